"""An evaluation as plain values for JSON, as tables for reading, and as a list of what was missed and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ..values import STANCES
from .claims import Claim
from .scores import Evaluation, Score

__all__ = ["as_dict", "as_text", "misses_text", "told"]

_SHOWN = 200


def as_dict(evaluation: Evaluation) -> dict[str, Any]:
    """All figures, rounded to four places, without the claims themselves."""
    e = evaluation
    return {
        "gold": e.gold,
        "essential": e.essential,
        "predicted": e.found,
        "duplicates": e.doubles,
        "statement": _figures(e.statement),
        "edges": _figures(e.edges) | {"gold": e.edges.owed, "predicted": e.edges.found},
        "accuracy": {name: round(share.value, 4) for name, share in e.accuracy.items()},
        "labels": {
            name: _figures(label.score) | {"essential": label.score.owed, "predicted": label.score.found}
            for name, label in e.labels.items()
        },
        "constructions": {
            name: {"precision": round(share.value, 4), "right": share.right, "predicted": share.of}
            for name, share in e.constructions.items()
        },
        "confusion": [{"gold": g, "predicted": p, "count": count} for (g, p), count in _ordered(e)],
        "calibration": _calibration(e),
        "documents": {doc: _figures(score) for doc, score in e.documents.items()},
    }


def as_text(evaluation: Evaluation) -> str:
    """All figures as tables for a terminal."""
    e = evaluation
    head = f"{e.gold} annotated statements ({e.essential} essential), {e.found} found"
    parts = [head + (f", {e.doubles} more said twice" if e.doubles else "")]
    rows = [[name, *_three(score)] for name, score in (("statements", e.statement), ("edges", e.edges))]
    parts.append(_table(["", "precision", "recall", "F1"], rows))
    if e.accuracy:
        same = [[name, f"{share.value:.3f}", str(share.of)] for name, share in e.accuracy.items()]
        parts.append("Of the matched\n" + _table(["", "right", "of"], same))
    labels = [[n, *_three(v.score), str(v.score.found), str(v.score.owed), str(v.under_any)]
              for n, v in e.labels.items()]  # fmt: skip
    parts.append(
        "Stances (statement and label right)\n"
        + _table(["", "precision", "recall", "F1", "found", "essential", "of them found"], labels)
    )
    if e.constructions:
        made = [[name, f"{share.value:.3f}", str(share.of)] for name, share in e.constructions.items()]
        parts.append("Found by\n" + _table(["", "right", "of"], made))
    if e.confusion:
        parts.append("Stance labels of the matched (annotated: found)\n" + _confusion(e))
    if e.calibration:
        bins = [[f"{b.low:.1f} to {b.high:.1f}", f"{b.confidence:.3f}", f"{b.accuracy:.3f}", str(b.count)]
                for b in e.calibration.bins]  # fmt: skip
        parts.append(
            f"Confidence (expected calibration error {e.calibration.error:.3f}; "
            f"{e.calibration.chance:.3f} would be chance)\n"
            + _table(["", "said", "right", "of"], bins)
        )
    return "\n\n".join(parts) + "\n"


def misses_text(evaluation: Evaluation) -> str:
    """The essential statements that were missed and the found ones that are wrong, each with its sentence."""
    parts = []
    for title, claims in (("MISSED", evaluation.missed), ("WRONG", evaluation.wrong)):
        parts += [f"{title} ({len(claims)})", *map(told, claims), ""]
    return "\n".join(parts)


def told(claim: Claim) -> str:
    """The claim on one line, its document and sentence on the next."""
    cue = f" [{claim.cue}]" if claim.cue else ""
    by = f"  by {claim.by}" if claim.by else ""
    sure = "" if claim.confidence is None else f"  {claim.confidence:.2f}"
    sentence = " ".join(claim.sent.split())
    shown = sentence if len(sentence) <= _SHOWN else sentence[: _SHOWN - 1] + "…"
    stance = claim.stance or "stance"
    head = f"  {claim.actor} --{stance} ({claim.polarity:+d}){cue}--> {claim.target}{by}{sure}"
    return f"{head}\n      {claim.doc}: {shown}"


def _figures(score: Score) -> dict[str, float]:
    return {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}


def _three(score: Score) -> list[str]:
    return [f"{value:.3f}" for value in (score.precision, score.recall, score.f1)]


def _calibration(e: Evaluation) -> dict[str, Any] | None:
    if e.calibration is None:
        return None
    bins = [
        {"low": b.low, "high": b.high, "count": b.count, "confidence": round(b.confidence, 4),
         "accuracy": round(b.accuracy, 4)}
        for b in e.calibration.bins
    ]  # fmt: skip
    return {"error": round(e.calibration.error, 4), "chance": round(e.calibration.chance, 4), "bins": bins}


def _ordered(e: Evaluation) -> list[tuple[tuple[str, str], int]]:
    place = {stance: at for at, stance in enumerate(STANCES)}
    return sorted(e.confusion.items(), key=lambda item: (place[item[0][0]], -item[1], place[item[0][1]]))


def _confusion(e: Evaluation) -> str:
    """A line for each annotated label: how often it was found as which."""
    lines: dict[str, list[str]] = {}
    for (gold, found), count in _ordered(e):
        lines.setdefault(gold, []).append(f"{found} {count}")
    width = max(map(len, lines))
    return "\n".join(f"  {gold:{width}}  {', '.join(found)}" for gold, found in lines.items())


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns under one another, the first to the left, the others to the right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    return "\n".join(
        "  " + "  ".join(f"{cell:{'<' if at == 0 else '>'}{widths[at]}}" for at, cell in enumerate(line)).rstrip()
        for line in lines
    )
