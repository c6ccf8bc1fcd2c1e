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
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent / "train"))

import conllu
import distant
import entities
import spacy
from scores import spans
from spacy.tokens import Doc
from treebanks import treebank

import corpus


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


def entity_scores(nlp: Any, data: Path, part: str) -> dict[str, float]:
    """Micro F of entity spans (bounds right, type among those that the set's label allows), by set and over all."""
    known = entities.places(data / "actors")
    nations = corpus.nationalities(data / "ud", distant.registry_names())
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
