"""Who speaks a quotation, and who reports what another does."""

import pytest

from stancegraph.extract.attribution import speaker
from stancegraph.extract.quotes import voices
from stancegraph.extract.scene import Scene
from stancegraph.extract.tree import Tree
from stancegraph.values import Mention

SAIL = '"/PUNCT/punct/4 Ships/NOUN/nsubj/4 should/AUX/aux/4 sail/VERB/ROOT/0/VB ./PUNCT/punct/4 "/PUNCT/punct/4'
CUT = '"/PUNCT/punct/4 Ships/NOUN/nsubj/4 should/AUX/aux/4 sail/VERB/ROOT/0/VB ,/PUNCT/punct/4 "/PUNCT/punct/4'
SPOKE = "Chile/PROPN/nsubj/2 spoke/VERB/ROOT/0 ./PUNCT/punct/2"
VOICES = {
    "nobody": ([SAIL], None),
    "the subject of what comes next": ([SAIL, "Chile/PROPN/nsubj/2 slept/VERB/ROOT/0"], None),
    "a verb of saying in the next sentence": ([SAIL, "Chile/PROPN/nsubj/2 said/VERB/ROOT/0 so/ADV/advmod/2"], "Chile"),
    "joined by a comma": ([CUT, "Chile/PROPN/nsubj/2 told/VERB/ROOT/0 us/PRON/obj/2"], "Chile"),
    "the one of two that is joined": (
        ["Peru/PROPN/nsubj/2 said/VERB/ROOT/0 so/ADV/advmod/2", CUT,
         "Chile/PROPN/nsubj/2 told/VERB/ROOT/0 us/PRON/obj/2"],
        "Chile",
    ),
    "a verb that is no verb of saying": (
        ['"/PUNCT/punct/4 Ships/NOUN/nsubj/4 should/AUX/aux/4 sail/VERB/ccomp/8/VB ,/PUNCT/punct/4 "/PUNCT/punct/4 '
         "Chile/PROPN/nsubj/8 beamed/VERB/ROOT/0"],
        "Chile",
    ),
    "a name and a colon": (
        ['Ms/PROPN/compound/2 Chile/PROPN/nsubj/8 :/PUNCT/punct/2 "/PUNCT/punct/8 Ships/NOUN/nsubj/8 '
         "should/AUX/aux/8 ever/ADV/advmod/8 sail/VERB/ROOT/0/VB"],
        "Chile",
    ),
    "what is told before a colon": (
        ['Chile/PROPN/nsubj/2 fumed/VERB/ROOT/0 :/PUNCT/punct/2 "/PUNCT/punct/7 Ships/NOUN/nsubj/7 '
         "should/AUX/aux/7 sail/VERB/parataxis/2/VB"],
        "Chile",
    ),
    "goes on": (
        ['"/PUNCT/punct/2 No/INTJ/ccomp/5 ,/PUNCT/punct/2 "/PUNCT/punct/2 said/VERB/ROOT/0 Chile/PROPN/nsubj/5 '
         "./PUNCT/punct/5", SAIL],
        "Chile",
    ),
    "does not go on after another is told of": (
        ['"/PUNCT/punct/2 No/INTJ/ccomp/5 ,/PUNCT/punct/2 "/PUNCT/punct/2 said/VERB/ROOT/0 Chile/PROPN/nsubj/5',
         "Peru/PROPN/nsubj/2 slept/VERB/ROOT/0", SAIL],
        None,
    ),
}  # fmt: skip


def scene(parse, actors, lexicon, text: str) -> Scene:
    doc = parse(text)
    return Scene(Tree.from_doc(doc, lexicon.forms), lexicon, actors(doc))


@pytest.mark.parametrize(("lines", "who"), VOICES.values(), ids=VOICES)
def test_a_quotation_has_the_speaker_that_stands_by_it(parse_, actors_, lexicon, lines, who):
    own = scene(parse_, actors_, lexicon, "\n".join(lines))
    sail = own.tree.lowers.index("sail")
    found = voices(own).get(sail)
    assert (None if found is None else own.tree.words[found]) == who


