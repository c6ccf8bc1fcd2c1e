"""One construction a module. Each yields links and changes nothing; this table is all that the engine knows of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from ..scene import Link, Occurrence, Scene
from . import (
    active,
    adjectives,
    adpositions,
    allegations,
    complements,
    conditions,
    deontic,
    experiencers,
    judgements,
    nominal,
    passive,
    persons,
    prefixes,
    reciprocal,
    refusals,
    requests,
    states,
)

__all__ = ["BY_FRAME", "BY_ROLE"]

_CUED = (
    active,
    passive,
    complements,
    allegations,
    requests,
    experiencers,
    reciprocal,
    nominal,
    persons,
    states,
    adjectives,
    adpositions,
    prefixes,
    judgements,
)
_TRIGGERED = (deontic, refusals, conditions)


def _by_frame() -> Mapping[str, tuple[Callable[[Scene, Occurrence], Iterator[Link]], ...]]:
    found = defaultdict(list)
    for module in _CUED:
        for frame in module.FRAMES:
            found[frame].append(module.find)
    return {frame: tuple(functions) for frame, functions in found.items()}


BY_FRAME = _by_frame()
"""The constructions that serve a frame of the lexicon."""
BY_ROLE: Mapping[str, Callable[[Scene, int], Iterator[Link]]] = {module.ROLE: module.find_at for module in _TRIGGERED}
"""The constructions that a trigger word starts."""
