"""Files of earlier programs open after a backup; files of later ones are refused;
nothing is lost on the way."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from msgspec.structs import replace

from roster_desktop.records import RowAdded, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Catalog, Role
from roster_desktop.store import migrating, roster_file, sqlite
from roster_desktop.store.backups import backups_of
from roster_desktop.store.connections import Connections
from roster_desktop.store.roster_tables import tables_of
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.wording import storing
from roster_desktop.workspace import Access, Query, Workspace
from tests.builders import TOY, TOY_PEOPLE, column
from tests.workspace.toy import (
    FOLK,
    VILLAGE,
    added,
    applied,
    made,
    opened,
    refused,
    removed,
    set_to_today,
    typed,
)

FEW = Catalog(
    (
        replace(
            TOY_PEOPLE,
            columns=tuple(c for c in TOY_PEOPLE.columns if c.key not in ("remark", "birth_date", "age")),
        ),
    ),
    people=FOLK,
)
"""The toy catalog as an earlier program might have declared it."""


TAKEN_BACK = (
    "finding", "finding_beside", "row_group", "unchecked", "explained", "lineage", "lineage_row",
    "lineage_entry", "asked", "review", "return_book", "outbox", "inbox_file", "place_change",
    "period", "period_figures", "period_report", "disclosure", "purged",
)  # fmt: skip
BACK_TO_THE_FIRST = (
    *(f"DROP TABLE {table}" for table in TAKEN_BACK),
    *(f"ALTER TABLE delivery DROP COLUMN {column}" for column in ("said", "run", "journal")),
    "ALTER TABLE export DROP COLUMN purpose",
    "UPDATE alembic_version SET version_num = '0001'",
)
"""What makes a file of the first revision of one of today."""


def first_file(path: Path) -> Path:
    """A roster file as the first revision made it, with a person in it, and a removed one."""
    with set_to_today(Workspace.create(path, FEW, VILLAGE, "王芳")) as workspace:
        added(workspace, "张三", 1, phone="13800000001")
        removed(workspace, added(workspace, "李四", 2))
    return altered(path, *BACK_TO_THE_FIRST)


def altered(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
    return path


def differences(path: Path, catalog: Catalog) -> list[object]:
    connections = Connections(path, Access.READ)
    try:
        with connections.reading() as connection:
            return migrating.differences(connection, tables_of(catalog))
    finally:
        connections.close()


@pytest.mark.parametrize("catalog", [TOY, CATALOG], ids=["toy", "real"])
def test_a_new_file_has_exactly_the_declared_tables(tmp_path: Path, catalog):
    Workspace.create(tmp_path / "a.roster", catalog, VILLAGE, "").close()

    assert differences(tmp_path / "a.roster", catalog) == []


def test_a_file_of_the_first_revision_opens_with_all_that_is_in_it(tmp_path: Path):
    path = first_file(tmp_path / "old.roster")
    with opened(path) as workspace:
        [row] = workspace.row_ids(Query(FOLK))
        found = workspace.row(FOLK, row)
        assert found is not None
        assert found.values["phone"] == "13800000001"
        assert found.values["birth_date"] == "1980-01-01"
        assert workspace.row_ids(Query(FOLK, where={"birth_date": ("1980-01-01",)})) == [row]
        typed(workspace, row, remark="新的一列")
        assert workspace.doctor().problems == ()
        assert workspace.history(row=(FOLK, row))[0].column == "remark"
    assert differences(path, TOY) == []


def test_a_file_of_the_first_revision_is_compared_like_any_other(tmp_path: Path):
    with opened(first_file(tmp_path / "old.roster")) as workspace:
        assert workspace.findings() == []
        assert workspace.checked_by == ""
        [row] = workspace.row_ids(Query(FOLK))
        typed(workspace, row, phone="看不懂")
        bring_up_to_date(workspace)

        assert "A14" in workspace.count_findings("rule")
        assert workspace.troubled(FOLK) == {row}


def test_an_old_file_is_copied_before_it_is_brought_up_to_date(tmp_path: Path):
    path = first_file(tmp_path / "old.roster")
    before = path.read_bytes()
    opened(path).close()

    [copy] = backups_of(path).values()
    assert "升级前" in copy.name
    assert path.read_bytes() != before
    with set_to_today(Workspace.open(copy, FEW)) as workspace:
        assert workspace.counts() == {FOLK: 1}


def test_an_up_to_date_file_is_not_copied(village: Workspace):
    village.close()
    opened(village.path).close()

    assert backups_of(village.path) == {}


def test_reading_does_not_bring_an_old_file_up_to_date(tmp_path: Path):
    path = first_file(tmp_path / "old.roster")
    before = path.read_bytes()

    with refused(storing.OLDER):
        opened(path, Access.READ)
    assert path.read_bytes() == before


def test_bringing_up_to_date_happens_whole_or_not_at_all(tmp_path: Path):
    path = first_file(tmp_path / "old.roster")
    altered(path, "CREATE INDEX ix_roster_work_place ON setting (text)")
    before = path.read_bytes()

    with pytest.raises(Exception, match="ix_roster_work_place"):
        opened(path)
    assert path.read_bytes() == before
    with set_to_today(Workspace.open(path, FEW)) as workspace:
        assert workspace.counts() == {FOLK: 1}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE alembic_version SET version_num = '9999'",
        f"PRAGMA user_version = {sqlite.GENERATION + 1}",
        "ALTER TABLE roster_folk ADD COLUMN tomorrow TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE roster_tomorrow (row_id TEXT)",
    ],
)
@pytest.mark.parametrize("access", Access)
def test_a_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path, statement, access):
    made(tmp_path / "a.roster").close()
    path = altered(tmp_path / "a.roster", statement)
    before = path.read_bytes()

    with refused(storing.NEWER):
        opened(path, access)
    assert path.read_bytes() == before
    assert backups_of(path) == {}


def test_every_revision_is_known_by_number():
    config = Config()
    config.set_main_option("script_location", str(migrating.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)

    assert tuple(reversed([script.revision for script in scripts.walk_revisions()])) == migrating.REVISIONS


def test_rows_follow_a_declaration_that_tells_them_apart_otherwise(tmp_path: Path):
    path = tmp_path / "a.roster"
    with made(path) as workspace:
        person = {"name": "张三", "village": "河湾村", "remark": "泥瓦匠"}
        applied(workspace, RowAdded(FOLK, new_row_id(), person))
        assert workspace.row_ids(Query(FOLK, find="泥瓦")) == []
    learning = tuple(replace(c, learns=True) if c.key == "remark" else c for c in TOY_PEOPLE.columns)
    later = Catalog((replace(TOY_PEOPLE, columns=learning), TOY.roster("work")), people=FOLK)
    with Workspace.open(path, later) as workspace:
        assert len(workspace.row_ids(Query(FOLK, find="泥瓦"))) == 1
        assert workspace.doctor().problems == ()
    assert differences(path, later) == []


def test_any_word_may_be_the_key_of_a_column(tmp_path: Path):
    odd = ("select", "order", "metadata", "model_config", "registry", "copy", "index", "values")
    columns = (*TOY_PEOPLE.columns, *(column(key, f"列{key}", learns=True) for key in odd))
    catalog = Catalog((replace(TOY_PEOPLE, columns=columns),), people=FOLK)
    with Workspace.create(tmp_path / "a.roster", catalog, VILLAGE, "") as workspace:
        row = new_row_id()
        applied(workspace, RowAdded(FOLK, row, dict.fromkeys(odd, "字")))

        assert workspace.row_ids(Query(FOLK, where={"order": ("字",)}, order=(("select", True),))) == [row]
        assert workspace.learnt(FOLK, "values", "字") == ["字"]
    assert TOY_PEOPLE.has(Role.NAME)


def test_a_new_file_has_just_the_tables_that_the_revisions_make(tmp_path: Path):
    made(tmp_path / "first.roster").close()
    made(tmp_path / "new.roster").close()
    connections = Connections(empty(tmp_path / "old.roster"), Access.WRITE)
    with connections.writing() as connection:
        migrating.migrate(connection, tables_of(TOY))
    connections.close()

    assert schema_of(tmp_path / "new.roster") == schema_of(tmp_path / "old.roster") != []


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def schema_of(path: Path) -> list[tuple[object, ...]]:
    """All that is declared in the file, and its revision."""
    with closing(sqlite3.connect(path)) as file:
        declared = file.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
        return [*declared, *file.execute("SELECT * FROM alembic_version")]


def indexes_over_words(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        named = "name LIKE '%\\_learnt\\_%' ESCAPE '\\'"
        return [name for (name,) in connection.execute(f"SELECT name FROM sqlite_master WHERE {named}")]


def earlier_by_an_index(path: Path) -> Path:
    """A file with a person, as the program before the last revision left it."""
    with set_to_today(Workspace.create(path, CATALOG, VILLAGE, "王芳")) as workspace:
        applied(workspace, RowAdded(CATALOG.people, new_row_id(), {"name": "张三", "village": "河湾村"}))
    return altered(
        path,
        "CREATE INDEX ix_roster_person_learnt_village ON roster_person (village) WHERE village <> ''",
        "UPDATE alembic_version SET version_num = '0010'",
    )


def test_no_index_over_words_that_are_offered_is_left(tmp_path: Path):
    path = earlier_by_an_index(tmp_path / "old.roster")
    before = indexes_over_words(path)
    with set_to_today(Workspace.open(path, CATALOG)) as workspace:
        assert workspace.learnt(CATALOG.people, "village", "") == ["河湾村"]

    assert before == ["ix_roster_person_learnt_village"]
    assert indexes_over_words(path) == []
    assert differences(path, CATALOG) == []


def test_no_row_is_worked_out_anew_for_what_lies_beside_the_rows(tmp_path: Path, monkeypatch):
    path = earlier_by_an_index(tmp_path / "old.roster")
    monkeypatch.setattr(roster_file, "refresh", None)
    with set_to_today(Workspace.open(path, CATALOG)) as workspace:
        assert len(workspace.row_ids(Query(CATALOG.people, find="zs"))) == 1


def test_once_it_is_got_ready_a_new_file_waits_for_no_revision(tmp_path, monkeypatch):
    catalog = dataclasses.replace(TOY)
    Workspace.get_ready(catalog)
    monkeypatch.setattr(migrating, "migrate", None)

    with Workspace.create(tmp_path / "new.roster", catalog, VILLAGE, "刘会计") as workspace:
        assert workspace.counts() == {"folk": 0, "work": 0}


def test_what_is_found_out_beforehand_is_what_all_revisions_make(tmp_path):
    tables = tables_of(TOY)
    with Workspace.create(tmp_path / "new.roster", TOY, VILLAGE, "刘会计"):
        pass
    with Connections(tmp_path / "new.roster", Access.WRITE).writing() as connection:
        assert migrating.differences(connection, tables) == []
