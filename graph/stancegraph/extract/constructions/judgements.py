"""Judgements: "The offer is unfair, Chile said", "Chile called the offer an insult"."""

from __future__ import annotations

from collections.abc import Iterator

from ..attribution import speaker
from ..scene import Link, Occurrence, Scene
from ..slots import patients, subjects

__all__ = ["FRAMES", "find"]

FRAMES = frozenset({"Judgement", "Judging"})


def find(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    """Links the judge with the judged: subject and object of a verb, or speaker and subject of a good or bad word."""
    if cue.cue.frame == "Judging":
        yield from _judging(scene, cue)
    else:
        yield from _judged(scene, cue)


def _judged(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    tree, word = scene.tree, cue.head
    if tree.kid(word, "nsubj") is None or (tree.kid(word, "cop") is None and tree.pos[word] != "VERB"):
        return
    who = speaker(scene, word)
    if who is None:
        return
    for target in subjects(tree, word):
        if target != who:
            yield Link(who, target, cue.anchors, cue.cue.concept, "judgement", word)


def _judging(scene: Scene, cue: Occurrence) -> Iterator[Link]:
    tree, verb = scene.tree, cue.head
    for word in [c for c in tree.children[verb] if _predicates(scene, c)]:
        sign = _sign(scene, word) or -int(scene.quoted[word])
        if not sign:
            continue
        targets = patients(tree, verb) or subjects(tree, word)
        actors = subjects(tree, verb) if not tree.passive(verb) else []
        for actor in actors:
            for target in targets:
                if target != actor and target != word:
                    concept = "support" if sign > 0 else "condemn"
                    yield Link(actor, target, (verb, word), concept, "judging verb", verb)


def _predicates(scene: Scene, i: int) -> bool:
    """Whether ``i`` says what the object is called: a secondary predicate, or a phrase with "as"."""
    tree = scene.tree
    return tree.base(i) == "xcomp" or (tree.base(i) in {"obl", "advcl", "ccomp"} and tree.marked_by(i, ("as", "to")))


def _sign(scene: Scene, word: int) -> int:
    """The sign of the judging word, or of the first one among its modifiers."""
    tree, signs = scene.tree, scene.lexicon.judgements
    for t in (word, *tree.kids(word, "amod", "compound", "nmod", "conj")):
        sign = signs.get(tree.lowers[t], signs.get(tree.lemmas[t], 0))
        if sign:
            turned = any(scene.lexicon.has("negator", tree.lowers[c]) for c in tree.kids(word, "advmod", "det"))
            return -sign if turned else sign
    return 0
