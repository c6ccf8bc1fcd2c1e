"""What travels in the wheel: everything that is read at run time, and nothing else."""

import zipfile
from pathlib import Path

import pytest

builder = pytest.importorskip("hatchling.builders.wheel", reason="hatchling builds the wheel")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = str(tmp_path_factory.mktemp("dist"))
    (wheel,) = builder.WheelBuilder(str(ROOT)).build(directory=folder, versions=["standard"])
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.slow
def test_nothing_of_the_workshop_is_in_the_wheel(names: set[str]) -> None:
    top = {name.partition("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"stancegraph"}
    assert not [name for name in names if "test" in name.lower() or name.endswith((".pyc", ".conllu"))]


@pytest.mark.slow
@pytest.mark.parametrize("place", ["graph/stancegraph", "ontology"])
def test_every_file_of_the_source_is_in_the_wheel(names: set[str], place: str) -> None:
    files = [path for path in (ROOT / place).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    expected = {path.relative_to(ROOT / place).as_posix() for path in files}
    home = "stancegraph" if place == "graph/stancegraph" else "stancegraph/ontology"
    assert len(expected) > 5
    assert {f"{home}/{name}" for name in expected} <= names


@pytest.mark.slow
def test_licences_and_the_command_are_declared(names: set[str]) -> None:
    ends = {name.partition(".dist-info/")[2] for name in names}
    assert {"licenses/LICENSE", "licenses/LICENSE-MODEL", "entry_points.txt"} <= ends
