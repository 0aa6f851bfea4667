"""Parts of pages: the record beside the table, the bars above it."""

from ui.panels.empty_word import EmptyWord
from ui.panels.notice_bar import NoticeBar
from ui.panels.record import Record
from ui.panels.record_panel import RecordPanel
from ui.panels.removal_bar import RemovalBar
from ui.panels.search_row import SearchRow

__all__ = ["EmptyWord", "NoticeBar", "Record", "RecordPanel", "RemovalBar", "SearchRow"]
