"""Actors without a name of their own: "human rights groups", "the dockers' union", "villagers"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...values import Mention
from ..named import Named
from ..names import surname
from ..scene import Finding, Scene
from ..titles import is_place
from ..view import View
from ..words import FORCES, GOVERNMENT, OFFICIALS, ORGANIZATIONS, OWN_NAME, PEOPLE, QUANTIFIERS, singular, word_set

__all__ = ["denotes_persons", "find", "find_possessed", "short_name", "whose"]

_POSSESSED = GOVERNMENT | FORCES | OFFICIALS
_ENDINGS = ("ers", "ors", "ists", "ians", "men", "women", "eers")
_THINGS = word_set(
    "matters numbers orders papers powers letters borders waters others offers errors sectors factors doors floors "
    "colors centers centres quarters figures barriers flowers computers chapters disasters answers dinners tankers "
    "helicopters trawlers carriers corridors headquarters shutters meters rivers layers boosters containers posters "
    "jokers freighters bombers bunkers boilers filters ladders charters registers covers servers routers sensors "
    "reactors tractors motors mirrors monitors rumors terrors horrors favors errors wonders rafters shoulders "
    "fingers winters summers corners counters drawers feathers jumpers lasers levers sneakers stickers transfers "
    "specimen omen acumen abdomen vectors conveyors indicators generators elevators calculators detectors"
)
_RELATIONAL = word_set(
    "person people member party side ally partner neighbour neighbor friend colleague counterpart rival successor "
    "predecessor power capital city country state nation region town village province group team candidate woman man "
    "child family guest victim relative customer deputy minority majority owner head body other movement"
)
_PARTS = word_set(
    "member deputy lawmaker legislator senator mp activist campaigner youth leader representative official officer "
    "fighter militant rebel guerrilla delegate negotiator commander spokesman gunman scientist expert inspector "
    "monitor observer envoy minister councillor backbencher soldier troop force judge camp power"
)
"""Nouns for those who act for the body that they belong to."""
_WHERE = frozenset(("in", "from", "of", "at"))
_TELLING = frozenset(("nmod:poss", "acl:relcl", "acl", "nmod"))
_BELONGING = frozenset(("of", "from", "in", "at", "for", "with", "within"))
_BODIES = frozenset(("Organization", "PoliticalParty", "ArmedGroup", "IntergovernmentalOrganization", "MediaOutlet"))
_POSSESSIVES = ("'s", "\u2019s", "'", "\u2019")
_FACTIONS = word_set("faction movement militia party group rebels fighter militant insurgent gunman")
_RELATED = word_set(
    "critic supporter opponent backer sponsor advocate proponent foe enemy ally victim family relative widow mother "
    "resident holder author editor sympathizer sympathiser survivor loser winner user buyer owner parent loyalist"
)
_CLOSE = frozenset(("compound", "flat", "nmod", "amod"))
_LONGEST = 7
_DEFINITE = frozenset(("the", "this", "that", "both"))
_PLACES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj", "appos", "root",
           "nsubj:outer", "parataxis", "ROOT", "obl:unmarked", "advcl", "ccomp")


def find(scene: Scene) -> Iterator[Finding]:
    """Phrases headed by a noun for persons or bodies, where nothing better was found; a short canonical name."""
    yield from (found for index in _nouns(scene) if not _possessive(scene.view, index)
                for found in _found(scene, index, ""))


def find_possessed(scene: Scene) -> Iterator[Finding]:
    """As `find`, for nouns with a possessive pronoun, once it is known whose they are: "its critics"."""
    view = scene.view
    for index in _nouns(scene):
        pronoun = view.child(index, "nmod:poss")
        if pronoun is not None and view.pos[pronoun] == "PRON":
            owner = scene.mentions.get(pronoun)
            named = next((c for c in view.children[index] if view.deps[c] == "appos" and c in scene.mentions), None)
            if named is not None:
                other = replace(scene.mentions[named], start=pronoun, head=index, by="apposition", score=0.7)
                yield Finding(other, (index, index + 1))
            else:
                yield from _found(scene, index, whose(scene, owner, pronoun) if owner else "", owner)


def whose(scene: Scene, owner: Mention, pronoun: int) -> str:
    """The possessor as an annotator writes it: of a state the adjective, of a body the name, of a person the last
    name with its ending; of "our" what the speaker acts for."""
    side = owner.of if scene.view.lowers[pronoun] == "our" and owner.of else owner.name
    place = scene.context.place(side)
    if place is not None and scene.context.is_side(side):
        return scene.context.adjective(place)
    return f"{surname(side.split())}'s" if owner.type == "Person" and side == owner.name else side


def _nouns(scene: Scene) -> Iterator[int]:
    view = scene.view
    return (index for index in range(view.count) if view.pos[index] in ("NOUN", "PROPN")
            and index not in scene.mentions and not scene.title_of(index))


def _found(scene: Scene, index: int, possessor: str, by: Mention | None = None) -> Iterator[Finding]:
    view = scene.view
    word = singular(view.lowers[index])
    person, body = word in PEOPLE or denotes_persons(view, index), word in ORGANIZATIONS
    if not (person or body) or view.deps[index] not in _PLACES or (body and not person and view.located(index)):
        return
    if word in _POSSESSED and _possessive(view, index):
        return
    if word in _RELATIONAL and not possessor and not _which(scene, index):
        return
    left = scene.left(index)
    named = view.child(index, "appos", "flat", "nmod:desc")
    if named is not None and named == index + 1 and named in scene.mentions:
        other = scene.mentions[named]
        yield Finding(replace(other, start=left, head=index, by="apposition", score=0.7), (index, index + 1))
        return
    name = short_name(view, left, index)
    owner = _owner(scene, left, index)
    if owner is not None and owner.start > index:
        possessor = ""
    if possessor:
        name = f"{possessor} {name}"
    elif owner is None and not scene.title_of(index):
        name = _about(view, index, name) or _placed(scene, index, name)
    if not view.plural(index) and owner is None and not _told(view, index, name):
        return
    kind = "Group" if view.plural(index) or not (person or body) else "Organization" if body else "Person"
    of = (by.of or by.name) if by is not None and possessor else None
    mention = Mention(left, index + 1, index, name, kind, of, "nominal", 0.4)
    yield Finding(_with_owner(scene, mention, owner) if owner and not possessor else mention, (index, index + 1))


def _owner(scene: Scene, left: int, index: int) -> Named | None:
    """The named body or place that the noun belongs to: right before it or as its possessor, else in a phrase with
    "of", "from", "in", "at" or "for" after it."""
    view = scene.view
    for back in range(index - 1, left - 1, -1):
        span = scene.named_at(back)
        if span is not None:
            return span if span.type != "Person" and span.kind != "metonym" else None
    for child in view.children[index]:
        if child > index and view.deps[child] == "nmod" and view.case(child) in _BELONGING:
            span = scene.named_at(child) or _named_inside(scene, child)
            if span is not None:
                return span if span.type in _BODIES and not is_place(span) and view.plural(index) else None
    return None


def _named_inside(scene: Scene, index: int) -> Named | None:
    """The body that a noun after a preposition names itself by: "of the Lucha movement", "of the party Junts"."""
    view = scene.view
    if view.pos[index] not in ("NOUN", "PROPN") or singular(view.lowers[index]) not in ORGANIZATIONS:
        return None
    spans = (scene.named_at(c) for c in view.children[index] if view.deps[c] in ("compound", "appos", "flat"))
    return next((span for span in spans if span is not None), None)


def _about(view: View, index: int, name: str) -> str | None:
    """The name with those or that to whom or which the people stand in a relation: "critics of the plan"."""
    if singular(view.lowers[index]) not in _RELATED or name != view.lowers[index]:
        return None
    for child in view.children[index]:
        if child > index and view.deps[child] == "nmod" and view.case(child) in ("of", "for", "against"):
            start = view.child(child, "case")
            end = max(child, *(c for c in view.children[child] if view.deps[c] in _CLOSE), child) + 1
            if start is not None and end - start <= _LONGEST:
                return _complement(view, name, start, end)
    return None


def _complement(view: View, name: str, start: int, end: int) -> str | None:
    """The name with what stands after the preposition, from the first proper name on, where there is one."""
    proper = [i for i in range(start + 1, end) if view.words[i][:1].isupper()]
    inner = range(proper[0], end) if proper else range(start + 1, end)
    words = [view.words[i] for i in inner if view.pos[i] not in ("DET", "PUNCT")]
    return f"{name} {view.lowers[start]} {' '.join(words)}" if words else None


def _placed(scene: Scene, index: int, name: str) -> str:
    """The name with the place that tells the people or bodies from others elsewhere: the one after "in", "from" or
    "of", else the country in mind where nothing but the noun is said."""
    view, context = scene.view, scene.context
    for child in view.children[index]:
        if child < index or view.deps[child] != "nmod" or view.case(child) not in _WHERE:
            continue
        if view.pos[child] != "PROPN":
            return name
        span = scene.named_at(child)
        if span is not None and is_place(span):
            return f"{context.adjective(span.name) if span.type == 'State' else span.name} {name}"
        unknown = (span is None or span.kind == "place") and child not in scene.person_at
        return _with_place(view, index, child, name) if unknown else name
    home = context.at_home
    alone = name == view.lowers[index] and not any(view.deps[c] in _TELLING for c in view.children[index])
    own = home is not None and alone and view.plural(index) and singular(name) in OWN_NAME
    return f"{context.adjective(home)} {name}" if home and own else name


def _with_place(view: View, index: int, child: int, name: str) -> str:
    """The name with an unknown place before it, or behind it where the place is more than a name: "parents of the
    Jules-Vallès school", "mayors of Kent and Auburn"."""
    start, end = _run(view, child)
    case = view.child(child, "case")
    more = max([end - 1, *(c for c in view.children[child] if view.deps[c] in ("conj", "flat", "nmod"))]) + 1
    if case is None or more == end or more - case > _LONGEST:
        return f"{view.text(start, end)} {name}"
    words = [view.words[i] for i in range(case, more) if view.pos[i] not in ("DET", "PUNCT")]
    return f"{name} {' '.join(words)}"


