"""The reader on hand-built parses: a network whose vectors say outright which word is cue, actor or target."""

from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.extract import extract
from stancegraph.extract.engine import links_of
from stancegraph.extract.issues import IssueFinder
from stancegraph.extract.reader import Reader
from stancegraph.extract.reader.features import paths_from
from stancegraph.extract.reader.judge import COLUMNS, Judge
from stancegraph.extract.reader.naming import Naming
from stancegraph.extract.scene import Scene
from stancegraph.extract.tree import Tree
from stancegraph.nlp.encoder import READER_KEY
from stancegraph.values import STANCES, Document, Mention

CUE, ACTOR, TARGET, STANCE = range(4)
WIDTH = 4
PAINT = (
    "Chile/PROPN/nsubj/2 painted/VERB/ROOT/0 over/ADP/compound:prt/2 its/PRON/nmod:poss/5 wall/NOUN/obj/2 "
    "with/ADP/case/8 the/DET/det/8 treaty/NOUN/obl/2"
)


def weights(stance: str = "oppose") -> dict[str, np.ndarray]:
    """Scorers that read their answer off one place of the vectors; pairs ask the word, not the cue."""

    def scorer(place: int | None) -> np.ndarray:
        row = np.zeros((1, WIDTH))
        if place is not None:
            row[0, place] = 10
        return row

    made = {
        "cue_hidden.weight": scorer(CUE),
        "cue_hidden.bias": np.zeros(1),
        "cue_kind.weight": np.zeros((40, 1)),
        "cue.weight": np.ones((1, 1)),
        "cue.bias": np.full(1, -5.0),
        "factuality.weight": np.zeros((4, WIDTH)),
        "factuality.bias": np.array([3.0, 0, 0, 0]),
        "label_kind.weight": np.zeros((40, 1)),
        "label_mention.weight": np.zeros((60, 1)),
        "label.weight": np.zeros((14, 1)),
        "label.bias": np.zeros(14),
    }
    made["label.bias"][[*STANCES].index(stance)] = 5
    for name in ("label_cue", "label_word"):
        made |= {f"{name}.weight": scorer(None), f"{name}.bias": np.zeros(1)}
    for role, place in (("actor", ACTOR), ("target", TARGET)):
        for part in ("cue", "word", "left", "right", "absent"):
            value = scorer(place if part == "word" else None)
            made |= {f"pairs.{role}.{part}.weight": value, f"pairs.{role}.{part}.bias": np.zeros(1)}
        made |= {f"pairs.{role}.score.weight": np.ones((1, 1)), f"pairs.{role}.score.bias": np.full(1, -5.0)}
        made[f"pairs.{role}.absent.bias"] = np.full(1, -5.0)
        made |= {f"pairs.{role}.features.{n}.weight": np.zeros((60, 1)) for n in range(4)}
    return made


def judge(chance: float) -> dict[str, np.ndarray]:
    """A judge of one leaf."""
    leaf = {"feature": -1, "threshold": 0, "left": 0, "right": 0, "value": 0}
    base = np.log(chance / (1 - chance))
    return {f"judge.{k}": np.full((1, 1), v) for k, v in leaf.items()} | {
        "judge.base": np.array(base),
        "judge.depth": np.array(1),
        "judge.least": np.array(0.5),
        "judge.ruled": np.array(0.3),
    }


def archive(arrays: dict[str, np.ndarray]) -> bytes:
    out = BytesIO()
    np.savez(out, paths=np.array(["nsubj"]), **arrays)
    return out.getvalue()


@pytest.fixture
def read(lexicon, parse_, actors_):
    """Statements of a parse, given which of its words are what to the reader."""

    def run(text: str, chance: float = 0.9, stance: str = "oppose", **roles: str) -> list:
        doc = parse_(text)
        vectors = np.zeros((len(doc), WIDTH), dtype=np.float32)
        for role, words in roles.items():
            for token in doc:
                if token.text in words.split():
                    vectors[token.i, {"cue": CUE, "actor": ACTOR, "target": TARGET}[role]] = 1
        doc.user_data[READER_KEY] = vectors
        reader = Reader(archive(weights(stance) | judge(chance)))
        return extract(doc, Document("d", doc.text), lexicon, actors_(doc), reader)

    return run


