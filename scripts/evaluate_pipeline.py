#!/usr/bin/env python3
"""Score a pipeline on treebanks and entity data.

    python scripts/evaluate_pipeline.py --data DATA [--pipeline FOLDER] [--beside FOLDER] [--part test]

DATA holds ud/ and ner/ (see the model card). Prints, for EWT and GUM, UPOS, XPOS, FEATS, lemma, UAS and LAS with gold
tokens and sentences and from raw text, F of tokens and sentences, and entity F on the held-out parts; --beside scores
a second folder (the float32 export) next to it. LAS compares universal relations, as the CoNLL 2018 shared task did;
LAS+ compares subtypes too. Words of raw text count when their characters are the same; F1 throughout.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "train"))

import conllu
import entities
import spacy
from scores import spans
from spacy.tokens import Doc

import corpus

Row = tuple[int, int, str, str, str, str, int, str]
"""start, end (without white space), upos, xpos, feats, lemma, start of the head (-1: root), relation"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, default=Path("graph/stancegraph/models/en_stance"))
    parser.add_argument("--beside", type=Path)
    parser.add_argument("--part", default="test", choices=("dev", "test"))
    args = parser.parse_args()
    pipelines = [spacy.load(p) for p in (args.pipeline, args.beside) if p]
    table = [evaluate(nlp, args.data, args.part) for nlp in pipelines]
    for key in table[0]:
        print(f"{key:28}" + "".join(f"{100 * scores[key]:8.2f}" for scores in table))


def evaluate(nlp: Any, data: Path, part: str) -> dict[str, float]:
    """All figures of one pipeline, as fractions, by name."""
    scores: dict[str, float] = {}
    for name in ("ewt", "gum"):
        documents = conllu.read(data / "ud" / f"{name}-{part}.conllu")
        scores |= {f"{name} gold tokens {k}": v for k, v in treebank(nlp, documents, gold=True).items()}
        scores |= {f"{name} raw {k}": v for k, v in treebank(nlp, documents, gold=False).items()}
    return scores | entity_scores(nlp, data, part)


def treebank(nlp: Any, documents: Sequence[Sequence[conllu.Sentence]], gold: bool) -> dict[str, float]:
    counts: dict[str, int] = {}
    docs = [gold_doc(nlp, d) if gold else nlp.make_doc(raw_text(d)) for d in documents]
    for document, doc in zip(documents, nlp.pipe(docs), strict=True):
        for key, value in compare(gold_rows(document), rows_of(doc)).items():
            counts[key] = counts.get(key, 0) + value
    f1 = {k: 2 * v / (counts["gold"] + counts["found"]) for k, v in counts.items() if k in METRICS}
    f1["sentences"] = 2 * counts["sentences"] / (counts["gold sentences"] + counts["found sentences"])
    return {k: v for k, v in f1.items() if not gold or k not in ("words", "sentences")}


METRICS = ("words", "UPOS", "XPOS", "FEATS", "lemma", "UAS", "LAS", "LAS+")


def raw_text(document: Sequence[conllu.Sentence]) -> str:
    return "".join(w.space + w.form for s in document for w in s.words).strip()


def gold_doc(nlp: Any, document: Sequence[conllu.Sentence]) -> Doc:
    """A Doc of the treebank's words and sentences; paragraphs are left to its sentence starts."""
    words = [w for s in document for w in s.words]
    spaces = [bool(w.space) for w in words[1:]] + [False]
    starts = [i == 0 for s in document for i in range(len(s.words))]
    return Doc(nlp.vocab, words=[w.form for w in words], spaces=spaces, sent_starts=starts)


def gold_rows(document: Sequence[conllu.Sentence]) -> list[list[Row]]:
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


def entity_scores(nlp: Any, data: Path, part: str) -> dict[str, float]:
    """Micro F of entity spans (bounds right, type among those that the set's label allows), by set and over all."""
    known = entities.places(data / "actors")
    nations = entities.nationalities(
        s for n in ("ewt-train", "gum-train") for d in conllu.read(data / "ud" / f"{n}.conllu") for s in d
    )
    _, held = corpus.ner_parts(data / "ner", known, nations)
    sets = {name: [(u.forms, u.breaks, u.ner) for d in documents for u in d] for name, documents in held.items()}
    sets["gum"] = [
        ([w.form for w in s.words], [len(w.space) for w in s.words], entities.gum_labels(s, known, nations))
        for d in conllu.read(data / "ud" / f"gum-{part}.conllu")
        for s in d
    ]
    scores, totals = {}, [0, 0, 0]
    for name, sentences in sets.items():
        counts = [0, 0, 0]
        docs = [Doc(nlp.vocab, words=f, spaces=[bool(x) for x in b[1:]] + [False]) for f, b, _ in sentences]
        for (_, _, labels), doc in zip(sentences, nlp.pipe(docs), strict=True):
            for i, value in enumerate(span_counts(labels, doc)):
                counts[i] += value
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        scores[f"entities {name}"] = 2 * counts[0] / max(1, counts[1] + counts[2])
    return scores | {"entities all": 2 * totals[0] / max(1, totals[1] + totals[2])}


def span_counts(labels: list[frozenset[int]], doc: Doc) -> tuple[int, int, int]:
    """Right, gold and found spans; what a data set leaves open (types that it does not annotate) is not counted."""
    single = [0 if 0 in s else min(s) for s in labels]
    gold = spans(single)
    begin = {e: entities.BIO.index(f"B-{e.label_}") for e in doc.ents}
    found = [e for e in doc.ents if not all({0, begin[e]} <= labels[i] for i in range(e.start, e.end))]
    bounds = set(gold)
    right = sum((e.start, e.end) in bounds and entities.BIO.index(f"B-{e.label_}") in labels[e.start] for e in found)
    return right, len(gold), len(found)


if __name__ == "__main__":
    random.seed(0)
    main()
