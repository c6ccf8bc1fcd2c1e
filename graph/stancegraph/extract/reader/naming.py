"""Whom and what the words denote that the reader takes for actor or target: an actor's name, or an issue."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ...actors.words import ORGANIZATIONS, PEOPLE, TITLES, singular
from ...values import Mention
from ..attribution import speaker
from ..issues import IssueFinder
from ..scene import Scene
from ..statements import Target

__all__ = ["Naming"]

_FIRST_PERSON = frozenset({"we", "i", "us", "our", "my", "me", "ours", "mine", "ourselves"})
_BEFORE = frozenset({"compound", "amod", "flat", "nmod:poss", "nmod", "nmod:desc"})
_BEHIND = frozenset({"of", "in", "from", "for", "at", "on"})
_LONGEST = 9
_BODIES = frozenset({"Organization", "PoliticalParty", "ArmedGroup", "IntergovernmentalOrganization", "MediaOutlet"})

_ACTING = PEOPLE | ORGANIZATIONS | TITLES | frozenset(
    "staff library municipality ombudsman mill hospital grassroots wife son household"
    " element fleet plant factory shop farm".split()
)
_SHARES = frozenset(
    "percent cent majority half third quarter two-third dozen hundred thousand million number handful rest minority"
    " most many some few several all none".split()
)
_PERSONS = ("ers", "ors", "ists", "ians", "men", "women")
_OWNERS = frozenset({"compound", "amod", "nmod:poss", "nmod"})
_BOTH = frozenset({"both", "neither", "each"})
_TWO = frozenset({"both", "neither", "each", "either", "two"})
_TOLD = frozenset({"the", "of", "to", "on", "in", "from", "with", "between", "by", "against", "foreign", "prime",
                   "warring", "rival", "opposing", "main", "not", "country", "defence"})
_HALVES = frozenset(
    "side camp delegation government party country capital neighbour neighbor president leader minister army navy "
    "state nation faction power".split()
)
_OF_STATES = frozenset("government country capital neighbour neighbor president minister navy state nation".split())
_STATES = frozenset({"State"})
_SIDES = _BODIES | {"State", "Group"}


class Naming:
    """Names for the words of one document."""

    def __init__(self, scene: Scene, issues: IssueFinder) -> None:
        self._scene, self._issues = scene, issues
        self._inside: dict[int, Mention] = {}
        for mention in scene.mentions:
            for i in range(mention.start, mention.end):
                self._inside.setdefault(i, mention)

    def actors(self, i: int) -> list[Mention]:
        """The actors that the phrase headed by ``i`` denotes: two for "both sides", else what `actor` gives."""
        one = None if (both := self.pair(i)) else self.actor(i)
        return both or ([one] if one is not None else [])

    def actor(self, i: int) -> Mention | None:
        """The actor that the phrase headed by ``i`` denotes: one of the mentions, the speaker, else a group of that
        name. None for a pronoun or a verb that stands for no known actor."""
        scene = self._scene
        found = next(iter(self.pair(i)), None) or self._portion(i) or self._known(i)
        if found is not None:
            return found
        if scene.tree.lowers[i] in _FIRST_PERSON:
            return self.speaker(i)
        return self._group(i)

    def _known(self, i: int) -> Mention | None:
        return self._scene.mention(i) or self._scene.asides.get(i) or self._inside.get(i) or self._taken_up(i)

    def _taken_up(self, i: int) -> Mention | None:
        """What "the Fund" or "the branch" takes up: the last actor before it whose name ends in the noun."""
        tree = self._scene.tree
        told = [c for c in tree.children[i] if tree.deps[c] not in {"case", "punct", "conj", "cc"}]
        if tree.pos[i] not in {"NOUN", "PROPN"} or [tree.lowers[c] for c in told] != ["the"]:
            return None
        before = (m for m in reversed(self._scene.mentions) if m.end <= i and " " in m.name)
        return next((m for m in before if m.name.lower().rpartition(" ")[2] == tree.lowers[i]), None)

    def speaker(self, i: int) -> Mention | None:
        """The actor who says the clause around ``i``."""
        who = speaker(self._scene, i)
        return self._scene.mention(who) if who is not None else None

    def target(self, i: int, issue: float) -> Target | None:
        """What the phrase headed by ``i`` denotes; ``issue`` is the probability that it is no actor."""
        scene = self._scene
        mention = next(iter(self.pair(i)), None) or scene.target(i)
        if mention is None and issue < 0.5 and scene.tree.pos[i] in {"NOUN", "PROPN"}:
            mention = scene.asides.get(i) or self._inside.get(i) or self._group(i, issue=True)
        if mention is not None and (issue < 0.5 or (issue < 0.8 and scene.tree.pos[i] == "PROPN")):
            return Target(i, mention.name, mention.start, mention.end, "actor", mention.type, mention.of)
        found = self._issues.find(i, scene.tree.pos[i] == "VERB")
        return Target(i, found.name, found.start, found.end, "issue") if found is not None else None

    def _portion(self, i: int) -> Mention | None:
        """Those of whom a number or share is told: "54 percent of voters", "one of the unions", "some of them"."""
        tree = self._scene.tree
        if tree.pos[i] not in {"NUM", "DET", "PRON", "ADJ"} and singular(tree.lowers[i]) not in _SHARES:
            return None
        whole = (c for c in tree.children[i] if c > i and tree.base(c) in {"nmod", "obl"} and tree.case(c) == "of")
        return next((m for c in whole if (m := self.actor(c)) is not None), None)

    def _acts(self, i: int) -> bool:
        """Whether the noun denotes people or a body, by the word or as a name."""
        low = singular(self._scene.tree.lowers[i])
        return low in _ACTING or self._scene.tree.pos[i] != "NOUN" or self._scene.tree.lowers[i].endswith(_PERSONS)

    def _of_owner(self, i: int) -> Mention | None:
        """Whose act or means a thing is: "the French proposal", "Hammons's plan", "a decision of the court"."""
        tree = self._scene.tree
        beside = [c for c in tree.children[i] if tree.deps[c] in _OWNERS and c < i]
        beside += [c for c in tree.children[i] if c > i and tree.base(c) == "nmod" and tree.case(c) in {"of", "by"}]
        return next((m for c in beside if (m := self._scene.mention(c)) is not None), None)

    def pair(self, i: int) -> list[Mention]:
        """The two whom "both", "each side" or "the two governments" take up: the bodies named most before it, states
        where the noun asks for such; none for other words."""
        tree = self._scene.tree
        word = singular(tree.lowers[i])
        told = {tree.lowers[c] for c in tree.children[i]}
        alone = tree.lowers[i] in _BOTH and not told & {"of"}
        halves = tree.pos[i] == "NOUN" and word in _HALVES and told & _TWO and told <= _TWO | _TOLD
        if not alone and not halves:
            return []
        counts: Counter[str] = Counter()
        last: dict[str, Mention] = {}
        for m in self._scene.mentions:
            if m.end <= i and m.type in (_STATES if word in _OF_STATES else _SIDES) and m.score > 0.5:
                counts[m.name] += 1
                last[m.name] = m
        best = sorted(counts, key=lambda name: (-counts[name], -last[name].head))[:2]
        return [replace(last[name], by="pair") for name in best] if len(best) == 2 else []

    def _group(self, i: int, issue: bool = False) -> Mention | None:
        tree = self._scene.tree
        if tree.pos[i] not in {"NOUN", "PROPN", "ADJ", "NUM"}:
            return None
        if not issue and not self._acts(i):
            owner = self._of_owner(i)
            if owner is not None:
                return owner
        start, end = i, i + 1
        for c in tree.children[i]:
            if tree.deps[c] in _BEFORE and c < i:
                start = min(start, *tree.subtree(c))
            elif tree.base(c) == "nmod" and tree.case(c) in _BEHIND:
                own = tree.subtree(c, frozenset({"acl", "acl:relcl", "appos", "punct", "conj"}))
                if own[0] == end and own[-1] - start < _LONGEST:
                    end = own[-1] + 1
        while start < i and tree.pos[start] in {"DET", "PUNCT"}:
            start += 1
        return Mention(start, end, i, tree.span_text(start, end), "Group", self._body(i, start, end), "reader", 0.5)

    def _body(self, i: int, start: int, end: int) -> str | None:
        """The body whose name stands in the group's: "the local Labour branch", "the office of Greenpeace"."""
        tree = self._scene.tree
        inner = (self._inside[k] for k in range(start, end) if k in self._inside)
        near = (m for m in inner if tree.heads[m.head] == i and m.head != i
                and (m.type == "PoliticalParty" or (m.type in _BODIES and m.score > 0.5)))
        return next((m.name for m in near), None)