@pytest.mark.parametrize("roles", [
    {}, {"cue": "painted"}, {"cue": "painted", "actor": "Chile"}, {"actor": "Chile", "target": "treaty"},
    {"cue": "painted", "actor": "its", "target": "treaty"}, {"cue": "painted", "actor": "Chile", "target": "Chile"},
])  # fmt: skip
def test_the_reader_needs_cue_actor_and_target(read, roles):
    assert read(PAINT, **roles) == []


def test_what_is_unlikely_is_left_out(read):
    assert read(PAINT, chance=0.4, cue="painted", actor="Chile", target="treaty") == []


TOGETHER = "Chile/PROPN/nsubj/4 and/CCONJ/cc/3 Peru/PROPN/conj/1 painted/VERB/ROOT/0"


@pytest.mark.parametrize(("text", "stance", "found"), [
    (TOGETHER + " it/PRON/obj/4", "oppose", []),
    (TOGETHER + " it/PRON/obj/4", "cooperate", [("Chile", "Peru")]),
    (TOGETHER, "oppose", [("Chile", "Peru")]),
])  # fmt: skip
def test_who_acts_together_acts_on_each_other_only_without_an_object(read, text, stance, found):
    statements = read(text, stance=stance, cue="painted", actor="Chile", target="Peru")
    assert [(s.actor, s.target) for s in statements] == found


@pytest.mark.parametrize(("verb", "found"), [("blocked", []), ("backed", ["Peru"])])
def test_who_acts_against_a_thing_does_not_do_what_it_does(lexicon, parse_, actors_, verb, found):
    doc = parse_(f"Chile/PROPN/nsubj/2 {verb}/VERB/ROOT/0 drafts/NOUN/obj/2 painting/VERB/acl/3 Peru/PROPN/obj/4")
    vectors = np.zeros((len(doc), WIDTH), dtype=np.float32)
    vectors[[3, 0, 4], [CUE, ACTOR, TARGET]] = 1
    scene = Scene(Tree.from_doc(doc, lexicon.forms), lexicon, actors_(doc))
    proposals = Reader(archive(weights())).proposals(scene, Document("d", doc.text), vectors, list(links_of(scene)))
    assert [p.found.whom.name for p in proposals if p.found.cue == 3] == found


def test_the_reader_finds_what_no_rule_links(read):
    (found,) = read(PAINT, cue="painted", actor="Chile", target="treaty")
    assert (found.actor, found.stance, found.polarity, found.target) == ("Chile", "oppose", -1, "treaty")
    assert (found.cue, found.target_text, found.by, found.confidence) == ("painted over", "the treaty", "reader", 0.9)


def test_a_rules_statement_is_kept_from_a_lower_probability_on(read):
    text = "Chile/PROPN/nsubj/2 vetoed/VERB/ROOT/0 the/DET/det/4 offer/NOUN/obj/2"
    (found,) = read(text, chance=0.4)
    assert (found.by, found.confidence) == ("active:veto", 0.4)
    assert read(text, chance=0.2) == []


def test_both_keep_the_narrower_concept_of_the_rule(read):
    text = "Chile/PROPN/nsubj/2 vetoed/VERB/ROOT/0 the/DET/det/4 offer/NOUN/obj/2"
    (found,) = read(text, cue="vetoed", actor="Chile", target="offer", stance="block")
    assert (found.stance, found.detail) == ("block", "veto")
    assert found.by.startswith("reader+active:")


def test_the_reader_prevails_over_the_rules_stance(read):
    text = "Chile/PROPN/nsubj/2 rejected/VERB/ROOT/0 the/DET/det/4 offer/NOUN/obj/2"
    (found,) = read(text, cue="rejected", actor="Chile", target="offer", stance="condemn")
    assert (found.stance, found.detail) == ("condemn", None)


def test_without_vectors_the_rules_speak_alone(lexicon, parse_, actors_):
    doc = parse_("Chile/PROPN/nsubj/2 rejected/VERB/ROOT/0 the/DET/det/4 offer/NOUN/obj/2")
    reader = Reader(archive(weights() | judge(0.9)))
    (found,) = extract(doc, Document("d", doc.text), lexicon, actors_(doc), reader)
    assert found.by.startswith("active:")


PATHS = {("painted", "painted"): "=", ("painted", "Chile"): "nsubj", ("wall", "Chile"): "^obj nsubj", ("its", "treaty"):
         "^nmod ^obj obl"}  # fmt: skip


