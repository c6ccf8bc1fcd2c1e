"""The page docs/quality.md: figures in, Markdown out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval_extraction import Measured

from stancegraph import __version__
from stancegraph.evaluation import Evaluation, Score
from stancegraph.values import STANCES

_CURVES = Path(__file__).with_name("learning_curves.json")
_FIELDS = ("stance", "factuality", "source", "actor_of")
_PAGE = """\
# How good the statements are

Measured by `python scripts/quality.py` with stancegraph {version}, configuration "{first}". The texts are five press
articles on one dispute (articles; read during development), Wikinews (wikinews-dev) and articles written for this
project on many kinds of dispute (written-dev), both set aside for measuring. What counts as right is told in
[evaluation.md](evaluation.md). Two careful annotators agree at a statement F1 of about 0.93.

## Statements and edges

{statements}

## What else is right of the matched statements

{fields}

## Stances

Of all parts together; the label must be right, too, except in the last column.

{labels}

## Confidence

Of the statements with a confidence in a range, the part that is right. The expected calibration error is the mean gap
between the two, weighted by their number.

{calibration}

## Foreign data, end to end

Sentences with two marked names: how does the one stand towards the other? A statement found in the sentence must name
both. PLV: pairs with PLOVER classes (training part); a pair that no statement covers counts as wrong. DSE: directed
sentiment between entities (Park, Pan and Joo 2021; validation part) in five classes.

{plv}

{dse}

## Speed

From text to statements {speed:,.0f} words per second of processor time on one core, loading left out.

## What each piece gives

Statement F1, and in brackets that of the edges, each configuration measured in the same way.

{configurations}

## Would more annotation help?

The reader trained on a part of the annotated documents, its judge fitted and measured by cross-validation on about 205
of our own articles that it had not seen (`scripts/train/train_reader.py --fold 1 --share …`, then `fit_judge.py`; kept
in `scripts/learning_curves.json`). Statement F1, in brackets that of the edges. These articles are harder than news:
they hold more stances, in rarer words, of actors without a name.

{curve}

## Would a larger encoder help?

Yes, more than anything else that was tried. A teacher too large to ship (MPNet, 110 million parameters) learned the
same task. The reader that is shipped learned from what the teacher says of 17,000 further sentences, and to imitate its
vectors, but cannot hold much of it. Measured as above on about 205 articles of ours, the first row on another draw:

{encoders}
"""


def quality_page(
    first: str, measured: Mapping[str, Mapping[str, Measured]], pairs: Mapping[str, Mapping[str, Any]], speed: float
) -> str:
    """The page: ``measured`` holds each configuration's parts, ``pairs`` what the scorers of PLV and DSE say of the
    ``first`` one, ``speed`` its words a second."""
    whole = {part: each.scores for part, each in measured[first].items()}
    curves = json.loads(_CURVES.read_text(encoding="utf-8"))
    return _PAGE.format(
        version=__version__,
        first=first,
        statements=_statements(whole),
        fields=_table(["", *_FIELDS], [[part, *_shares(each)] for part, each in whole.items()]),
        labels=_labels(list(whole.values())),
        calibration="\n\n".join(_calibration(part, each) for part, each in whole.items()),
        plv=_foreign(
            "PLV", pairs["plv"], {"covered": "coverage", "sign right, of these": "sign", "end to end": "end_to_end"}
        ),
        dse=_foreign("DSE", pairs["dse"], {"micro F1": "micro", "macro F1": "macro"}),
        speed=round(speed, -2),
        configurations=_configurations(measured, list(whole)),
        curve=_curve(("documents", "statements"), curves["documents"]),
        encoders=_curve(("encoder",), curves["encoders"]),
    )


def _curve(told: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    keys = {"rules": "rules alone", "reader": "reader alone", "both": "both"}
    figures = [[f"{row[key][0]:.3f} ({row[key][1]:.3f})" for key in keys] for row in rows]
    lines = [[*(row[key] for key in told), *own] for row, own in zip(rows, figures, strict=True)]
    return _table([*told, *keys.values()], lines)


def _statements(whole: Mapping[str, Evaluation]) -> str:
    head = ["", "annotated", "found", "precision", "recall", "F1", "edges: precision", "recall", "F1"]
    return _table(head, [[p, e.gold, e.found, *_three(e.statement), *_three(e.edges)] for p, e in whole.items()])


def _shares(scores: Evaluation) -> list[str]:
    return [_figure(scores.accuracy[name].value) if name in scores.accuracy else "" for name in _FIELDS]


def _labels(parts: Sequence[Evaluation]) -> str:
    """The labels over all parts together."""
    rows: list[list[str | int]] = []
    for stance in STANCES:
        held = [part.labels[stance] for part in parts if stance in part.labels]
        scores = [label.score for label in held]
        sums = (sum(getattr(score, name) for score in scores) for name in ("right", "found", "met", "owed"))
        score = Score(*sums)
        rows.append([stance, *_three(score), score.found, score.owed, sum(label.under_any for label in held)])
    return _table(["", "precision", "recall", "F1", "found", "essential", "of them found"], rows)


def _calibration(part: str, scores: Evaluation) -> str:
    if scores.calibration is None:
        return f"{part}: no confidences"
    rows: list[list[str | int]] = [
        [f"{b.low:.1f} to {b.high:.1f}", _figure(b.confidence), _figure(b.accuracy), b.count]
        for b in scores.calibration.bins
    ]
    error, chance = _figure(scores.calibration.error), _figure(scores.calibration.chance)
    head = f"{part}: expected calibration error {error}; confidences without fault would show {chance}"
    return head + "\n\n" + _table(["", "said", "right", "statements"], rows)


def _foreign(name: str, result: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    return _table(["", "rows", *columns], [[name, result["rows"], *(_figure(result[key]) for key in columns.values())]])


def _configurations(measured: Mapping[str, Mapping[str, Measured]], parts: Sequence[str]) -> str:
    rows = [
        [name, *(f"{_figure(of[p].scores.statement.f1)} ({_figure(of[p].scores.edges.f1)})" for p in parts)]
        for name, of in measured.items()
    ]
    return _table(["", *parts], rows)


def _three(score: Score) -> list[str]:
    return [_figure(value) for value in (score.precision, score.recall, score.f1)]


def _figure(value: float) -> str:
    return f"{value:.2f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    lines = [list(head), ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
