"""From the ledger of a run to its folder: statements settled and spilled, files put in place together."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..actors import Decision, settled
from ..issues import issues_settled
from ..values import Document, Statement
from .ledger import LEDGER, Ledger
from .lines import Lines, described, json_lines, read_documents, read_statements, write_lines

__all__ = ["Sure", "clear", "opened", "spilled", "staging"]

_STAGE = ".build-"


@contextmanager
def opened(folder: Path, stamp: str, *, kept: bool) -> Iterator[Ledger]:
    """The ledger of the folder; where nothing is to be kept, one that goes away."""
    if kept:
        with closing(Ledger(folder / LEDGER, stamp)) as ledger:
            yield ledger
    else:
        with tempfile.TemporaryDirectory() as place, closing(Ledger(Path(place, LEDGER), stamp)) as ledger:
            yield ledger


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A folder to write in, whose files replace those in ``folder`` once all is written; else nothing changes."""
    folder.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=_STAGE, dir=folder))
    try:
        yield stage
        for path in sorted(stage.iterdir()):
            path.replace(folder / path.name)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def clear(folder: Path) -> None:
    """Take away what a killed build left half written."""
    for stage in folder.glob(_STAGE + "*"):
        shutil.rmtree(stage, ignore_errors=True)


def spilled(
    ledger: Ledger, folder: Path, *, min_confidence: float, decisions: Sequence[Decision], issues: Sequence[Decision]
) -> tuple[Lines[Statement], Lines[Document]]:
    """The statements of a run, settled by the decisions about actors and ``issues``, and its documents, as files in
    ``folder``; a few are held at a time."""
    statements, documents = folder / "statements.jsonl", folder / "documents.jsonl"
    found = issues_settled(settled(Sure(ledger, min_confidence), decisions), issues)
    number = write_lines(statements, json_lines(statement.as_dict() for statement in found))
    write_lines(documents, json_lines(described(entry.document) for entry in ledger.entries()))
    return Lines(statements, read_statements, number), Lines(documents, read_documents, len(ledger))


@dataclass(frozen=True, slots=True)
class Sure:
    """The statements of a run that are sure enough, read from the ledger each time."""

    ledger: Ledger
    min_confidence: float

    def __iter__(self) -> Iterator[Statement]:
        for entry in self.ledger.entries():
            yield from (s for s in entry.statements if s.confidence >= self.min_confidence)