@pytest.mark.parametrize(("ends", "path"), PATHS.items())
def test_path(parse_, ends, path):
    doc = parse_(PAINT)
    first, last = (next(token.i for token in doc if token.text == word) for word in ends)
    assert paths_from(Tree.from_doc(doc), first)[last] == path


@pytest.mark.parametrize(("text", "head", "name"), [
    ("It/PRON/nsubj/2 slept/VERB/ROOT/0", 0, None),
    ("Fishermen/NOUN/nsubj/4 from/ADP/case/3 Quilpo/NOUN/nmod/1 wept/VERB/ROOT/0", 0, "Fishermen from Quilpo"),
    ("The/DET/det/3 angry/ADJ/amod/3 fishermen/NOUN/nsubj/4 wept/VERB/ROOT/0", 2, "angry fishermen"),
])  # fmt: skip
def test_a_group_without_name_is_called_by_its_words(lexicon, parse_, text, head, name):
    scene = Scene(Tree.from_doc(parse_(text)), lexicon, ())
    found = Naming(scene, IssueFinder(scene)).actor(head)
    assert (found.name if found else None) == name


OPPOSED = "Chile/PROPN/nsubj/2 sued/VERB/ROOT/0 Peru/PROPN/obj/2\n"


@pytest.mark.parametrize(("text", "head", "name"), [
    ("The/DET/det/2 sides/NOUN/nsubj/3 met/VERB/ROOT/0", 4, "sides"),
    ("Two/NUM/nummod/3 Peruvian/ADJ/amod/3 parties/NOUN/nsubj/4 met/VERB/ROOT/0", 5, "Peruvian parties"),
    ("Both/DET/det/2 sides/NOUN/nsubj/3 met/VERB/ROOT/0", 4, "Peru"),
    ("The/DET/det/3 two/NUM/nummod/3 governments/NOUN/nsubj/4 met/VERB/ROOT/0", 5, "Peru"),
    ("Half/NOUN/nsubj/4 of/ADP/case/3 voters/NOUN/nmod/1 wept/VERB/ROOT/0", 3, "voters"),
    ("A/DET/det/2 decree/NOUN/nsubj/5 of/ADP/case/4 Chile/PROPN/nmod/2 failed/VERB/ROOT/0", 4, "Chile"),
    ("Farmers/NOUN/nsubj/4 of/ADP/case/3 Chile/PROPN/nmod/1 wept/VERB/ROOT/0", 3, "Farmers of Chile"),
])  # fmt: skip
def test_those_whom_a_text_has_named_before(lexicon, parse_, text, head, name):
    doc = parse_(OPPOSED + text)
    places = [t.i for t in doc if t.text in ("Chile", "Peru")]
    mentions = [Mention(i, i + 1, i, doc[i].text, "State", by="name:name") for i in places]
    scene = Scene(Tree.from_doc(doc), lexicon, mentions)
    naming = Naming(scene, IssueFinder(scene))
    assert naming.actor(head).name == name
    if "decree" in text:
        target = naming.target(head, 0.2)
        assert target is None or target.name != "Chile"
    assert {m.name for m in naming.pair(head)} in (set(), {"Chile", "Peru"})


def test_a_place_kept_aside_stands_for_its_state(lexicon, parse_):
    doc = parse_("Doubts/NOUN/nsubj/4 in/ADP/case/3 Lima/PROPN/nmod/1 grew/VERB/ROOT/0")
    scene = Scene(Tree.from_doc(doc), lexicon, [Mention(2, 3, 2, "Peru", "State", by="aside")])
    assert scene.mention(2) is None
    found = Naming(scene, IssueFinder(scene)).actor(2)
    assert found is not None and found.name == "Peru"


@given(st.lists(st.floats(-5, 5, width=32), min_size=2, max_size=2), st.floats(-5, 5, width=32))
def test_a_tree_goes_left_up_to_its_threshold(numbers, threshold):
    tree = {"feature": [[0, -1, -1]], "threshold": [[threshold, 0, 0]], "left": [[1, 0, 0]], "right": [[2, 0, 0]],
            "value": [[0, -1.0, 1.0]], "base": 0.0, "depth": 2}  # fmt: skip
    rows = np.zeros((2, len(COLUMNS)), dtype=np.float32)
    rows[:, 0] = numbers
    found = Judge({f"judge.{k}": np.asarray(v) for k, v in tree.items()})(rows)
    assert [chance > 0.5 for chance in found] == [float(np.float32(n)) > threshold for n in numbers]
