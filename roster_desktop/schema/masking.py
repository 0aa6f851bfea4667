"""What of a sensitive text may be seen: enough to recognise the person one knows,
too little to abuse (`domain.md` §6.2)."""

from __future__ import annotations

from roster_desktop.schema.roster import Column, Role

MASK = "*"


def masked(column: Column, text: str) -> str:
    """The text with its middle hidden, as long as before; short texts are hidden wholly."""
    if not column.sensitive or not text:
        return text
    if column.role is Role.PHONE or column.kind.name == "phone":
        return _middle_hidden(text, 3, 4)
    if column.kind.name == "bank_card":
        return _middle_hidden(text, 0, 4)
    if column.kind.name == "id_number" or text[:-1].isdigit():
        # Four and two, not six and four: beside an age,
        # a birth-masked number with the whole tail is soon guessed.
        return _middle_hidden(text, 4, 2)
    return _middle_hidden(text, min(6, len(text) // 2), 0)


def masked_name(name: str, example: str) -> str:
    """The name written as a three-letter example of it is: 张*, 张*三; any other example hides nothing."""
    if example == "张*":
        return name[:1] + MASK if name else ""
    if example == "张*三":
        return name[:1] + MASK * max(1, len(name) - 2) + name[2:][-1:] if name else ""
    return name


def _middle_hidden(text: str, first: int, last: int) -> str:
    if len(text) <= first + last:
        return MASK * len(text)
    return text[:first] + MASK * (len(text) - first - last) + text[len(text) - last :]
