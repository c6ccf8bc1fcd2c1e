"""Issues across documents: what is joined, what is told apart, what is only listed, and what the user decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.actors import Actor, Decision, Registry
from stancegraph.errors import InputError
from stancegraph.issues import IssueJoin, as_decisions, issue_variants, issues_settled, wordings
from stancegraph.issues.phrases import phrase_reader
from stancegraph.issues.review import read_review, write_review
from stancegraph.values import Statement, statement_id

REGISTRY = Registry(tuple(
    Actor(name, "State", demonyms=(demonym,))
    for name, demonym in (("Chile", "Chilean"), ("Peru", "Peruvian"), ("Fiji", "Fijian"), ("Mali", "Malian"))
))  # fmt: skip
LEFT = {
    "id": "", "sent": "", "end": 9, "actor_text": "", "actor_start": 0, "actor_end": 1, "actor_type": "State",
    "stance": "oppose", "detail": None, "cue": "x", "cue_start": 1, "cue_end": 2, "target_start": 3, "target_end": 4,
    "target_kind": "issue", "target_type": None, "target_of": None, "polarity": -1, "factuality": "actual",
    "actor_of": None, "source": None, "date": None, "confidence": 1.0, "by": "test",
}  # fmt: skip


def said(*facts: tuple[str, str, str], text: str = "") -> list[Statement]:
    """A statement for each document, actors (space between) and issue."""
    return [
        Statement(**{
            **LEFT, "id": statement_id(doc, at, 1, 0, 3, actor, "oppose", target), "doc": doc, "start": at,
            "actor": actor, "target": target, "target_text": text or target,
        })
        for at, (doc, actors, target) in enumerate(facts) for actor in actors.split()
    ]  # fmt: skip


def targets(statements: list[Statement], *decisions: Decision) -> list[str]:
    """The issue of each document's first statement, in the end."""
    joins = issue_variants(statements, REGISTRY, decisions)
    found: dict[str, str] = {}
    for s in issues_settled(statements, (*as_decisions(joins), *decisions)):
        found.setdefault(f"{s.doc}:{s.start}", s.target)
    return list(found.values())


def test_one_name_is_another_issue_in_each_document_that_points_at_it() -> None:
    both = said(("d1", "Chile Peru", "bill"), ("d2", "Chile Peru", "bill"), text="the bill")
    assert targets(both) == ["bill (Chile)", "bill (Chile, 2)"]


@pytest.mark.parametrize("name", ["state of emergency", "levy"])
def test_a_description_is_told_apart_by_the_place(name: str) -> None:
    assert targets(said(("d1", "Chile Peru", name), ("d2", "Fiji Mali", name))) == [f"{name} (Chile)", f"{name} (Fiji)"]


@pytest.mark.parametrize(("left", "right"), [
    ("Chilean levy on Peru", "Peruvian levy on Chile"),
    ("resolution on Chile", "resolution on Peru"),
    ("resolution on Chile", "motion on Chile"),
    ("Chilean levy", "Peruvian Chilean levy"),
])
def test_names_that_tell_of_other_things_stay_apart(left: str, right: str) -> None:
    both = said(("d1", "Fiji Mali", left), ("d2", "Fiji Mali", right))
    assert targets(both) == [left, right]


@pytest.mark.parametrize(("left", "right"), [
    ("resolution on Chile", "Chile resolution"),
    ("lifting the levy on bread", "lifted bread levy"),
    ("proposed levy on bread", "bread levy"),
    ("Bread levy", "bread levy"),
])
def test_names_of_the_same_words_are_one_issue_in_documents_that_are_alike(left: str, right: str) -> None:
    assert len(set(targets(said(("d1", "Fiji Mali", left), ("d2", "Fiji Mali", right))))) == 1


def test_a_name_of_its_own_means_the_same_everywhere() -> None:
    name = "Chilean copper export levy"
    assert targets(said(("d1", "Chile Peru", name), ("d2", "Fiji Mali", name))) == [name, name]


