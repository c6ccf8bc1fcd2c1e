#!/usr/bin/env python3
"""Reads the annotated texts of this folder, and checks them.

    python scripts/train/annotated.py FILE ...       check files; prints each problem with file, line and cure
    python scripts/train/annotated.py FILE ... --jsonl GOLD --texts FOLDER      convert to one JSON object a line

A file holds articles. ``# id: NAME`` begins one; then every line is one sentence, an empty line ends a paragraph, and
a line that begins with ``>`` is a statement of the sentence above it, its fields separated by ``|``:

    > actor words | actor | actor of | stance | cue | target words | target | kind | factuality | source | essential

The words of actor, cue and target stand in the sentence as written there (``...`` joins the parts of a cue that is
split; ``-`` says that the sentence has no words for the actor or target). ``kind`` is a (actor) or i (issue),
``essential`` is y or n, an absent ``actor of`` or ``source`` is ``-``. Polarity follows from the stance.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stancegraph.values import FACTUALITIES, STANCES

FOLDER = Path(__file__).parent / "annotated"
_FIELDS = (
    "actor_text", "actor", "actor_of", "stance", "cue", "target_text", "target", "target_kind", "factuality", "source",
    "essential",
)  # fmt: skip
_KINDS = {"a": "actor", "i": "issue"}


@dataclass(slots=True)
class Article:
    """One text with its statements as dicts, the fields of the gold files."""

    id: str
    text: str = ""
    statements: list[dict[str, Any]] = field(default_factory=list)


class LineError(ValueError):
    """A line that cannot be read: what is wrong and what would be right."""


def read(path: Path) -> tuple[list[Article], list[str]]:
    """The articles of a file, and its problems as messages that name the line."""
    articles: list[Article] = []
    problems: list[str] = []
    sentence, gap, seen = "", "", set[str]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        try:
            if line.startswith("# id:"):
                articles.append(_article(line, seen))
                sentence, gap = "", ""
            elif line.startswith(">"):
                articles[-1].statements.append(_statement(line, sentence, articles[-1]))
            elif not line:
                gap = "\n\n"
            elif articles:
                sentence = line
                articles[-1].text += (gap if articles[-1].text else "") + line
                gap = " "
            else:
                raise LineError("text before the first article; begin with '# id: NAME'")
        except LineError as problem:
            problems.append(f"{path.name}:{number}: {problem}")
    return articles, problems


def _article(line: str, seen: set[str]) -> Article:
    name = line.removeprefix("# id:").strip()
    if not name or name in seen or any(c.isspace() for c in name):
        raise LineError(f"the id {name!r} is empty, holds a space, or stands twice in the file")
    seen.add(name)
    return Article(name)


def _statement(line: str, sentence: str, article: Article) -> dict[str, Any]:
    values = [value.strip() for value in line.removeprefix(">").split("|")]
    if len(values) != len(_FIELDS):
        raise LineError(f"{len(values)} fields, {len(_FIELDS)} wanted: {', '.join(_FIELDS)}")
    row: dict[str, Any] = {
        key: None if value in {"-", ""} else value for key, value in zip(_FIELDS, values, strict=True)
    }
    for key in ("actor_text", "target_text"):
        if row[key] and row[key] not in sentence:
            raise LineError(f"{key} {row[key]!r} does not stand in the sentence; copy it as written")
    for part in (row["cue"] or "?").split("..."):
        if part.strip() not in sentence:
            raise LineError(f"cue {part.strip()!r} does not stand in the sentence; copy it as written")
    if not row["actor"] or not row["target"]:
        raise LineError("actor and target need a canonical name")
    for key, known in (("stance", STANCES), ("factuality", FACTUALITIES), ("target_kind", _KINDS)):
        if row[key] not in known:
            raise LineError(f"{key} {row[key]!r} is none of {', '.join(known)}")
    if row["essential"] not in {"y", "n"}:
        raise LineError(f"essential is {row['essential']!r}; write y or n")
    row |= {"target_kind": _KINDS[row["target_kind"]], "essential": row["essential"] == "y"}
    number = len(article.statements) + 1
    own = {"id": f"{article.id}-{number:03}", "doc": article.id, "sent": sentence}
    return own | row | {"polarity": STANCES[row["stance"]]}


def articles(folder: Path = FOLDER) -> Iterator[Article]:
    """All articles of the folder, file by file."""
    for path in sorted(folder.glob("*.txt")):
        yield from read(path)[0]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--jsonl", type=Path, help="where to write the statements as JSON lines")
    parser.add_argument("--texts", type=Path, help="where to write the texts, a file each")
    args = parser.parse_args()
    found: list[Article] = []
    problems: list[str] = []
    for path in args.files:
        more, wrong = read(path)
        found, problems = found + more, problems + wrong
    print("\n".join(problems) if problems else "no problems")
    statements = [row for article in found for row in article.statements]
    print(f"{len(found)} articles, {sum(len(a.text.split()) for a in found)} words, {len(statements)} statements")
    if args.jsonl:
        args.jsonl.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in statements), "utf-8")
    for article in found if args.texts else ():
        args.texts.mkdir(parents=True, exist_ok=True)
        (args.texts / f"{article.id}.txt").write_text(article.text + "\n", encoding="utf-8")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
