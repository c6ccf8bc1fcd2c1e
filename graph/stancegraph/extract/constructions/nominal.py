"""Nouns that somebody holds: "Chile's objections to the offer", "voiced support for it", "calls by Chile for"."""

from __future__ import annotations

from collections.abc import Iterator

from ..scene import Link, Occurrence, Scene
from ..slots import agents, clauses, obliques

__all__ = ["FRAMES", "find", "holders", "made"]

FRAMES = frozenset({"HolderNoun"})
_MEASURES = frozenset({"sanction", "block", "pressure", "threaten"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the holder of the noun with what its preposition, infinitive or that-clause names."""
    tree, noun = scene.tree, cue.head
    yield from _sought(scene, cue)
    governor = _governor(scene, noun)
    actors = holders(scene, cue)
    if not actors:
        return
    anchors = (noun, *made(scene, noun), *(() if governor is None else (governor,)))
    targets = [t for t in obliques(tree, anchors, cue.cue.marks) if t not in actors and t not in cue.parts]
    if governor is not None:
        targets += [t for t in tree.kids(governor, "iobj") if t not in actors]
    if scene.lexicon.concepts[cue.cue.concept].stance == "request":
        targets += _said_to_be(scene, noun)
    asked = [c for c in clauses(tree, noun) if tree.deps[c] != "advcl"] if {"to", "that"} & set(cue.cue.marks) else []
    predicate = governor if governor is not None else noun
    by = "nominal" if governor is None else "light verb"
    for actor in actors:
        for target in targets:
            clause = tree.pos[target] == "VERB" and tree.tags[target] == "VBG"
            concept, tokens = _turned(scene, cue, actor, governor)
            yield Link(actor, target, tokens, concept, by, predicate, clause)
        for target in asked if not targets else []:
            yield Link(actor, target, cue.anchors, cue.cue.concept, by + " clause", predicate, clause=True)


def holders(scene: Scene, cue: Occurrence) -> list[int]:
    """Who holds the noun: its possessor, the one behind by or from, its modifier, or the subject of its light verb."""
    tree, noun = scene.tree, cue.head
    found = [c for c in tree.children[noun] if tree.deps[c] == "nmod:poss"]
    found = [c for c in found if tree.pos[c] != "PRON" or scene.mention(c) is not None]
    found += [c for c in tree.kids(noun, "nmod", "obl") if tree.case(c) == "by"]
    found += [c for c in tree.kids(noun, "nmod", "obl") if tree.case(c) in {"from", "among"} and scene.actors(c)]
    found += _made_by(scene, noun)
    if not found:
        modifiers = tree.kids(noun, "compound", "amod", "nmod")
        found = [c for c in modifiers if not tree.case(c) and scene.mention(c) is not None]
    if not found and "of" not in cue.cue.marks:
        found = [c for c in tree.kids(noun, "nmod") if tree.case(c) == "of" and scene.mention(c) is not None]
    if not found:
        governor = _governor(scene, noun)
        found = agents(tree, governor) if governor is not None else []
    return found


def _sought(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Who calls for sanctions against somebody is against them, whoever shall impose them."""
    tree, verb = scene.tree, scene.tree.heads[cue.head]
    if cue.cue.concept != "sanction" or tree.base(cue.head) not in {"obj", "obl"}:
        return
    asks = [o for o in scene.occurrences if o.head == verb and cue.head in (o.obliques or (cue.head,))]
    stances = {scene.lexicon.concepts[o.cue.concept].stance for o in asks}
    if "request" not in stances or _governor(scene, cue.head) is not None:
        return
    for actor in agents(tree, verb):
        for target in obliques(tree, (cue.head,), cue.cue.marks):
            if scene.actors(target):
                yield Link(actor, target, (verb, cue.head), "oppose", "sought measure", verb)


def _turned(scene: Scene, cue: Occurrence, actor: int, governor: int | None) -> tuple[str, tuple[int, ...]]:
    """The concept and the tokens of the cue; who lifts a measure of its own yields to those whom it hits."""
    lexicon, concept = scene.lexicon, cue.cue.concept
    if governor is None or scene.tree.deps[cue.head] not in {"obj", "nsubj:pass"}:
        return concept, cue.anchors
    if not lexicon.has("reverses", scene.tree.lemmas[governor]):
        return concept, cue.anchors
    if lexicon.concepts[concept].stance not in _MEASURES or actor not in agents(scene.tree, governor):
        return concept, cue.anchors
    return "concede", (*cue.anchors, governor)


def _governor(scene: Scene, noun: int) -> int | None:
    """The light verb whose object (or passive subject) the noun is, also as a member of a coordination."""
    tree = scene.tree
    while tree.base(noun) == "conj" and tree.nominal(tree.heads[noun]):
        noun = tree.heads[noun]
    head = tree.heads[noun]
    light = tree.pos[head] == "VERB" and scene.lexicon.has("light", tree.lemmas[head])
    return head if light and tree.deps[noun] in {"obj", "nsubj:pass", "obl"} else None


def _said_to_be(scene: Scene, noun: int) -> list[int]:
    """What the noun consists in, where it is a subject: "Chile's demands include a truce", "Its demand is a truce"."""
    tree, head = scene.tree, scene.tree.heads[noun]
    if tree.deps[noun] != "nsubj":
        return []
    if tree.lemmas[head] == "include":
        return tree.kids(head, "obj")
    return [head] if tree.nominal(head) and tree.kid(head, "cop") is not None else []


def _made_by(scene: Scene, noun: int) -> list[int]:
    """The agents of a participle after the noun ("a call made by Chile") or the subject of its relative clause."""
    return [actor for c in made(scene, noun) for actor in agents(scene.tree, c)]


def made(scene: Scene, noun: int) -> list[int]:
    """The participles of light verbs after the noun ("sanctions imposed on Chile")."""
    tree = scene.tree
    return [c for c in tree.kids(noun, "acl") if tree.tags[c] == "VBN" and scene.lexicon.has("light", tree.lemmas[c])]
