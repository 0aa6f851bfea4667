"""The catalogue of the window's texts: nothing missing, nothing left over, compiled as it is written."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

from tests.packaging.test_dev import loaded

translations = loaded(Path(__file__).parents[2] / "packaging" / "translations.py")


def chinese(message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def ids(catalogue) -> set[tuple[str, bool]]:
    """Each text, and whether it has one form for 1 and one for other numbers."""
    return {(chinese(message), message.pluralizable) for message in catalogue if message.id}


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def enumerations() -> Iterator[tuple[str, list[str]]]:
    """Each enumeration of the rooms, with the texts of its members as they stand in the code."""
    for path in (one for room in translations.ROOMS for one in (translations.ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any("Enum" in ast.unparse(base) for base in node.bases):
                calls = [call for call in ast.walk(node) if isinstance(call, ast.Call) and call.args]
                texts = [ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "_"]
                yield node.name, texts


def test_the_catalogue_holds_every_text_of_the_code_and_no_other():
    assert ids(translations.kept()) == ids(translations.texts_of_the_code())


def test_the_compiled_catalogue_is_what_is_written():
    assert translations.MO.read_bytes() == translations.compiled(translations.kept())


def test_every_text_has_its_english():
    told = [message for message in translations.kept() if message.id]

    assert [message.id for message in told if not all(translations.forms_of(message))] == []
    # What is marked as doubtful is left out of what the program reads.
    assert [message.id for message in told if message.fuzzy] == []


def test_what_is_counted_has_another_form_for_one_than_for_many():
    counted = [message for message in translations.kept() if message.id and message.pluralizable]

    assert len(counted) > 10
    assert [one.id for one in counted if len(set(translations.forms_of(one))) != 2] == []


def test_the_english_of_a_text_has_the_same_gaps():
    told = [
        (chinese(message), form)
        for message in translations.kept()
        if message.id
        for form in translations.forms_of(message)
    ]

    assert [pair for pair in told if gaps(pair[0]) != gaps(pair[1])] == []


def test_members_of_an_enumeration_are_told_apart_in_english_too():
    english = {chinese(one): translations.forms_of(one)[0] for one in translations.kept() if one.id}
    told = {name: [english[text] for text in texts] for name, texts in enumerations() if texts}

    assert told
    assert {name: texts for name, texts in told.items() if len(set(texts)) < len(texts)} == {}
