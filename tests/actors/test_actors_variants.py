"""Variants of unknown names: what is joined, what is only listed, what is left alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stancegraph.actors import Decision, Join, as_decisions, settled, variants
from stancegraph.actors.review import read_review, write_review
from stancegraph.errors import InputError
from stancegraph.values import Statement, statement_id

LEFT = Statement.from_dict({
    "id": "", "doc": "d1", "sent": "", "start": 0, "end": 9, "actor": "", "actor_text": "", "actor_start": 0,
    "actor_end": 1, "actor_type": "Person", "actor_of": None, "stance": "oppose", "detail": None, "cue": "x",
    "cue_start": 1, "cue_end": 2, "target": "plan", "target_text": "plan", "target_start": 3, "target_end": 4,
    "target_kind": "issue", "target_type": None, "target_of": None, "polarity": -1, "factuality": "actual",
    "source": None, "date": None, "confidence": 1.0, "by": "test",
})


def said(*facts: tuple[str, str, str | None], kind: str = "Person") -> list[Statement]:
    """A statement for each document, name and body."""
    return [
        replace(LEFT, id=statement_id(doc, at, 0, 0, 0, name, "oppose", "plan"), doc=doc, start=at, actor=name,
                actor_of=of, actor_type=kind)
        for at, (doc, name, of) in enumerate(facts)
    ]


def made(statements: list[Statement], *known: str, decisions: tuple[Decision, ...] = ()) -> dict[str, tuple[str, str]]:
    return {j.name: (j.to, j.reason) for j in variants(statements, known, decisions) if j.made}


@pytest.mark.parametrize(("left", "right", "kind"), [
    ("Ada Lund", "Eva Lund", "Person"),
    ("Ada Lund", "Ada Lindt", "Person"),
    ("Northern Farmers Union", "Southern Farmers Union", "Organization"),
    ("Boreal Timber", "Boreal Mining", "Organization"),
    ("farmers", "Farmers", "Group"),
])
def test_different_names_stay_apart(left: str, right: str, kind: str) -> None:
    assert made(said(("d1", left, None), ("d1", right, None), kind=kind)) == {}


def test_a_surname_far_from_the_full_name_is_only_listed() -> None:
    (join,) = variants(said(("d1", "Lund", None), ("d2", "Ada Lund", None)), ())
    assert (join.made, join.to, join.reason) == (False, "Ada Lund", "surname") and join.score < 0.8


def test_a_surname_of_two_persons_is_not_joined() -> None:
    both = said(("d1", "Lund", None), ("d1", "Ada Lund", None), ("d1", "Eva Lund", None))
    found = variants(both, ())
    assert {(j.name, j.to, j.made) for j in found} == {("Lund", "Ada Lund", False), ("Lund", "Eva Lund", False)}


def test_persons_of_different_bodies_are_different() -> None:
    assert variants(said(("d1", "Lund", "Guild"), ("d1", "Ada Lund", "Norway")), ()) == ()


@pytest.mark.parametrize(("left", "right", "kind", "reason"), [
    ("Lund", "Ada Lund", "Person", "surname"),
    ("A. Lund", "Ada Lund", "Person", "initial"),
    ("Ada Lund", "Ada B. Lund", "Person", "middle name"),
    ("Gerard Araud", "Gérard Araud", "Person", "spelling"),
    ("Boreal Timber", "Boreal Timber Ltd", "Organization", "legal form"),
    ("NFU", "Northern Farmers Union", "Organization", "abbreviation"),
])
def test_variants_told_of_together_are_joined(left: str, right: str, kind: str, reason: str) -> None:
    ((name, (to, why)),) = made(said(("d1", left, None), ("d1", right, None), kind=kind)).items()
    assert {name, to} == {left, right} and why == reason


def test_a_first_name_spelled_otherwise_in_another_document() -> None:
    apart = said(("d1", "Sergei Lund", "Guild"), ("d2", "Sergey Lund", "Guild"))
    assert made(apart) == {"Sergei Lund": ("Sergey Lund", "similar first name")}
    assert made(said(("d1", "Sergei Lund", "Guild"), ("d1", "Sergey Lund", "Guild"))) == {}


def test_known_names_are_never_joined_away() -> None:
    both = said(("d1", "Widodo", None), ("d1", "Joko Widodo", None))
    assert made(both, "Joko Widodo") == {"Widodo": ("Joko Widodo", "surname")}
    assert made(both, "Widodo", "Joko Widodo") == {}


def test_chains_end_at_the_last_name() -> None:
    found = said(("d1", "Lund", None), ("d1", "Ada Lund", None), ("d1", "Ada B. Lund", None))
    assert {to for to, _ in made(found).values()} <= {"Ada B. Lund"}


def test_the_user_s_word_goes_first() -> None:
    both = said(("d1", "Lund", None), ("d1", "Ada Lund", None))
    assert made(both, decisions=(Decision("apart", "Lund", "Ada Lund"),)) == {}
    assert made(both, decisions=(Decision("merge", "Lund", "Eva Lund"),)) == {}


def test_joins_are_applied_like_merges() -> None:
    both = said(("d1", "Lund", None), ("d1", "Ada Lund", "Guild"))
    decisions = as_decisions(variants(both, ()))
    assert {(s.actor, s.actor_of) for s in settled(both, decisions)} == {("Ada Lund", "Guild")}
    kept = [*decisions, Decision("apart", "Ada Lund", "Eva Lund")]
    assert {s.actor for s in settled(both, kept)} == {"Ada Lund"}


def test_the_review_list_comes_back_as_it_was(tmp_path: Path) -> None:
    joins = (Join("Lund", "Ada Lund", "surname", 0.85, True), Join("NFU", "Nordic, Union", "abbreviation", 0.6, False))
    write_review(joins, tmp_path / "variants.csv")
    assert read_review(tmp_path / "variants.csv") == joins
    (tmp_path / "variants.csv").write_text("name\nx\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"variants\.csv"):
        read_review(tmp_path / "variants.csv")
