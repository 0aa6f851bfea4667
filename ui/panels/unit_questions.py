"""Whose file it is: level, county, township, village, and who types; places are offered while typing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop import divisions
from roster_desktop.records import Level, Unit
from roster_desktop.schema import Column
from roster_desktop.schema.kinds import Text
from roster_desktop.wording import _
from ui.editors import CellLine, OfferingLine, Picking
from ui.look import pixels, set_role

_LEVELS = ((Level.VILLAGE, _("村（社区）")), (Level.TOWNSHIP, _("镇（街道）")), (Level.COUNTY, _("县（区）")))
_GROUP = _("单位")
_COUNTY = Column("county", _("县（区）"), Text(60), _GROUP, _("所在的县或区，例如：洋县。"))
_TOWNSHIP = Column("township", _("镇（街道）"), Text(60), _GROUP, _("所在的镇或街道，例如：龙亭镇。"))
_VILLAGE = Column("village", _("村（社区）"), Text(60), _GROUP, _("村或社区的全名，例如：白石村。"))
_OPERATOR = Column(
    "operator", _("录入人"), Text(60), _GROUP, _("谁在这台电脑上录入，写姓名；变更记录里会写上。")
)
_ASKED = {
    Level.VILLAGE: (_COUNTY, _TOWNSHIP, _VILLAGE),
    Level.TOWNSHIP: (_COUNTY, _TOWNSHIP),
    Level.COUNTY: (_COUNTY,),
}
_LEVEL_OF_PLACE = {
    "county": divisions.Level.COUNTY,
    "township": divisions.Level.TOWNSHIP,
    "village": divisions.Level.VILLAGE,
}
_WHOLE = re.compile(r"(?:[县区市旗镇乡村]|街道|办事处|社区|苏木|嘎查)$|[）)]$")
"""How the name of a place ends that nothing is missing of."""
_INITIALS = re.compile(r"[a-zA-Z]+")
_MOST_LIKE = 3
_ABOVE = {"county": "", "township": "county", "village": "township"}


class PlaceLine(OfferingLine):
    """The best fit is lit while initials are typed, or what one place alone is called; any other name stays
    as it is typed, for the list does not know every village: Enter never makes 李家沟村 of 李家."""

    def lights(self, typed: str) -> bool:
        text = typed.strip()
        if _INITIALS.fullmatch(text):
            return True
        called_so = [offer for offer in self._offers(text) if _WHOLE.sub("", offer) == text]
        return len(called_so) == 1 and self._offers(text)[0] == called_so[0]


class UnitQuestions(QWidget):
    """Names may be chosen from the list of places, which brings their codes, or simply typed."""

    changed = Signal()
    done = Signal()
    """Enter in the last field."""

    def __init__(self, operator: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels = QButtonGroup(self)
        self._lines: dict[str, CellLine] = {}
        self._labels: dict[str, QLabel] = {}
        self._lay_out()
        self._lines["operator"].setText(operator)
        self._levels.idClicked.connect(lambda _id: self._show_asked())
        self._show_asked()

    @property
    def level(self) -> Level:
        """The level that is chosen."""
        return _LEVELS[self._levels.checkedId()][0]

    @property
    def operator(self) -> str:
        """Who types."""
        return self._lines["operator"].text().strip()

    @property
    def unit(self) -> Unit:
        """The unit as far as it is said."""
        names = {column.key: self._text(column.key) for column in _ASKED[self.level]}
        own = _ASKED[self.level][-1].key
        return Unit(
            level=self.level,
            name=names[own],
            code=self._code(own),
            township=names.get("township", ""),
            county=names.get("county", ""),
        )

    @property
    def missing(self) -> str:
        """What is still to be said, as a sentence; "" where nothing is."""
        for column in (*_ASKED[self.level], _OPERATOR):
            if not self._text(column.key):
                return _("请填写{column}：{help}").format(column=column.header, help=column.help)
        return ""

    @property
    def doubt(self) -> str:
        """Which name seems to be written by half, where the list has whole ones like it; "" where none is."""
        column = self._half_named
        if column is None:
            return ""
        text = self._text(column.key)
        return _(
            "“{name}”像是没写全，名单里有：{places}。请改成全名；确实就叫“{name}”，接着按回车就行。"
        ).format(name=text, places=_("、").join(self._like(column.key, text)[:_MOST_LIKE]))

    @property
    def _half_named(self) -> Column | None:
        for column in _ASKED[self.level]:
            text = self._text(column.key)
            if text and not _WHOLE.search(text) and self._like(column.key, text):
                return column
        return None

    def _like(self, key: str, text: str) -> list[str]:
        """Listed places whose name begins so."""
        return [offer for offer in self._offers(key, text) if offer.startswith(text) and offer != text]

    def choose_level(self, level: Level) -> None:
        """Ask for a file of this level."""
        number = [known for known, _ in _LEVELS].index(level)
        self._levels.button(number).setChecked(True)
        self._show_asked()

    def take_focus(self) -> None:
        """Put the keyboard where the first answer goes."""
        self._lines["county"].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_missing(self) -> None:
        """Put the keyboard where the next answer goes, or where a name seems to be written by half."""
        asked = (*_ASKED[self.level], _OPERATOR)
        column = next((column for column in asked if not self._text(column.key)), None)
        column = column or self._half_named or _OPERATOR
        self._lines[column.key].setFocus(Qt.FocusReason.TabFocusReason)

    def line(self, key: str) -> CellLine:
        """The line that asks for `county`, `township`, `village` or `operator`."""
        return self._lines[key]

    def _show_asked(self) -> None:
        asked = {column.key for column in _ASKED[self.level]}
        for key in _ABOVE:
            self._lines[key].setVisible(key in asked)
            self._labels[key].setVisible(key in asked)
        self.changed.emit()

    def _text(self, key: str) -> str:
        """What was typed; of a county chosen with its city only its name."""
        text = self._lines[key].text().strip()
        place = _counties_with_city().get(text) if key == "county" else None
        return place.name if place else text

    def _code(self, key: str) -> str:
        """Code of the place with exactly this name; "" where the list has none or several."""
        if key == "county" and (place := _counties_with_city().get(self._lines[key].text().strip())):
            return place.code
        found = [place for place in self._places(key, self._text(key)) if self._text(key) in _names(place)]
        return found[0].code if len(found) == 1 else ""

    def _places(self, key: str, typed: str) -> tuple[divisions.Division, ...]:
        above = _ABOVE[key]
        within = self._code(above) if above else ""
        if above and self._text(above) and not within:
            # Inside a place that the list does not know, it knows nothing either.
            return ()
        return divisions.unit(typed, _LEVEL_OF_PLACE[key], within or None)

    def _offers(self, key: str, typed: str) -> list[str]:
        told_apart = {place.code: text for text, place in _counties_with_city().items()}
        places = self._places(key, typed)
        names = (told_apart.get(place.code) or divisions.everyday_name(place.name) for place in places)
        return list(dict.fromkeys(names))

    def _make_line(self, column: Column) -> CellLine:
        if column.key not in _ABOVE:
            return CellLine(column, date.today, self)
        return PlaceLine(
            column, date.today, lambda typed: self._offers(column.key, typed), Picking.HINTS, self
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 10))
        layout.addLayout(self._level_row())
        grid = QGridLayout()
        grid.setHorizontalSpacing(pixels(self.font(), 8))
        grid.setVerticalSpacing(pixels(self.font(), 10))
        for place, column in enumerate((_COUNTY, _TOWNSHIP, _VILLAGE, _OPERATOR)):
            self._add(grid, place, column)
        layout.addLayout(grid)
        for line, following in zip(
            list(self._lines.values())[:-1], list(self._lines.values())[1:], strict=True
        ):
            line.next_wanted.connect(lambda following=following: _go_on(following))
        self._lines["operator"].next_wanted.connect(self.done)

    def _add(self, grid: QGridLayout, place: int, column: Column) -> None:
        line = self._make_line(column)
        set_role(line, "field")
        line.setPlaceholderText(
            column.help.split(_("例如："))[-1].rstrip(_("。")) if _("例如") in column.help else _("姓名")
        )
        label = QLabel(column.header, self)
        label.setFixedWidth(pixels(self.font(), 92))
        label.setToolTip(column.help)
        line.textChanged.connect(lambda _text: self.changed.emit())
        self._lines[column.key] = line
        self._labels[column.key] = label
        grid.addWidget(label, place, 0)
        grid.addWidget(line, place, 1)

    def _level_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        label = QLabel(_("哪一级"), self)
        label.setFixedWidth(pixels(self.font(), 92))
        row.addWidget(label)
        for number, (_level, text) in enumerate(_LEVELS):
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setChecked(number == 0)
            set_role(button, "chip")
            self._levels.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        return row


def _go_on(line: CellLine) -> None:
    """To the next line; one that is not asked passes the keyboard on."""
    if line.isVisible():
        line.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        line.next_wanted.emit()


def _names(place: divisions.Division) -> set[str]:
    return {place.name, divisions.everyday_name(place.name)}


@cache
def _counties_with_city() -> Mapping[str, divisions.Division]:
    """鼓楼区（福州市）, as a county is offered that shares its name with another → the county."""
    counties = divisions.counties()
    times = Counter(county.name for county in counties)
    return {
        _("{county}（{divisions}）").format(
            county=county.name, divisions=divisions.full_name(county.code)[1]
        ): county
        for county in counties
        if times[county.name] > 1
    }
