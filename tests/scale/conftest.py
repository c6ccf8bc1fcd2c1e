from pathlib import Path

import pytest
import slow_parts

NUMBER = 40


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(NUMBER):
        text = f"Chad{number:02} backs Peru. Peru rejects the quota. Kari{number % 7} backs Norway."
        (folder / f"a{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which `slow_parts` tells which documents it reads."""
    path = tmp_path / "read.log"
    path.touch()
    monkeypatch.setenv(slow_parts.LOG, str(path))
    return path
