"""Named entities from data sets with different label sets, as sets of labels that each word may bear.

A data set that says less than our scheme (wikigold's MISC, CrossNER's location) allows several labels; training
maximises the probability of the allowed set, so that no set's silence counts against another's labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from conllu import Sentence

TYPES = ("PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "WORK", "PRODUCT", "MISC")
BIO = ("O", *(f"{bio}-{kind}" for kind in TYPES for bio in "BI"))
ANY = frozenset(range(len(BIO)))
OUTSIDE = frozenset([0])

_UNSAID = {
    "uner": ("NORP", "EVENT", "WORK", "PRODUCT", "MISC"),
    "wnut": ("NORP", "EVENT", "MISC"),
    "crossner": ("NORP",),
}
"""Types that a data set does not annotate: there, a capitalised word outside of entities may still bear them."""

_PLACE = ("GPE", "LOC")
_THING = ("WORK", "PRODUCT", "MISC")
_SETS: dict[str, tuple[str, ...]] = {
    # wikigold
    "PER": ("PERSON",),
    "ORG": ("ORG",),
    "LOC": _PLACE,
    "MISC": ("NORP", "EVENT", *_THING),
    # WNUT17
    "person": ("PERSON",),
    "location": _PLACE,
    "corporation": ("ORG",),
    "group": ("ORG", "NORP"),
    "product": ("PRODUCT",),
    "creative-work": ("WORK",),
    # CrossNER politics
    "politician": ("PERSON",),
    "organisation": ("ORG",),
    "politicalparty": ("ORG",),
    "country": ("GPE",),
    "election": ("EVENT",),
    "event": ("EVENT",),
    "misc": ("NORP", *_THING),
    # GUM
    "organization": ("ORG",),
    "place": _PLACE,
    "abstract": ("WORK", "PRODUCT", "MISC", "ORG", "EVENT"),
    "object": _THING,
    "animal": _THING,
    "plant": _THING,
    "substance": _THING,
}
_NATURE = re.compile(
    r"\b(Rivers?|Seas?|Oceans?|Mountains?|Mount|Mt|Lakes?|Desert|Valley|Bay|Gulf|Islands?|Peninsula|Coast|Canal|Strait|"
    r"Europe|Asia|Africa|Middle East|Americas|Balkans|Caucasus|Sahel|Antarctica|Arctic|Mediterranean|Earth|Street|"
    r"Road|Avenue|Airport|Square|Park|Bridge|Church|Cathedral|Hospital|Museum|Building|Hotel|Station|Stadium)\b"
)
_LETTERS = {"NNP", "NNPS"}
TITLES = frozenset(  # a string: readable, and short
    "mr mrs ms miss dr sir lord lady dame president vice prime minister chancellor king queen prince princess emperor "
    "senator sen rep representative congressman congresswoman governor gov mayor secretary general major colonel "
    "captain lieutenant sergeant chief justice judge admiral commander pope father reverend rev bishop cardinal "
    "archbishop saint professor prof director ambassador speaker chairman officer detective uncle aunt mom dad mother "
    "madam state".split(" ")
)
_LINK = {"of", "the", "and", "for", "&", "de", "la", "-", "'s", "’s", ",", "in"}


def places(folder: Path) -> frozenset[str]:
    """Lower-case names of the country dictionary: countries and cities, besides persons, who do no harm."""
    names: set[str] = set()
    for line in (folder / "Phoenix.Countries.actors.txt").read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"^\+?([A-Z_]{4,})", line)
        if match:
            names.add(match.group(1).strip("_").replace("_", " ").lower())
    return frozenset(names)


BODY = re.compile(
    r"(?i)(organi[sz]ation|union|council|party|front|movement|army|group|bank|fund|agency|court|commission|committee|league|"
    r"association|forces?|brigades?|institute|foundation|office|federation|society|centre|center|network|coalition|alliance|"
    r"community|authority|programme|program|assembly|parliament|congress|conference|guard|militia|liberation|jihad|"
    r"resistance|university|board|bureau|corps|tribunal|secretariat)$"
)
_SMALL = {"of", "the", "and", "for", "de", "la", "al", "bin", "ibn", "in", "del", "da", "von", "van", "to"}


def names(folder: Path) -> dict[str, list[list[str]]]:
    """Names by label from the actor dictionaries: dated persons, and organisations of two words or more."""
    pools: dict[str, list[list[str]]] = {"PERSON": [], "ORG": []}
    for file, kind in (("Countries", "PERSON"), ("International", "ORG"), ("MilNonState", "ORG")):
        lines = (folder / f"Phoenix.{file}.actors.txt").read_text(encoding="utf-8", errors="replace").splitlines()
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            match = re.match(r"^\+?([A-Z][A-Z_'.-]+?)_*\s*(?:\[|#|$)", line)
            dated = bool(re.match(r"^\s+\[[A-Z]+ [<>]?\d{6}", following))
            if not match or (kind == "PERSON") != dated:
                continue
            words = [p for w in match.group(1).lower().split("_") for p in re.split(r"(-)", w) if p]
            words = [w if w in _SMALL else w.capitalize() for w in words]
            if kind == "ORG" and not any(BODY.match(w) for w in words):
                continue
            if 2 <= len(words) <= 6 and words[0].lower().strip(".") not in TITLES:
                pools[kind].append([words[0].capitalize(), *words[1:]])
    return pools


def allowed(kind: str, name: str, known_places: frozenset[str], nationalities: frozenset[str]) -> tuple[str, ...]:
    """The labels that an entity of a data set's ``kind`` may bear, narrowed by what its name gives away."""
    kinds = _SETS[kind]
    if kinds == _PLACE:
        if _NATURE.search(name):
            return ("LOC",)
        if name.lower() in known_places:
            return ("GPE",)
    return ("NORP",) if "NORP" in kinds and name.lower() in nationalities else kinds


