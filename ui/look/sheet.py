"""The style sheet: a few lines on simple widgets only; on combos, spins and lists it would break them."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QPushButton, QWidget

from roster_desktop.wording import Language, current_language
from ui.look.fonts import pixels
from ui.look.tones import Tones

ROLE = "role"
STATE = "state"
TIGHT = "tight"


def sheet_of(tones: Tones, font: QFont) -> str:
    """The sheet for these colours and this text size."""
    px = {name: pixels(font, measure) for name, measure in _MEASURES.items()}
    colours = {name: getattr(tones, name) for name in tones.__struct_fields__}
    # A border twice as wide takes its room from the air inside: the text stays where it is.
    px |= {f"{name}_less": max(px[name] - 1, 0) for name in _AIR}
    # Bold Chinese letters are as wide as others; a chip is measured by letters that are not bold.
    weight = {"chosen_weight": "600" if current_language() is Language.CHINESE else "400"}
    sheet = _SHEET
    for name, value in {**colours, **weight, **{key: f"{pixel}px" for key, pixel in px.items()}}.items():
        sheet = sheet.replace(f"@{name};", f"{value};").replace(f"@{name} ", f"{value} ")
    return sheet


def sheet_as_written() -> str:
    """The sheet before colours and letters are put into it, with its measures."""
    return f"{_MEASURES}{_SHEET}"


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is for, so that it looks so."""
    widget.setProperty(ROLE, role)


def set_tight(button: QPushButton, is_tight: bool) -> None:
    """Give a button less air where there is little room, and draw it so at once."""
    button.setProperty(TIGHT, is_tight)
    button.style().unpolish(button)
    button.style().polish(button)


def set_state(widget: QWidget, state: str) -> None:
    """Say in what state a field is (`error`, `warning`, `derived`, "" for none), and draw it so at once."""
    if (widget.property(STATE) or "") == state:
        return
    widget.setProperty(STATE, state)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


_MEASURES = {
    "button_high": 7,
    "button_wide": 14,
    "tight_high": 4,
    "tight_wide": 8,
    "field_high": 6,
    "field_wide": 9,
    "menu_end": 26,
    "thin": 3,
    "bar": 11,
    "bar_round": 4,
    "handle": 40,
    "round": 6,
    "chip_round": 13,
    "card_round": 8,
    "head_high": 8,
    "head_wide": 5,
}

_AIR = ("button_high", "button_wide", "tight_high", "tight_wide", "field_high", "field_wide", "thin")

