"""Pieces of which several pages are made: cards, sentences that stay, the strip of work under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from ui.pages.pieces.buttons import chip, link, plain, primary
    from ui.pages.pieces.card import Card, muted
    from ui.pages.pieces.dropping import Dropping
    from ui.pages.pieces.invitation import Invitation
    from ui.pages.pieces.same_link import SameLink
    from ui.pages.pieces.sentence_strip import SentenceStrip
    from ui.pages.pieces.undone_card import UndoneCard
    from ui.pages.pieces.work_strip import WorkStrip
else:
    offer(
        __name__,
        buttons="chip link plain primary",
        card="Card muted",
        dropping="Dropping",
        invitation="Invitation",
        same_link="SameLink",
        sentence_strip="SentenceStrip",
        undone_card="UndoneCard",
        work_strip="WorkStrip",
    )

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
