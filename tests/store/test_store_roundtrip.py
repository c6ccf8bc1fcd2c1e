from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_cases import DOCUMENTS, STATEMENTS, against, run, statement

from stancegraph.errors import InputError
from stancegraph.store import (
    documents_of,
    from_dataset,
    from_quads,
    read_dataset,
    to_dataset,
    to_protege,
    to_quads,
    write,
)
from stancegraph.values import ACTOR_TYPES, FACTUALITIES, STANCES, Statement

NAME = st.text(min_size=1, max_size=20)
TEXT = st.text(max_size=40)
OFFSET = st.integers(min_value=0, max_value=10**9)
MAYBE_OFFSET = st.none() | OFFSET
TYPE = st.sampled_from(ACTOR_TYPES)
DATE = (
    st.none()
    | st.datetimes().map(lambda when: when.isoformat())
    | st.sampled_from(
        [
            "2019-03-01",
            "2019-03-01T00:00:00Z",
            "2019-03-01T10:00:00+02:00",
            "2019-03-01T00:00:00.500Z",
            "2019-03",
            "spring",
        ]
    )
)


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    stance, kind = draw(st.sampled_from(sorted(STANCES))), draw(st.sampled_from(["actor", "issue"]))
    fields: dict[str, Any] = {
        "detail": draw(st.none() | NAME.filter(lambda name: name != stance)),
        "target_type": draw(st.none() | TYPE) if kind == "actor" else None,
        "confidence": draw(st.floats(0, 1)),
        "factuality": draw(st.sampled_from(FACTUALITIES)),
        "actor_type": draw(TYPE),
        "date": draw(DATE),
    }
    fields |= {name: draw(NAME) for name in ("id", "doc", "actor", "target")}
    fields |= {name: draw(st.none() | NAME) for name in ("actor_of", "target_of", "source")}
    fields |= {name: draw(TEXT) for name in ("sent", "actor_text", "target_text", "cue", "by")}
    fields |= {name: draw(OFFSET) for name in ("start", "end", "cue_start", "cue_end")}
    fields |= {name: draw(MAYBE_OFFSET) for name in ("actor_start", "actor_end", "target_start", "target_end")}
    return statement(stance=stance, target_kind=kind, **fields)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("stance", "love"),
        ("polarity", 0),
        ("factuality", "certain"),
        ("actor_type", "Planet"),
        ("target_type", "Planet"),
        ("target_kind", "planet"),
        ("confidence", 1.1),
        ("confidence", float("nan")),
        ("actor", ""),
        ("id", ""),
    ],
)
def test_what_the_ontology_does_not_know_is_refused(field: str, value: object) -> None:
    with pytest.raises(InputError):
        to_quads([replace(STATEMENTS[0], **{field: value})])


def test_two_statements_with_one_id_are_refused() -> None:
    with pytest.raises(InputError, match="s01"):
        to_quads([STATEMENTS[0], replace(STATEMENTS[0], cue="fights")])


def test_a_statement_that_lacks_a_part_is_refused_on_reading() -> None:
    quads = [quad for quad in to_quads(STATEMENTS) if not quad.predicate.endswith("#actor")]
    with pytest.raises(InputError, match="#actor"):
        from_quads(quads)


def test_the_same_statement_twice_is_one() -> None:
    assert from_quads(to_quads([STATEMENTS[0], STATEMENTS[0]])) == [STATEMENTS[0]]


@given(statements())
@settings(max_examples=60, deadline=None)
def test_plain_quads_lose_nothing(one: Statement) -> None:
    assert from_quads(to_quads([one])) == [one]


@given(one=statements(), suffix=st.sampled_from([".nq", ".trig", ".ttl", ".jsonld"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_files_lose_nothing(one: Statement, suffix: str, tmp_path: Path) -> None:
    written = write(to_quads([one]), tmp_path / f"graph{suffix}")
    assert from_dataset(read_dataset(written)) == [one]


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".ttl", ".jsonld", ".rdf"])
def test_a_corpus_comes_back_from_a_file(suffix: str, tmp_path: Path) -> None:
    dataset = read_dataset(write(to_dataset(STATEMENTS, DOCUMENTS, run()), tmp_path / f"graph{suffix}"))
    assert sorted(from_dataset(dataset), key=lambda one: one.id) == list(STATEMENTS)
    assert documents_of(dataset) == [replace(document, text="") for document in DOCUMENTS]


def test_statements_come_back_from_the_file_for_protege() -> None:
    assert sorted(from_quads(to_protege(to_quads(STATEMENTS))), key=lambda one: one.id) == list(STATEMENTS)


def test_statements_come_back_from_another_base() -> None:
    assert from_quads(to_quads([STATEMENTS[7]], base="https://example.org/p/")) == [STATEMENTS[7]]


def test_documents_are_read_only_where_there_are_documents() -> None:
    assert documents_of(to_dataset([])) == []


def test_a_target_can_be_actor_and_issue() -> None:
    both = [against("Chile", id="a"), statement(id="b", target="Chile")]
    assert from_quads(to_quads(both)) == both
