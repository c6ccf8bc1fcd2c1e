"""How often each construction is right: its precision on annotated development texts, used as confidence."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PRECISION", "confidence"]

PRECISION: Mapping[str, float] = {}
_DEFAULT = 0.4


def confidence(construction: str) -> float:
    """The confidence of a statement that ``construction`` found."""
    return PRECISION.get(construction, _DEFAULT)