def _run(view: View, index: int) -> tuple[int, int]:
    """The capitalised words around a token."""
    start, end = index, index + 1
    while start > 0 and view.pos[start - 1] == "PROPN":
        start -= 1
    while end < view.count and view.pos[end] == "PROPN":
        end += 1
    return start, end


def _with_owner(scene: Scene, mention: Mention, owner: Named) -> Mention:
    """The mention named after its owner: the people of a place take its adjective, unspecific people of a body are
    the body, others are of it."""
    view, index = scene.view, mention.head
    if owner.start > index:
        end = max(mention.end, owner.end)
        if singular(view.lowers[index]) in _PARTS:
            return replace(mention, end=end, name=owner.name, type=owner.type, score=0.5)
        return replace(mention, end=end, name=f"{owner.name} {mention.name}", of=owner.name, score=0.5)
    if is_place(owner):
        rest = short_name(view, max(owner.end + (view.words[owner.end] in _POSSESSIVES), mention.start), index)
        people = view.text(owner.start, owner.end) if owner.kind == "demonym" else scene.context.adjective(owner.name)
        return replace(mention, name=f"{people} {rest}")
    if owner.type == "ArmedGroup" or singular(view.lowers[index]) in _FACTIONS:
        return replace(mention, name=owner.name, type=owner.type, score=0.6)
    return replace(mention, of=owner.name) if owner.type in _BODIES else mention


