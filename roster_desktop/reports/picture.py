"""Pages as pictures, for a phone chat: drawn without a window, from the same marks as the PDF."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from roster_desktop.places import FontFile
from roster_desktop.reports.pages import POINT, Fill, Image, Mark, Paper, Side, Stroke, Words, line_height
from roster_desktop.wording import Refusal, reporting

if TYPE_CHECKING:
    import PIL.Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

PIXELS = 6.0
"""Of a millimetre: a page is some 1,260 pixels wide, which a phone shows sharp."""


def png_bytes(page: Paper, fonts: Sequence[FontFile]) -> bytes:
    """The page as a PNG picture. A refusal where the computer has no Chinese letters."""
    # Late: most runs draw nothing.
    import PIL.Image
    from PIL import ImageDraw

    if not fonts:
        raise Refusal(reporting.NO_CHINESE_FONT.about())
    image = PIL.Image.new("L", (round(page.width * PIXELS), round(page.height * PIXELS)), 255)
    pen = _Pen(image, ImageDraw.Draw(image), fonts)
    for mark in page.marks:
        pen.draw(mark)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


class _Pen:
    """Draws marks in grey."""

    def __init__(self, image: PIL.Image.Image, draw: ImageDraw, fonts: Sequence[FontFile]) -> None:
        self._image = image
        self._draw = draw
        self._files = (fonts[0], fonts[-1])
        self._fonts: dict[tuple[bool, float], FreeTypeFont] = {}

    def draw(self, mark: Mark) -> None:
        match mark:
            case Fill():
                corners = (mark.left, mark.top, mark.left + mark.width, mark.top + mark.height)
                self._draw.rectangle([PIXELS * one for one in corners], fill=round(255 * mark.grey))
            case Stroke():
                ends = (mark.left, mark.top, mark.right, mark.bottom)
                width = max(1, round(mark.width * PIXELS))
                self._draw.line([PIXELS * one for one in ends], fill=0, width=width)
            case Words():
                self._write(mark)
            case Image():
                self._paste(mark)

    def _paste(self, image: Image) -> None:
        import PIL.Image

        size = (round(image.width * PIXELS), round(image.height * PIXELS))
        with PIL.Image.open(image.file) as found:
            place = (round(image.left * PIXELS), round(image.top * PIXELS))
            self._image.paste(found.convert("L").resize(size), place)

    def _write(self, words: Words) -> None:
        font = self._font(words.is_bold, words.points)
        step = line_height(words.points)
        middle = words.top + (words.height - step * len(words.lines)) / 2 + step / 2
        for place, line in enumerate(words.lines):
            spare = words.width * PIXELS - font.getlength(line)
            left = (
                words.left * PIXELS + {Side.LEFT: 0.0, Side.CENTRE: spare / 2, Side.RIGHT: spare}[words.side]
            )
            self._draw.text((left, PIXELS * (middle + place * step)), line, fill=0, font=font, anchor="lm")

    def _font(self, is_bold: bool, points: float) -> FreeTypeFont:
        from PIL import ImageFont

        if (is_bold, points) not in self._fonts:
            file = self._files[is_bold]
            size = points * POINT * PIXELS
            self._fonts[is_bold, points] = ImageFont.truetype(str(file.path), size, index=file.number)
        return self._fonts[is_bold, points]
