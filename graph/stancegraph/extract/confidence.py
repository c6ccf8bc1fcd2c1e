"""How often each construction is right, used as the confidence of what it finds.

Measured by ``scripts/eval_extraction.py wikinews-train written-train``: of the statements of a construction in both
parts, the share that matches an annotated one, with one right and one wrong added (Laplace's rule of succession).
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PRECISION", "confidence"]

PRECISION: Mapping[str, float] = {
    "active": 0.52,
    "addressee": 0.34,
    "adjective": 0.58,
    "adjective clause": 0.33,
    "adposition": 0.36,
    "allegation": 0.73,
    "complement": 0.38,
    "condition": 0.48,
    "deontic": 0.44,
    "experiencer": 0.40,
    "judgement": 0.39,
    "judging verb": 0.49,
    "light verb": 0.42,
    "light verb clause": 0.50,
    "mutual noun": 0.36,
    "mutual noun between": 0.57,
    "mutual verb": 0.82,
    "mutual verb between": 0.76,
    "nominal": 0.60,
    "nominal clause": 0.56,
    "passive": 0.45,
    "person noun": 0.63,
    "person target": 0.67,
    "prefix": 0.20,
    "refusal": 0.22,
    "request": 0.61,
    "state": 0.44,
    "state of": 0.23,
}
_DEFAULT = 0.3


def confidence(construction: str) -> float:
    """The confidence of a statement that ``construction`` found."""
    return PRECISION.get(construction, _DEFAULT)
