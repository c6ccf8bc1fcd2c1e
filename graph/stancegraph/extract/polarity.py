"""Whether a stance is turned: negation at the predicate and the verbs, nouns and adjectives that govern it."""

from __future__ import annotations

from dataclasses import dataclass

from .scene import Scene
from .slots import infinitive

__all__ = ["Nesting", "denied", "negated", "nesting"]

_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Nesting:
    """What the governors of a predicate do to its stance.

    ``flips`` counts the turns; ``chain`` holds the predicate and its governors, inner first; ``intended`` and
    ``asked`` say that a governor only intends it or asks another for it; ``accuser`` is a governor that reports it.
    """

    flips: int
    chain: tuple[int, ...]
    intended: bool = False
    asked: bool = False
    accuser: int | None = None


def negated(scene: Scene, i: int) -> bool:
    """Whether ``i`` itself is denied: "not", "never", "no longer", "without", a subject such as "nobody"."""
    tree, lexicon = scene.tree, scene.lexicon
    count = int(_against(scene, i))
    for c in tree.children[i]:
        word, dep = tree.lowers[c], tree.base(c)
        if dep in {"advmod", "det", "mark", "case", "cc", "aux"} and lexicon.has("negator", word):
            count += not _not_only(scene, i, c)
        elif (dep == "advmod" and word == "longer") or (dep == "nsubj" and _nobody(scene, c)):
            count += 1
    return count % 2 == 1


def denied(scene: Scene, i: int, parts: tuple[int, ...] = ()) -> bool:
    """Whether the cue of head ``i`` and ``parts`` is denied: at its head, at its noun, or at its governor."""
    tree = scene.tree
    own = negated(scene, i) != any(_denied_noun(scene, part) for part in (i, *parts))
    governor = tree.heads[i] if tree.base(i) in {"xcomp", "obj", "conj"} else i
    shared = governor != i and negated(scene, governor) and (tree.base(i) != "conj" or _or(scene, i))
    return own != shared or (tree.base(i) == "xcomp" and scene.lexicon.has("reverses", tree.lemmas[governor]))


def _denied_noun(scene: Scene, i: int) -> bool:
    """Whether noun ``i`` has "no" or "little" before it."""
    tree = scene.tree
    return any(tree.lowers[c] in {"no", "little", "neither", "none"} for c in tree.kids(i, "det", "amod"))


def _against(scene: Scene, i: int) -> bool:
    """Whether gerund ``i`` follows "against" ("against lifting the ban")."""
    tree = scene.tree
    return tree.tags[i] == "VBG" and any(tree.lowers[c] == "against" for c in tree.kids(i, "mark", "case"))


def _nobody(scene: Scene, i: int) -> bool:
    tree = scene.tree
    return scene.lexicon.has("negator", tree.lowers[i]) or any(
        tree.lowers[c] in {"no", "neither"} for c in tree.kids(i, "det")
    )


def _not_only(scene: Scene, i: int, c: int) -> bool:
    tree = scene.tree
    following = tree.lowers[c + 1] if c + 1 < len(tree) else ""
    return following in {"only", "just", "merely", "surprisingly", "less", "fewer", "doubt"}


def nesting(scene: Scene, i: int, parts: tuple[int, ...] = ()) -> Nesting:
    """What governs predicate ``i``, from it upwards through infinitives, gerunds and shared auxiliaries.

    ``parts`` are the tokens of the cue: "has no quarrel with" denies at its noun, and in "dropped its objection" the
    light verb, which is none of them, turns the noun's stance.
    """
    tree = scene.tree
    flips, intended, accuser = int(negated(scene, i)), False, None
    flips += sum(_denied_noun(scene, part) for part in parts if part != i)
    flips += bool(parts) and i not in parts and _role(scene, i) == "reverses"
    chain, asked = [i], _in_question(scene, i)
    for _ in range(_DEPTH):
        p = chain[-1]
        head, dep = tree.heads[p], tree.base(p)
        if head == p:
            break
        if dep == "conj" and _shares_auxiliaries(scene, p, head):
            flips += negated(scene, head) and _or(scene, p)
        elif dep in {"xcomp", "acl", "advcl", "ccomp", "obj", "obl"} and _governed(scene, p, head):
            role = _role(scene, head)
            flips += negated(scene, head) + (role == "reverses")
            intended = intended or role == "intends"
            asked = asked or role == "asks"
            if role == "accuses":
                accuser = head
                break
        else:
            break
        chain.append(head)
    return Nesting(flips, tuple(chain), intended, asked, accuser)


def _in_question(scene: Scene, i: int) -> bool:
    """Whether ``i`` heads an indirect question ("asked whether Chile backed the offer")."""
    tree = scene.tree
    return tree.base(i) == "ccomp" and any(tree.lowers[c] in {"whether", "if"} for c in tree.kids(i, "mark"))


def _governed(scene: Scene, i: int, head: int) -> bool:
    """Whether ``head`` decides about ``i``: an infinitive, a gerund or a clause without own subject."""
    tree, dep = scene.tree, scene.tree.base(i)
    role = _role(scene, head)
    if dep == "xcomp":
        return True
    if dep in {"acl", "obl"}:
        return role in {"reverses", "intends", "keeps", "accuses"} and (infinitive(tree, i) or tree.tags[i] == "VBG")
    if dep == "advcl":
        if role == "accuses":
            return tree.tags[i] == "VBG"
        return role in {"reverses", "intends"} and any(tree.lowers[c] in {"from", "of", "to"} for c in tree.children[i])
    if dep == "ccomp":
        gerund = tree.tags[i] == "VBG" and tree.kid(i, "nsubj") is None
        return gerund or (role == "asks" and tree.pos[head] == "VERB")
    return dep == "obj" and role == "reverses" and tree.tags[i] == "VBG"


def _role(scene: Scene, i: int) -> str:
    lemma = scene.tree.lemmas[i]
    for role in ("reverses", "keeps", "intends", "asks", "accuses"):
        if scene.lexicon.has(role, lemma) and not (role == "keeps" and scene.lexicon.has("intends", lemma)):
            return _adjusted(scene, i, role)
    return ""


def _adjusted(scene: Scene, i: int, role: str) -> str:
    """A verb that can ask or intend asks where it has an object to whom it speaks ("wants Chile to")."""
    tree = scene.tree
    if role == "intends" and scene.lexicon.has("asks", tree.lemmas[i]):
        return "asks" if tree.kid(i, "obj", "ccomp") is not None or tree.passive(i) else "intends"
    return role


def _shares_auxiliaries(scene: Scene, i: int, head: int) -> bool:
    tree = scene.tree
    return (
        tree.pos[head] in {"VERB", "ADJ", "NOUN"}
        and tree.pos[i] == tree.pos[head]
        and tree.kid(i, "nsubj") is None
        and not any(tree.deps[c] == "aux" for c in tree.children[i])
    )


def _or(scene: Scene, i: int) -> bool:
    """Whether ``i`` shares the negation before it: "did not sign or ratify"; "nor" denies by itself."""
    tree = scene.tree
    return any(tree.lowers[c] == "or" for c in tree.kids(i, "cc"))
