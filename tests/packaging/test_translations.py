"""The catalogue of the window's texts: nothing missing, nothing left over, compiled as it is written."""

from __future__ import annotations

from pathlib import Path

from tests.packaging.test_dev import loaded

translations = loaded(Path(__file__).parents[2] / "packaging" / "translations.py")


def ids(catalogue) -> set[str]:
    return {message.id for message in catalogue if message.id}


def test_the_catalogue_holds_every_text_of_the_code_and_no_other():
    assert ids(translations.kept()) == ids(translations.texts_of_the_code())


def test_the_compiled_catalogue_is_what_is_written():
    assert translations.MO.read_bytes() == translations.compiled(translations.kept())
