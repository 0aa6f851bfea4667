"""Lists that a village makes by hand, month after month, and what a file makes of them."""

from __future__ import annotations

from roster_desktop.merge import MergePlan, plan_merge
from roster_desktop.records import DeliveredRow, Delivery, Unit
from tests.builders import TOY, TOY_PEOPLE, toy_person
from tests.merge.world import RosterFile

COLUMNS = ("township", "village", "name", "id_number", "phone", "remark", "schooling", "school_year")


def person(name: str = "张三", sequence: int = 1, **cells: str) -> dict[str, str]:
    """A line of the list: only what is filled in."""
    return {
        key: text for key, text in (toy_person(name, sequence) | {"standing": ""} | cells).items() if text
    }


def handmade(
    *people: dict[str, str],
    columns: tuple[str, ...] = COLUMNS,
    unit: str = "河湾村",
    file: str = "手工表.xlsx",
    roster: str = TOY_PEOPLE.key,
) -> Delivery:
    """The list with these people, one under the other."""
    rows = tuple(
        DeliveredRow(
            roster,
            "Sheet1",
            number,
            {key: text for key, text in values.items() if key in columns},
            {key: f"{key}{number}" for key in columns},
            None,
        )
        for number, values in enumerate(people, start=2)
    )
    return Delivery(file, "", None, rows, unit_text=unit)


def taken(file: RosterFile, delivery: Delivery, sender: Unit | None = None) -> MergePlan:
    """Take the list in, and remember what it said."""
    plan = plan_merge(TOY, delivery, file, sender=sender, memory=file)
    file.apply(*plan.changes)
    file.remember(*plan.lineages)
    return plan


def shown(file: RosterFile, name: str = "张三", column: str = "phone") -> str:
    """What the file shows of a person."""
    [text] = [
        texts.get(column, "")
        for state in file.rows.values()
        if (texts := file.visible(state)).get("name") == name
    ]
    return text


def asked(file: RosterFile) -> set[str]:
    """Registers that wait for a decision."""
    return {register for _, register in file.open}
