"""Pieces of which several pages are made: cards, sentences that stay, the strip of work under way."""

from ui.pages.pieces.buttons import chip, link, plain, primary
from ui.pages.pieces.card import Card, muted
from ui.pages.pieces.dropping import Dropping
from ui.pages.pieces.invitation import Invitation
from ui.pages.pieces.same_link import SameLink
from ui.pages.pieces.sentence_strip import SentenceStrip
from ui.pages.pieces.undone_card import UndoneCard
from ui.pages.pieces.work_strip import WorkStrip

__all__ = [
    "Card",
    "Dropping",
    "Invitation",
    "SameLink",
    "SentenceStrip",
    "UndoneCard",
    "WorkStrip",
    "chip",
    "link",
    "muted",
    "plain",
    "primary",
]
