"""Compares a pipeline's Docs with a treebank, as the CoNLL 2018 shared task did: words match by their characters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from conllu import Sentence, read
from spacy.tokens import Doc

__all__ = ["read", "treebank"]

Row = tuple[int, int, str, str, str, str, int, str]
"""start, end (without white space), upos, xpos, feats, lemma, start of the head (-1: root), relation"""


def treebank(nlp: Any, documents: Sequence[Sequence[Sentence]], gold: bool) -> dict[str, float]:
    counts: dict[str, int] = {}
    docs = [gold_doc(nlp, d) if gold else nlp.make_doc(raw_text(d)) for d in documents]
    for document, doc in zip(documents, nlp.pipe(docs), strict=True):
        for key, value in compare(gold_rows(document), rows_of(doc)).items():
            counts[key] = counts.get(key, 0) + value
    f1 = {k: 2 * v / (counts["gold"] + counts["found"]) for k, v in counts.items() if k in METRICS}
    f1["sentences"] = 2 * counts["sentences"] / (counts["gold sentences"] + counts["found sentences"])
    return {k: v for k, v in f1.items() if not gold or k not in ("words", "sentences")}


METRICS = ("words", "UPOS", "XPOS", "FEATS", "lemma", "UAS", "LAS", "LAS+")


def raw_text(document: Sequence[Sentence]) -> str:
    return "".join(w.space + w.form for s in document for w in s.words).strip()


def gold_doc(nlp: Any, document: Sequence[Sentence]) -> Doc:
    """A Doc of the treebank's words and sentences; paragraphs are left to its sentence starts."""
    words = [w for s in document for w in s.words]
    spaces = [bool(w.space) for w in words[1:]] + [False]
    starts = [i == 0 for s in document for i in range(len(s.words))]
    return Doc(nlp.vocab, words=[w.form for w in words], spaces=spaces, sent_starts=starts)


def gold_rows(document: Sequence[Sentence]) -> list[list[Row]]:
    at, result = 0, []
    for sentence in document:
        starts = []
        for word in sentence.words:
            starts.append(at)
            at += len(squeezed(word.form))
        result.append(
            [
                (
                    starts[i],
                    starts[i] + len(squeezed(w.form)),
                    w.upos,
                    w.xpos,
                    "" if w.feats == "_" else w.feats,
                    w.lemma,
                    -1 if w.head == i else starts[w.head],
                    w.deprel,
                )
                for i, w in enumerate(sentence.words)
            ]
        )
    return result


def rows_of(doc: Doc) -> list[list[Row]]:
    starts, at = {}, 0
    for token in doc:
        starts[token.i] = at
        at += len(squeezed(token.text))
    return [
        [
            (
                starts[t.i],
                starts[t.i] + len(squeezed(t.text)),
                t.pos_,
                t.tag_,
                str(t.morph),
                t.lemma_,
                -1 if t.head == t else starts[t.head.i],
                "root" if t.dep_ == "ROOT" else t.dep_,
            )
            for t in sent
            if not t.is_space
        ]
        for sent in doc.sents
        if any(not t.is_space for t in sent)
    ]


def squeezed(text: str) -> str:
    return "".join(text.split())


def compare(gold: list[list[Row]], found: list[list[Row]]) -> dict[str, int]:
    rows = {(r[0], r[1]): r for s in found for r in s}
    counts = dict.fromkeys(METRICS, 0)
    counts |= {
        "gold": sum(map(len, gold)),
        "found": len(rows),
        "gold sentences": len(gold),
        "found sentences": len(found),
    }
    counts["sentences"] = len({(s[0][0], s[-1][1]) for s in gold} & {(s[0][0], s[-1][1]) for s in found})
    for row in (r for s in gold for r in s):
        other = rows.get(row[:2])
        if other is None:
            continue
        head = row[6] == other[6]
        counts["words"] += 1
        counts["UPOS"] += row[2] == other[2]
        counts["XPOS"] += row[3] == other[3]
        counts["FEATS"] += row[4] == other[4]
        counts["lemma"] += row[5] == other[5]
        counts["UAS"] += head
        counts["LAS"] += head and row[7].split(":")[0] == other[7].split(":")[0]
        counts["LAS+"] += head and row[7] == other[7]
    return counts
