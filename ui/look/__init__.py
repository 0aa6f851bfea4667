"""How the window looks: colours, letters, measures, icons. The only place that sets a colour."""

from ui.look.dress import dress, dress_anew
from ui.look.focus_seen import draws_focus_itself
from ui.look.fonts import bold, figure, pixels, row_height, small, text_font, text_width, title
from ui.look.icons import application_icon, icon
from ui.look.lists import dress_list
from ui.look.room import dialog_size
from ui.look.sheet import set_role, set_state, set_tight
from ui.look.signs import Sign, draw_fold, draw_sign
from ui.look.tones import CONTRAST, DARK, LIGHT, Tones, tones_of
from ui.look.wish import Light, TextSize

__all__ = [
    "CONTRAST",
    "DARK",
    "LIGHT",
    "Light",
    "Sign",
    "TextSize",
    "Tones",
    "application_icon",
    "bold",
    "dialog_size",
    "draw_fold",
    "draw_sign",
    "draws_focus_itself",
    "dress",
    "dress_anew",
    "dress_list",
    "figure",
    "icon",
    "pixels",
    "row_height",
    "set_role",
    "set_state",
    "set_tight",
    "small",
    "text_font",
    "text_width",
    "title",
    "tones_of",
]
