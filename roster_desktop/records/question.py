"""Something about a workbook that only a person can tell: asked before anything is taken over."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.wording import Message, Refusal

LEFT_OUT = "-"
"""The answer that leaves a column, a block or a sheet out."""
IN_REMARKS = "+"
"""The answer that keeps an unknown column in the remarks, each text behind its header."""

PASSWORD = "@password"
"""What the password of a locked workbook is filed under; it is used and never kept."""


IS_OPEN = "@open"
"""What is said of a workbook that may still be open in an office program is filed under this."""
READ_IT = "read"
"""The answer that reads it as it was last saved."""


class Choice(Struct, frozen=True):
    """One possible answer: how it is written on the command line, and how it is shown."""

    value: str
    text: str


class Question(Struct, frozen=True):
    """What is asked, where it stands, and what is done as long as nobody has answered."""

    code: str
    sentence: str
    sheet: str = ""
    cells: tuple[str, ...] = ()
    key: str = ""
    """What the answer is filed under: `SHEET:C列` for a column, `SHEET:@blocks` for a whole sheet."""
    choices: tuple[Choice, ...] = ()
    """The likely answers first; empty where the answer is typed."""
    default: str = ""
    """The choice that holds until somebody answers; it never guesses."""
    header: str = ""
    """The header of the column asked about, as it is written there."""


class Unanswered(Refusal):
    """A workbook of which nothing can be read before its question is answered."""

    def __init__(self, message: Message, question: Question) -> None:
        super().__init__(message)
        self.question = question
