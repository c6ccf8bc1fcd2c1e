"""Names of states, bodies and groups; capitals and seats of government where they act."""

from __future__ import annotations

from collections.abc import Iterator

from ...values import Mention
from ..named import Named
from ..scene import Finding, Scene
from ..words import MOTION_VERBS, singular, word_set

__all__ = ["acts", "find", "side"]

_PARTNERS = word_set("with against between by among to from for on of behind toward towards upon like")


def find(scene: Scene) -> Iterator[Finding]:
    """Each name in the document but those of persons and peoples; a capital only in an agent's place."""
    view = scene.view
    for span in scene.named:
        if span.type == "Person" or span.kind == "demonym" or scene.title_of(span.end - 1):
            continue
        head = view.root(span.start, span.end)
        located = view.located(head)
        if span.kind in ("capital", "place") and not acts(scene, head):
            continue
        if span.kind == "metonym" and (located or _modifies(scene, head)):
            continue
        start = span.start - (span.start > 0 and view.lowers[span.start - 1] == "the")
        name, kind = side(scene, span, located)
        yield Finding(Mention(start, span.end, head, name, kind, None, f"name:{span.kind}", _score(span, located)),
                      (span.start, span.end))


def side(scene: Scene, span: Named, located: bool) -> tuple[str, str]:
    """The name of the actor: of a divided country whose government the registry names, that government."""
    government = scene.view.registry.governments.get(span.name)
    if government is not None and not located and (span.kind == "capital" or scene.context.divided(span.name)):
        return government.name, government.type
    return span.name, span.type


def _score(span: Named, located: bool) -> float:
    if span.kind == "place":
        return 0.4
    if located and (span.type == "State" or (span.actor is not None and span.actor.capitals)):
        return 0.4
    return {"name": 0.95, "metonym": 0.9, "capital": 0.85}.get(span.kind, 0.8)


def _modifies(scene: Scene, head: int) -> bool:
    return scene.view.deps[head] in ("compound", "amod")


def acts(scene: Scene, head: int) -> bool:
    """Whether a place's name stands where an agent or partner stands: subject, possessor, object of no motion,
    agent, or after "with", "against", "between"."""
    view = scene.view
    lead = view.lead(head)
    dep, case = view.deps[lead], view.case(lead)
    parent = view.heads[lead]
    if dep.startswith("nsubj"):
        return True
    if dep == "nmod:poss":
        return True
    if dep in ("obj", "iobj"):
        return not case and view.lemmas[parent].lower() not in MOTION_VERBS
    if dep in ("obl", "obl:agent", "obl:arg"):
        return case in ("with", "against", "between", "by", "among", "behind", "upon") or (
            case in _PARTNERS and view.lemmas[parent].lower() not in _TRAVEL | MOTION_VERBS
        )
    return dep == "nmod" and (
        case in ("with", "against", "between", "by", "on")
        or (case in _PARTNERS and singular(view.lowers[parent]) not in _WAYS)
    )


_TRAVEL = word_set(
    "go come fly travel return arrive drive head move flee be live stay walk sail ship march deport bring take send "
    "hail emerge reside study work stand extend stretch run lead lie"
)
_WAYS = word_set(
    "visit trip flight road route way journey street outskirt suburb city mayor resident people north south east west "
    "centre center heart airport port mile kilometre kilometer km hour train bus return arrival plane map part side "
    "district university bank river town archbishop bishop treaty fall siege battle capture bombing shelling day night"
)
