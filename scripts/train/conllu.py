"""Reads CoNLL-U into plain values: documents of sentences of words with their spacing and entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_OPEN_OR_CLOSE = re.compile(
    r"\((\d+)-([a-z]+)-([^()]*)(\)?)|\((\d+)(?:\[\d+/\d+\])?-([a-z]+)-([^()]*)(\)?)|(\d+)(?:\[\d+/\d+\])?\)"
)


@dataclass(slots=True)
class Word:
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    """Index in the sentence, its own for the root."""
    deprel: str
    space: str
    """White space before the word: "", " " or "\\n\\n"."""


@dataclass(slots=True)
class Sentence:
    id: str
    words: list[Word]
    entities: list[tuple[int, int, str, int]] = field(default_factory=list)
    """GUM's typed mentions: first word, end (exclusive), entity type, head word."""
    after: str = " "
    """White space behind the last word."""

    @property
    def text(self) -> str:
        return "".join(word.space + word.form for word in self.words).strip()


def read(path: Path) -> list[list[Sentence]]:
    """The documents of a CoNLL-U file. Empty nodes are left out; words of a multiword token are kept without space."""
    documents: list[list[Sentence]] = []
    new_paragraph = False
    for comments, rows in _blocks(path):
        if any(c.startswith("# newdoc") for c in comments) or not documents:
            documents.append([])
        new_paragraph = any(c.startswith("# newpar") for c in comments) or not documents[-1]
        ident = next((c.split("=", 1)[1].strip() for c in comments if c.startswith("# sent_id")), "")
        documents[-1].append(_sentence(ident, rows, new_paragraph, documents[-1]))
    return documents


def _blocks(path: Path) -> Iterator[tuple[list[str], list[list[str]]]]:
    comments: list[str] = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []


def _sentence(ident: str, rows: list[list[str]], new_paragraph: bool, before: list[Sentence]) -> Sentence:
    words: list[Word] = []
    misc: list[str] = []
    space = "\n\n" if new_paragraph else (before[-1].after if before else "")
    inside_until, after_range = 0, " "
    for row in rows:
        if "." in row[0]:
            continue
        gap = "" if "SpaceAfter=No" in row[9].split("|") else " "
        if "-" in row[0]:
            inside_until, after_range = int(row[0].split("-")[1]), gap
            continue
        number = int(row[0])
        head = int(row[6]) - 1
        words.append(Word(row[1], row[2], row[3], row[4], row[5], number - 1 if head < 0 else head, row[7], space))
        misc.append(row[9])
        if number < inside_until:
            gap = ""
        elif number == inside_until:
            gap = after_range
        space = gap
    sentence = Sentence(ident, words, _entities(misc))
    sentence.after = space
    return sentence


def _entities(misc: list[str]) -> list[tuple[int, int, str, int]]:
    """Mentions of one sentence from the ``Entity=`` column (GUM: GRP-etype-infstat-salience-centering-minspan...)."""
    open_: dict[str, list[tuple[int, str, int]]] = {}
    found: list[tuple[int, int, str, int]] = []
    for index, cell in enumerate(misc):
        value = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for match in _OPEN_OR_CLOSE.finditer(value):
            group, kind, rest, closed = match.group(1), match.group(2), match.group(3), match.group(4)
            if group is None:
                group, kind, rest, closed = match.group(5), match.group(6), match.group(7), match.group(8)
            if group is not None:
                least = re.search(r"(?:^|-)(?:cf\d+\*?|cf\d+)-(\d+)", rest)
                head = index + (int(least.group(1)) - 1 if least else 0)
                if closed:
                    found.append((index, index + 1, kind, head))
                else:
                    open_.setdefault(group, []).append((index, kind, head))
            elif open_.get(match.group(9)):
                start, kind, head = open_[match.group(9)].pop()
                found.append((start, index + 1, kind, head))
    return sorted(found)
