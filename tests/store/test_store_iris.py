import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph

from stancegraph.errors import InputError
from stancegraph.store import serialize
from stancegraph.store.iris import Iris, kind_of, name_of
from stancegraph.store.terms import RDFS, Quad, string

NAMES = st.text(min_size=1)


@pytest.mark.parametrize("base", ["", "data/", "https://example.org/data", "https://example.org/#", "https://a b.org/"])
def test_a_base_that_cannot_begin_iris_is_refused(base: str) -> None:
    with pytest.raises(InputError):
        Iris(base)


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(InputError):
        Iris().actor("")


@pytest.mark.parametrize(
    ("one", "other"),
    [("US", "us"), ("Al Qaeda", "Al-Qaeda"), ("a_b", "a b"), ("A/B", "A B"), ("50%", "50%25"), ("é", "e\u0301")],
)
def test_names_that_look_alike_keep_apart(one: str, other: str) -> None:
    assert Iris().actor(one) != Iris().actor(other)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Norway", "https://w3id.org/stancegraph/data/actor/Norway"),
        ("United States", "https://w3id.org/stancegraph/data/actor/United_States"),
        ("Türkiye", "https://w3id.org/stancegraph/data/actor/Türkiye"),
        ("A/B #1", "https://w3id.org/stancegraph/data/actor/A%2FB_%231"),
        ("..", "https://w3id.org/stancegraph/data/actor/%2E%2E"),
    ],
)
def test_iris_can_be_read(name: str, iri: str) -> None:
    assert Iris().actor(name) == iri


@given(NAMES)
@settings(deadline=None)
def test_a_name_comes_back_from_its_iri(name: str) -> None:
    assert name_of(Iris().issue(name)) == name


@given(NAMES)
@settings(deadline=None)
def test_the_iri_tells_its_kind_also_with_a_fragment(name: str) -> None:
    assert kind_of(Iris("urn:x/").statement(name) + "#quote") == "statement"


@given(NAMES)
@settings(deadline=None)
def test_rdflib_reads_every_iri_as_it_was_written(name: str) -> None:
    iri = Iris().actor(name)
    text = "".join(serialize([Quad(iri, RDFS + "label", string("x"))], "nquads"))
    assert {str(subject) for subject in Graph().parse(data=text, format="nt").subjects()} == {iri}
