"""Other names in the place of annotated ones, so that entities are learned from their context."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import entities
from samples import Unit, guess_breaks


def renamed(unit: Unit, pools: dict[frozenset[int], list[list[str]]], rng: random.Random) -> Unit:
    """The unit with some of its entities replaced by others of like labels (mention replacement, Dai & Adel 2020)."""
    if unit.ner is None or unit.heads is not None:
        return unit
    forms, breaks, ner = [], [], []
    index = 0
    while index < len(unit.forms):
        first = unit.ner[index]
        end = index + 1
        if first not in pools:
            forms.append(unit.forms[index])
            breaks.append(unit.breaks[index])
            ner.append(first)
        else:
            inside = frozenset(label + 1 for label in first)
            while end < len(unit.forms) and unit.ner[end] == inside:
                end += 1
            name = rng.choice(pools[first]) if rng.random() < 0.5 else unit.forms[index:end]
            forms += name
            breaks += [unit.breaks[index], *guess_breaks(["x", *name[1:]])[1:]]
            ner += [first, *[inside] * (len(name) - 1)]
        index = end
    return Unit(forms, breaks, None, None, None, ner)


def name_pools(
    documents: Iterable[Sequence[Unit]], more: dict[str, list[list[str]]]
) -> dict[frozenset[int], list[list[str]]]:
    """The names in entity data by the label set of their first word; ``more`` adds names by label."""
    pools: dict[frozenset[int], list[list[str]]] = {}
    for unit in (u for d in documents for u in d if u.ner is not None):
        index = 0
        while index < len(unit.forms):
            first, end = unit.ner[index], index + 1
            if first != entities.OUTSIDE and all(entities.BIO[i][0] == "B" for i in first):
                inside = frozenset(label + 1 for label in first)
                while end < len(unit.forms) and unit.ner[end] == inside:
                    end += 1
                pools.setdefault(first, []).append(unit.forms[index:end])
            index = end
    for kind, names in more.items():
        own = pools.get(frozenset([entities.BIO.index(f"B-{kind}")]), [])
        own += names[:: max(1, len(names) // max(1, len(own)))]
    return pools