def test_a_shorter_form_takes_the_longer_name_in_documents_that_are_alike() -> None:
    both = said(("d1", "Fiji Mali", "levy on bread"), ("d2", "Fiji Mali", "new levy on rye bread"))
    assert targets(both) == ["new levy on rye bread"] * 2
    apart = said(("d1", "Chile Peru", "levy on bread"), ("d2", "Fiji Mali", "new levy on rye bread"))
    assert targets(apart) == ["levy on bread", "new levy on rye bread"]


def test_what_may_be_a_shorter_form_is_only_listed() -> None:
    (join,) = issue_variants(said(("d1", "Fiji", "levy on bread"), ("d1", "Fiji", "Malian levy on bread")), REGISTRY)
    assert (join.made, join.name, join.to, join.reason) == (
        False, "levy on bread", "Malian levy on bread", "shorter form"
    )  # fmt: skip


def test_the_user_s_word_goes_first() -> None:
    both = said(("d1", "Fiji Mali", "levy on bread"), ("d2", "Fiji Mali", "bread levy"))
    (join,) = issue_variants(both, REGISTRY)
    assert join.made
    assert len(set(targets(both, Decision("apart", join.name, join.to)))) == 2
    assert set(targets(both, Decision("rename", join.to, "loaf tax"))) == {"loaf tax"}
    assert set(targets(both, Decision("merge", join.name, "loaf tax"))) == {"loaf tax", join.to}
    bills = said(("d1", "Chile Peru", "bill"), ("d2", "Chile Peru", "bill"), text="the bill")
    assert set(targets(bills, Decision("merge", "bill (Chile, 2)", "bill (Chile)"))) == {"bill (Chile)"}


def test_what_becomes_equal_is_told_once() -> None:
    (one,) = said(("d1", "Fiji", "levy"))
    decisions = (Decision("merge", "levy", "tax"), Decision("split", "tax", "loaf tax", ("d1",)))
    (found,) = issues_settled([one, one], decisions)
    assert (found.target, found.id != one.id) == ("loaf tax", True)
    assert list(issues_settled(said(("d2", "Fiji", "tax")), decisions)) == said(("d2", "Fiji", "tax"))


def test_all_wordings_are_kept() -> None:
    decisions = (Decision("merge", "levy", "tax"), Decision("split", "bill", "tax bill", ("d1",)),
                 Decision("rename", "tax", "loaf tax"), Decision("apart", "tax", "toll"))  # fmt: skip
    assert wordings(decisions) == {"loaf tax": ("levy", "tax"), "tax bill": ("bill",)}


def test_the_order_of_documents_does_not_name_other_groups() -> None:
    facts = [("d1", "Fiji Mali", "levy"), ("d2", "Fiji Mali", "levy"), ("d3", "Chile Peru", "levy")]
    names = dict(zip("123", targets(said(*facts)), strict=True))
    assert names["1"] == names["2"] != names["3"]
    assert targets(said(*reversed(facts))) == [names["3"], names["2"], names["1"]]


def test_the_review_list_comes_back_as_it_was(tmp_path: Path) -> None:
    joins = (
        IssueJoin("bill", "bill (Chile)", "told apart", 0.9, True, ("d1", "d2")),
        IssueJoin("levy", "levy, new", "shorter form", 0.6, False),
    )
    write_review(joins, tmp_path / "list.csv")
    assert read_review(tmp_path / "list.csv") == joins
    for content in ("name\nx\n", "joined,name,to,reason,score\nyes,a,b,c,1\n"):
        (tmp_path / "list.csv").write_text(content, encoding="utf-8")
        with pytest.raises(InputError, match=r"list\.csv"):
            read_review(tmp_path / "list.csv")


@pytest.mark.parametrize(("name", "head", "words"), [
    ("resolution on Chile", "resolut", {"resolut", "Chile"}),
    ("the Chilean resolutions", "resolut", {"resolut", "Chile"}),
    ("draft", "draft", {"draft"}),
    ("four-year plan", "plan", {"four", "year", "plan"}),
    ("lifting sanctions", "sanct", {"lift", "sanct"}),
])
def test_a_name_is_read_as_words_without_endings(name: str, head: str, words: set[str]) -> None:
    phrase = phrase_reader(REGISTRY)(name)
    assert (phrase.head, set(phrase.words)) == (head, words)