def _which(scene: Scene, index: int) -> bool:
    """Whether a noun that only relates to another ("members", "an ally") says to which: a modifier or a complement."""
    view = scene.view
    related = (child for child in view.children[index] if view.lowers[child] not in QUANTIFIERS)
    return any(
        view.deps[child] in ("compound", "acl:relcl", "appos") or (view.deps[child] == "amod" and child < index)
        or (view.deps[child] == "nmod" and _known(scene, child))
        for child in related
    )


def _known(scene: Scene, index: int) -> bool:
    return index in scene.mentions or scene.named_at(index) is not None or _named_inside(scene, index) is not None


def _told(view: View, index: int, name: str) -> bool:
    """Whether a reader knows which single person or body is meant: a proper word in the name, or a definite article;
    "a good customer" or "deputy" introduces somebody without saying who."""
    if any(word[:1].isupper() for word in name.split()):
        return True
    article = view.child(index, "det")
    possessor = view.child(index, "nmod:poss")
    if possessor is not None and view.pos[possessor] != "PRON":
        return True
    return article is not None and view.lowers[article] in _DEFINITE


def _possessive(view: View, index: int) -> bool:
    child = view.child(index, "nmod:poss")
    return child is not None and view.pos[child] == "PRON"


def denotes_persons(view: View, index: int) -> bool:
    """Whether a plural noun denotes persons by its ending: "millers", "refiners", "unionists"."""
    low = view.lowers[index]
    return view.plural(index) and low.endswith(_ENDINGS) and low not in _THINGS


def short_name(view: View, left: int, index: int) -> str:
    """The modifiers that tell which, then the head: "several local human rights groups" -> "human rights groups"."""
    start = index
    while start > max(left, index - 6):
        if view.lowers[start - 1] in QUANTIFIERS or view.pos[start - 1] in ("NUM", "DET"):
            break
        start -= 1
    while (start < index and not view.words[start][:1].isalnum()) or view.words[start] == "s":
        start += 1
    text = view.text(start, index + 1)
    return text if _proper(view, start) else text[:1].lower() + text[1:]


def _proper(view: View, start: int) -> bool:
    """Whether a word keeps its capital: a name or a people, or capitalised where no sentence begins."""
    if view.hit_at.get(start) is not None:
        return True
    if start > view.starts[view.sents[start]]:
        return view.pos[start] in ("PROPN", "ADJ")
    return view.pos[start] == "PROPN" and not denotes_persons(view, start)
