"""What the documents point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "packaging/README.md", "roster_desktop/README.md")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_of_a_document_leads_somewhere(document: str) -> None:
    text = (ROOT / document).read_text("utf-8")
    targets = [one for one in re.findall(r"\]\(([^)#]+)", text) if "://" not in one]
    lost = [one for one in targets if not ((ROOT / document).parent / one).exists()]

    assert lost == []
