"""Paper in the window: pages drawn as they will be printed, the preview, and charts that can be clicked."""

from ui.paper.chart_view import ChartView
from ui.paper.drawing import Ink, draw_marks, on_paper, on_screen
from ui.paper.paper_view import PaperView
from ui.paper.preview import Preview

__all__ = ["ChartView", "Ink", "PaperView", "Preview", "draw_marks", "on_paper", "on_screen"]