_SHEET = """
QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: @round;
    padding: @button_high @button_wide ; outline: none; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @chosen; }
QPushButton:disabled { color: @faint; background: @window; border-color: @rule; }
QPushButton[role="primary"], QInputDialog QPushButton:default, QMessageBox QPushButton:default {
    background: @accent; color: @on_accent; border-color: @accent; font-weight: 600;
}
QPushButton[role="primary"]:hover, QInputDialog QPushButton:default:hover,
QMessageBox QPushButton:default:hover { background: @accent_strong; }
QPushButton[role="primary"]:disabled { background: @rule; color: @faint; border-color: @rule; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: @muted;
    padding: @tight_high @tight_wide ; }
QPushButton[role="quiet"]:hover { background: @hover; color: @text; }
QPushButton[role="quiet"]:checked { background: @chosen; color: @accent; }
QPushButton[role="quiet"]:disabled { color: @line; }
QPushButton[role="foot"] { background: transparent; border: none; color: @muted; padding: 0px; }
QPushButton[role="foot"]:hover { color: @accent; }
QPushButton[role="link"] { background: transparent; border: none; color: @accent;
    padding: @tight_high 0px; text-align: left; }
QPushButton[role="link"]:hover { background: @hover; }
QPushButton[role="link"]:disabled { color: @faint; }
QPushButton[role="strip"] { background: transparent; border: 1px solid transparent; color: @accent;
    padding: @thin @thin ; }
QPushButton[role="strip"]:hover { background: @surface; }
QPushButton[role="faint-strip"] { background: transparent; border: 1px solid transparent; color: @muted;
    padding: @thin @thin ; }
QPushButton[role="faint-strip"]:hover { background: @surface; color: @accent; }
QPushButton[tight="true"] { padding: @tight_high @tight_wide ; }
QPushButton[role="help"] { background: transparent; border: 1px solid transparent; color: @faint;
    padding: @thin @thin ; }
QPushButton[role="help"]:hover { background: @hover; color: @accent; }
QPushButton[role="ask"] { color: @accent; font-weight: 600; border-radius: @chip_round;
    padding: @thin @tight_wide ; }
QPushButton[role="help"][state="good"] { color: @good; }
QPushButton[role="help"][state="warning"] { color: @warning; font-weight: 600; }
QPushButton[role="help"]:checked { background: @chosen; color: @accent; }
QPushButton::menu-indicator { image: none; width: 0px; }
QPushButton[role="chip"] { border-radius: @chip_round; padding: @tight_high @button_wide ; }
QPushButton[role="chip"]:checked {
    background: @chosen; color: @accent; border-color: @accent; font-weight: @chosen_weight;
}
QPushButton[role="choice"] { text-align: left; padding: @button_high @button_wide ; }
QPushButton[role="choice"]:checked { background: @chosen; color: @accent; border: 2px solid @accent;
    font-weight: 600; }
QPushButton:focus { border: 2px solid @accent; padding: @button_high_less @button_wide_less ; }
QPushButton[role="primary"]:focus, QInputDialog QPushButton:default:focus,
QMessageBox QPushButton:default:focus { border: 3px double @on_accent; }
QPushButton[tight="true"]:focus, QPushButton[role="quiet"]:focus {
    border: 2px solid @accent; padding: @tight_high_less @tight_wide_less ; }
QPushButton[role="link"]:focus { border: none; padding: @tight_high 0px; background: @chosen;
    text-decoration: underline; }
QPushButton[tight="true"][role="primary"]:focus { border: 3px double @on_accent; }
QPushButton[role="strip"]:focus, QPushButton[role="faint-strip"]:focus, QPushButton[role="help"]:focus {
    border: 2px solid @accent; padding: @thin_less @thin_less ; }
QPushButton[role="ask"]:focus { border: 2px solid @accent; padding: @thin_less @tight_wide_less ; }
QPushButton[role="foot"]:focus { background: @chosen; color: @accent; text-decoration: underline; }
QPushButton[role="chip"]:focus { border: 2px solid @accent; padding: @tight_high_less @button_wide_less ; }
QPushButton[role="chip"]:checked:focus, QPushButton[role="choice"]:checked:focus {
    background: @picked; border: 2px dashed @text; }
QPushButton[role="choice"]:checked { padding: @button_high_less @button_wide_less ; }
QLineEdit[role="field"], QInputDialog QLineEdit { background: @surface; border: 1px solid @line;
    border-radius: @round; padding: @field_high @field_wide ;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit[role="field"]:hover, QInputDialog QLineEdit:hover { border-color: @faint; }
QLineEdit[role="field"]:focus, QInputDialog QLineEdit:focus {
    border: 2px solid @accent; padding: @field_high_less @field_wide_less ; }
QLineEdit[role="field"][state="error"] { border: 1px solid @error; }
QLineEdit[role="field"][state="warning"] { border: 1px solid @warning; }
QLineEdit[role="field"][state="error"]:focus { border: 2px solid @error; }
QLineEdit[role="field"][state="warning"]:focus { border: 2px solid @warning; }
QLineEdit[role="field"][state="derived"] { background: @header; color: @muted; }
QLineEdit[role="field"][state="masked"] { background: @surface; color: @muted; }
QLineEdit[role="cell"] { background: @surface; border: 2px solid @accent; padding: 0px 2px;
    selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit[role="cell"][state="error"] { border: 2px solid @error; }
QLineEdit[role="cell"][state="warning"] { border: 2px solid @warning; }
QHeaderView { background: @header; border: none; }
QHeaderView::section { background: @header; color: @muted; border: none; border-right: 1px solid @rule;
    border-bottom: 1px solid @line; padding: @head_high @head_wide ; font-weight: 600; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: @bar; margin: 2px 1px; }
QScrollBar:horizontal { height: @bar; margin: 1px 2px; }
QScrollBar::handle { background: @line; border-radius: @bar_round; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::handle:vertical { min-height: @handle; }
QScrollBar::handle:horizontal { min-width: @handle; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: @card_round; }
QFrame[role="sidebar"] { background: @surface; border: none; border-right: 1px solid @line; }
QFrame[role="strip"] { background: @hover; border: none; border-radius: @round; }
QFrame[role="rule"] { background: @rule; border: none; }
QFrame[role="edge"] { background: @line; border: none; }
QFrame[role="said"] { background: @chosen; border: 1px solid @accent; border-radius: @round; }
QFrame[role="complained"] { background: @error_tint; border: 1px solid @error; border-radius: @round; }
QFrame[role="removing"] { background: @error_tint; border: none; border-radius: @round; }
QFrame[role="asking"] { background: @conflict_tint; border: none; border-radius: @round; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="group"] { color: @accent; font-weight: 600; }
QLabel[role="error"] { color: @error; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="notice"] { color: @notice; }
QLabel[role="asking"] { color: @conflict; }
QStatusBar { background: @surface; color: @muted; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QMenu { background: @surface; color: @text; border: 1px solid @line; padding: @thin 0px; }
QMenu::item { padding: @field_high @menu_end @field_high @button_wide ; background: transparent; }
QMenu::item:selected { background: @chosen; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @rule; margin: @thin 0px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: @surface; color: @text; border: 1px solid @line; padding: 4px; }
"""
