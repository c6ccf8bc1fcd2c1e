"""The reference pages say what the ontology says; they are written by scripts/ontology_reference.py."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES: dict[str, str] = runpy.run_path(str(ROOT / "scripts/ontology_reference.py"))["pages"]()


def test_there_are_pages_with_terms_stances_and_queries() -> None:
    assert {"`sg:StanceStatement`", "`sg:blocks`", "`sg:veto`"} <= set(PAGES["ontology.md"].replace(";", " ").split())
    assert PAGES["queries.md"].count("## ") >= 25


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_current(name: str) -> None:
    cure = "run: python scripts/ontology_reference.py"
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == PAGES[name], cure
