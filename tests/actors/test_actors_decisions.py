"""Decisions about actors as values: order, labels, persons completed from other documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.actors import Decision, read_decisions, settled, write_decisions
from stancegraph.actors.decisions import former_names
from stancegraph.errors import InputError
from stancegraph.values import Statement

S = Statement(
    id="1", doc="a", sent="Ada Lund backs it.", start=0, end=18, actor="Ada Lund", actor_text="Ada Lund",
    actor_start=0, actor_end=8, actor_type="Person", actor_of=None, stance="support", detail=None, cue="backs",
    cue_start=9, cue_end=14, target="Chile", target_text="it", target_start=15, target_end=17, target_kind="actor",
    target_type="State", target_of=None, polarity=1, factuality="actual", source="Lund", date=None, confidence=0.5,
    by="test",
)  # fmt: skip


@pytest.mark.parametrize(("line", "told"), [
    ("burn,A,B,", "line 3: unknown action 'burn'"),
    ("merge,A,,", "line 3: this merge needs two different names"),
    ("merge,A,A,", "line 3: this merge needs two different names"),
    ("retype,A,Planet,", "line 3: unknown type 'Planet'"),
    ("split,A,B,", "line 3: this split names no document"),
])
def test_bad_lines(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(f"action,name,to,documents\nmerge,A,B,\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_decisions(path)


def test_another_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("name,type\nA,State\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_decisions(path)


def test_without_decisions_nothing_changes() -> None:
    assert list(settled([S], ())) == [S]
    assert list(settled([S], [Decision("merge", "Nobody", "Somebody")])) == [S]


def test_decisions_follow_one_another_and_reach_every_field() -> None:
    chain = [Decision("rename", "Ada Lund", "A. Lund"), Decision("merge", "A. Lund", "Lund"),
             Decision("retype", "Lund", "Group")]
    (done,) = settled([S], chain)
    assert (done.actor, done.actor_type, done.source, done.actor_text) == ("Lund", "Group", "Lund", "Ada Lund")
    assert done.id != S.id
    assert former_names(chain) == {"Lund": ("A. Lund", "Ada Lund")}


def test_a_merged_actor_takes_the_other_one_s_type() -> None:
    other = replace(S, id="2", actor="Lund Ltd", actor_type="Organization", start=90)
    merged = list(settled([S, other], [Decision("merge", "Ada Lund", "Lund Ltd")]))
    assert {s.actor_type for s in merged} == {"Organization"}


def test_a_person_is_completed_only_where_all_documents_agree() -> None:
    known = replace(S, id="2", doc="b", actor_of="Norway")
    doubt = replace(S, id="3", doc="c", actor_of="Sweden")
    assert [s.actor_of for s in settled([S, known], ())] == ["Norway", "Norway"]
    assert [s.actor_of for s in settled([S, known, doubt], ())] == [None, "Norway", "Sweden"]


_TEXT = st.text("ab, \"|é", min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.tuples(_TEXT, _TEXT).filter(lambda pair: pair[0] != pair[1])))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[str, str]]) -> None:
    path = tmp_path_factory.mktemp("table") / "decisions.csv"
    decisions = tuple(Decision("merge", name, to) for name, to in pairs)
    write_decisions(path, decisions)
    assert read_decisions(path) == decisions