def label_sets(length: int, spans: Iterable[tuple[int, int, tuple[str, ...]]]) -> list[frozenset[int]]:
    """For every word the labels that it may bear, from spans that do not overlap."""
    result = [OUTSIDE] * length
    for start, end, kinds in spans:
        for index in range(start, end):
            bio = "B" if index == start else "I"
            result[index] = frozenset(BIO.index(f"{bio}-{kind}") for kind in kinds)
    return result


def open_sets(labels: list[frozenset[int]], forms: list[str], source: str) -> list[frozenset[int]]:
    """The label sets of a data set with the types left open that it does not annotate."""
    unsaid = frozenset([0, *(BIO.index(f"{bio}-{kind}") for kind in _UNSAID.get(source, ()) for bio in "BI")])
    return [unsaid if s == OUTSIDE and form[:1].isupper() else s for s, form in zip(labels, forms, strict=True)]


def gum_labels(sentence: Sentence, known_places: frozenset[str], nationalities: frozenset[str]) -> list[frozenset[int]]:
    """Named entities of a GUM sentence: the outermost mentions whose head is a proper noun, cut to the name itself."""
    words = sentence.words
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    taken: set[int] = set()
    for start, end, kind, head in sorted(sentence.entities, key=lambda e: (e[0] - e[1], e[0])):
        if not (start <= head < end) or words[head].xpos not in _LETTERS or kind in ("time",):
            continue
        first, last = _name_span(sentence, start, end, head, kind)
        if first == last:
            continue
        if taken.intersection(range(first, last)):
            continue
        taken.update(range(first, last))
        name = "".join(w.space + w.form for w in words[first:last]).strip()
        spans.append((first, last, allowed(kind, name, known_places, nationalities)))
    sets = label_sets(len(words), spans)
    for index, word in enumerate(words):
        if index in taken or word.xpos not in ("NNP", "NNPS", "JJ"):
            continue
        if word.form.lower() in nationalities and word.form[:1].isupper():
            sets[index] = frozenset([BIO.index("B-NORP")])
        elif word.xpos in _LETTERS and word.form.lower().strip(".") not in TITLES:
            sets[index] = ANY
    return sets


def _name_span(sentence: Sentence, start: int, end: int, head: int, kind: str) -> tuple[int, int]:
    words = sentence.words

    def belongs(index: int, step: int) -> bool:
        if words[index].xpos in _LETTERS:
            return not (kind == "person" and step < 0 and words[index].deprel.startswith(("nmod:desc", "nmod:poss")))
        if kind == "person":
            return False
        beyond = index + step
        return words[index].form in _LINK and start <= beyond < end and words[beyond].xpos in _LETTERS

    first = head
    while first > start and belongs(first - 1, -1):
        first -= 1
    last = head + 1
    while last < end and belongs(last, 1):
        last += 1
    while kind == "person" and first < last and words[first].form.lower().strip(".") in TITLES:
        first += 1
    return first, last


def nationalities(sentences: Iterable[Sentence]) -> frozenset[str]:
    """Capitalised adjectives and their nouns inside sentences of a treebank (Syrian, French), lower-cased."""
    adjectives: dict[str, int] = {}
    nouns: set[str] = set()
    for sentence in sentences:
        for word in sentence.words[1:]:
            form = word.form
            if form[:1].isupper() and form[1:].islower() and len(form) > 3:
                if word.upos == "ADJ" and word.xpos == "JJ" and word.lemma[:1].isupper():
                    adjectives[form.lower()] = adjectives.get(form.lower(), 0) + 1
                elif word.xpos == "NNPS":
                    nouns.add(form.lower())
    names = {word for word, count in adjectives.items() if word.endswith(("an", "ish", "ese", "i", "ch", "ic", "ew"))}
    return frozenset(names | {noun for noun in nouns if noun.rstrip("s") in names})


def read_columns(path: Path) -> list[tuple[list[str], list[tuple[int, int, str]]]]:
    """Sentences of a column file (word, label last but for UNER's third column) with their spans; BIO or IO labels."""
    sentences: list[tuple[list[str], list[tuple[int, int, str]]]] = []
    words: list[str] = []
    labels: list[str] = []
    uner = path.suffix == ".iob2"
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if uner and line.startswith("# "):
            continue
        cells = line.split("\t") if "\t" in line else line.split(" ")
        if not line.strip():
            if words:
                sentences.append((words, _spans(labels)))
            words, labels = [], []
        elif uner:
            words.append(cells[1])
            labels.append(cells[2])
        else:
            words.append(cells[0])
            labels.append(cells[-1])
    return sentences


def _spans(labels: list[str]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        kind = label[2:]
        if label[0] in "BI" and kind in _SETS:
            if label[0] == "I" and spans and spans[-1][1] == index and spans[-1][2] == kind:
                spans[-1] = (spans[-1][0], index + 1, kind)
            else:
                spans.append((index, index + 1, kind))
    return spans
