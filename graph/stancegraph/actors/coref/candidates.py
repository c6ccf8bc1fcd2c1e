"""What coreference asks of mentions: number, gender, kind, and how well one fits as an antecedent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log

from ...values import Mention
from ..scene import Scene

__all__ = ["BODIES", "best", "is_body", "is_group", "is_person"]

BODIES = frozenset(("State", "IntergovernmentalOrganization", "Organization", "PoliticalParty", "ArmedGroup",
                    "MediaOutlet"))
_REACH = 3
_SEVERAL, _OFTEN = 1.4, 0.3


def is_person(mention: Mention) -> bool:
    """Whether the mention denotes one person."""
    return mention.type == "Person"


def is_body(mention: Mention) -> bool:
    """Whether the mention denotes a state or an organisation of any kind."""
    return mention.type in BODIES


def is_group(mention: Mention) -> bool:
    """Whether the mention denotes several people without an organisation."""
    return mention.type == "Group"


def best(
    scene: Scene, index: int, candidates: Iterable[Mention], reach: int = _REACH, *, plural: bool = False
) -> tuple[Mention, float] | None:
    """The likeliest antecedent of a token and a rough certainty: recency, subjects, the frequency of the actor.

    ``plural`` prefers people in the plural to one body. Only mentions before the token and within some sentences
    count; one that is governed by the same verb in another place is ruled out for a plain pronoun, as it would need a
    reflexive.
    """
    view, ranked = scene.view, []
    possessive = view.deps[index] == "nmod:poss"
    candidates = [mention for mention in candidates if mention.end <= index]
    often = Counter(() if possessive else (mention.name for mention in candidates))
    sentence = view.sents[index]
    for mention in candidates:
        distance = sentence - view.sents[mention.head]
        if mention.end > index or not 0 <= distance <= reach:
            continue
        if distance == 0 and not possessive and view.heads[mention.head] == view.heads[index]:
            continue
        fit = _fit(scene, mention, distance) + _OFTEN * log(often[mention.name] or 1)
        fit += _SEVERAL if plural and view.plural(mention.head) else 0.0
        ranked.append((fit, mention.head, mention))
    if not ranked:
        return None
    ranked.sort(key=lambda item: (item[0], item[1]))
    margin = ranked[-1][0] - next((fit for fit, _, other in reversed(ranked) if other.name != ranked[-1][2].name), -2.0)
    return ranked[-1][2], round(min(0.8, 0.45 + 0.15 * margin), 3)


def _fit(scene: Scene, mention: Mention, distance: int) -> float:
    view = scene.view
    dep = view.deps[view.lead(mention.head)]
    role = 1.5 if dep.startswith("nsubj") else 0.5 if dep in ("obj", "iobj", "obl:agent", "nmod:poss", "root") else 0.0
    own = distance == 0 and role == 1.5 and view.plural(mention.head)
    weak = -1.5 if mention.score < 0.5 and not own else 0.0
    return role + weak - 1.2 * distance + 0.001 * mention.head / (view.count or 1)