TURN = "{}/PROPN/nsubj/4 :/PUNCT/punct/1 Ships/NOUN/nsubj/4 {}/VERB/ROOT/0"


@pytest.mark.parametrize(("names", "speakers"), [
    (["Chile", "Peru"], [None, None]),
    (["Chile", "Peru", "Cuba"], [None, None, None]),
    (["Chile", "Peru", "Chile"], ["Chile", "Peru", "Chile"]),
])
def test_records_name_who_speaks_before_a_colon(parse_, actors_, lexicon, names, speakers):
    own = scene(parse_, actors_, lexicon, "\n".join(TURN.format(name, "sail") for name in names))
    found = voices(own)
    verbs = [i for i, word in enumerate(own.tree.words) if word == "sail"]
    assert [own.tree.words[found[i]] if i in found else None for i in verbs] == speakers


SPEAKERS = {
    "after a semicolon": (
        "Chile/PROPN/nsubj/2 sailed/VERB/ROOT/0 ;/PUNCT/punct/5 Peru/PROPN/nsubj/5 said/VERB/parataxis/2 "
        "no/ADV/advmod/5",
        None,
    ),
    "before a semicolon": (
        "Peru/PROPN/nsubj/2 said/VERB/ROOT/0 so/ADV/advmod/2 ;/PUNCT/punct/6 Chile/PROPN/nsubj/6 "
        "sailed/VERB/parataxis/2",
        None,
    ),
    "a promise beside it": (
        "Chile/PROPN/nsubj/2 sailed/VERB/ROOT/0 ,/PUNCT/punct/5 Peru/PROPN/nsubj/5 promised/VERB/parataxis/2 "
        "to/PART/mark/7 fight/VERB/xcomp/5/VB",
        None,
    ),
    "an aside with which": (
        "Peru/PROPN/nsubj/2 said/VERB/ROOT/0 ships/NOUN/nsubj/9 ,/PUNCT/punct/7 which/PRON/obj/7 Chile/PROPN/nsubj/7 "
        "sailed/VERB/acl:relcl/3 ,/PUNCT/punct/7 sank/VERB/ccomp/2",
        None,
    ),
    "no aside": (
        "Peru/PROPN/nsubj/2 said/VERB/ROOT/0 ships/NOUN/nsubj/7 which/PRON/obj/6 Chile/PROPN/nsubj/6 "
        "sailed/VERB/acl:relcl/3 sank/VERB/ccomp/2",
        "Peru",
    ),
    "an aside with while": (
        "Peru/PROPN/nsubj/2 said/VERB/ROOT/0 ships/NOUN/nsubj/4 sank/VERB/ccomp/2 while/SCONJ/mark/7 "
        "Chile/PROPN/nsubj/7 sailed/VERB/advcl/4",
        None,
    ),
}


@pytest.mark.parametrize(("text", "who"), SPEAKERS.values(), ids=SPEAKERS)
def test_the_journalist_speaks_beside_what_is_reported(parse_, actors_, lexicon, text, who):
    own = scene(parse_, actors_, lexicon, text)
    found = speaker(own, own.tree.words.index("sailed"))
    assert (None if found is None else own.tree.words[found]) == who


def test_two_who_say_what_one_of_them_does_report_nothing(statements):
    text = (
        "Chile/PROPN/nsubj/4 and/CCONJ/cc/3 Peru/PROPN/conj/1 said/VERB/ROOT/0 Peru/PROPN/nsubj/6 "
        "opposed/VERB/ccomp/4 Cuba/PROPN/obj/6"
    )
    assert [s.source for s in statements(text)] == [None]


@pytest.mark.parametrize(("by", "kind", "source"), [
    ("coref:speaker", "Person", None), ("name", "Organization", None), ("name", "Person", "Ada Lund"),
])
def test_a_person_may_report_what_the_own_body_does(by, kind, source):
    from stancegraph.extract.statements import source_of

    told = Mention(0, 1, 0, "Ada Lund", kind, of="Norway")
    assert source_of([told], Mention(2, 3, 2, "Norway", "State", by=by)) == source
