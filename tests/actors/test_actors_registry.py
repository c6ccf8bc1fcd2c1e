"""The registry: lookups, dates, user files, errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.actors import Actor, Registry, Tenure, load_registry
from stancegraph.errors import InputError
from stancegraph.resources import ontology_path
from stancegraph.triples import triples
from stancegraph.values import ACTOR_TYPES

STATES = [actor for actor in load_registry().actors if actor.type == "State"]


def names(registry: Registry, text: str) -> list[str]:
    return [actor.name for actor in registry.lookup(text)]


@pytest.mark.parametrize("text", ["us", "Us", "who", "Who", "turkey", "ice", "", "and", "Atlantis", "the the"])
def test_words_that_are_no_names(registry: Registry, text: str) -> None:
    assert names(registry, text) == []


@pytest.mark.parametrize("actor", STATES, ids=lambda actor: actor.name)
def test_every_state_is_found_by_each_of_its_names(registry: Registry, actor: Actor) -> None:
    for text in (actor.name, *actor.aliases, *actor.metonyms):
        assert actor.name in names(registry, text), text


@pytest.mark.parametrize("actor", [state for state in STATES if state.demonyms], ids=lambda actor: actor.name)
def test_every_state_is_found_by_each_demonym_and_capital(registry: Registry, actor: Actor) -> None:
    for text in actor.demonyms:
        assert actor.name in names(registry, text), text
        assert registry.demonym(text) is not None
    for text in actor.capitals:
        assert registry.capital(text) == actor


def test_registry_holds_what_it_promises(registry: Registry) -> None:
    assert len(STATES) >= 200
    assert len({actor.name for actor in registry.actors}) == len(registry.actors)
    assert {actor.type for actor in registry.actors} == set(ACTOR_TYPES)
    members = [state for state in STATES if "European Union" in state.member_of]
    assert len(members) == 27
    codes = [state.iso3 for state in STATES if state.iso3]
    assert len(codes) == len(set(codes)) >= 195


@pytest.mark.parametrize(("text", "name"), [
    ("U.S.", "United States"), ("Britons", "United Kingdom"), ("Danes", "Denmark"), ("the Kremlin", "Russia"),
    ("Downing Street", "United Kingdom"), ("Security Council", "UN Security Council"), ("Brussels", "European Union"),
    ("Nato", "NATO"), ("League of Arab States", "Arab League"), ("the West", "Western countries"),
    ("Türkiye", "Turkey"), ("Turkiye", "Turkey"), ("Cote d'Ivoire", "Ivory Coast"), ("Recep Tayyip Erdogan",
    "Recep Tayyip Erdoğan"), ("Assad regime", "Syrian government"),
])
def test_aliases(registry: Registry, text: str, name: str) -> None:
    assert name in names(registry, text)


def test_offices_follow_the_date(registry: Registry) -> None:
    holder = registry.holder("United States", "president", "2012-03-01")
    assert holder is not None and holder.name == "Barack Obama"
    assert registry.holder("United States", "president", None) is None
    assert registry.holder("United States", "archduke", "2012-03-01") is None
    assert registry.serves("David Cameron", "2012-03-01") == "United Kingdom"
    assert registry.serves("Jens Stoltenberg", "2010-01-01") == "Norway"
    assert registry.serves("Jens Stoltenberg", "2020-01-01") == "NATO"
    assert registry.serves("Nobody Known", "2020-01-01") is None


def test_no_tenure_ends_before_it_begins(registry: Registry) -> None:
    assert len(registry.tenures) > 700
    for tenure in registry.tenures:
        assert tenure.until is None or tenure.since < tenure.until, tenure
        assert tenure.holder in registry.by_name and tenure.of in registry.by_name


def test_surname_prefers_who_is_in_office(registry: Registry) -> None:
    assert [actor.name for actor in registry.by_surname("Clinton", "2010-06-01")] == ["Hillary Clinton"]
    assert len(registry.by_surname("Clinton", "1980-01-01")) == 2


def test_a_table_extends_the_registry(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,type,aliases,office,of,from,to\n"
        "Harbour League,IntergovernmentalOrganization,HL|League of Harbours,,,,\n"
        "France,State,Hexagonia,,,,\n"
        "Ada Lund,,,Secretary-General,Harbour League,2011-05-01,2014-05-01\n", encoding="utf-8")
    registry = load_registry([path])
    assert names(registry, "League of Harbours") == ["Harbour League"]
    assert names(registry, "Hexagonia") == ["France"] and "Paris" in registry.by_name["France"].capitals
    assert registry.serves("Ada Lund", "2012-01-01") == "Harbour League"
    assert names(load_registry(), "Hexagonia") == []


@pytest.mark.parametrize(("rows", "line", "word"), [
    ("name,sort\nA,State\n", "line 1", "sort"),
    ("type\nState\n", "line 1", "name"),
    ("name,type\nA,State\nB,Empire\n", "line 3", "Empire"),
    ("name,type\n,State\n", "line 2", "no name"),
    ("name,office,of,from\nA,King,B,then\n", "line 2", "then"),
    ("name,office,of,from\nA,King,,2001-01-01\n", "line 2", "no state or body"),
    ("name,office,of,from,to\nA,King,B,2001-01-01,1999-01-01\n", "line 2", "ends before"),
])
def test_a_bad_line_is_named(tmp_path: Path, rows: str, line: str, word: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(rows, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_registry([path])
    assert line in caught.value.where and word in caught.value.what and caught.value.cure


def test_turtle_of_the_user_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_text("""
        @prefix sg: <https://w3id.org/stancegraph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <urn:x:lake> a sg:State ; skos:prefLabel "Lakeland"@en ; sg:demonym "Lakish" ; sg:capital "Port Lake" .
        <urn:x:ann> a sg:Person ; skos:prefLabel "Ann Reed"@en .
        <urn:x:t> a sg:Tenure ; sg:holder <urn:x:ann> ; sg:officeLabel "President" ; sg:of <urn:x:lake> ;
            sg:from "2001-01-01T00:00:00Z" .
    """, encoding="utf-8")
    registry = load_registry([path])
    assert registry.demonym("Lakish") == registry.by_name["Lakeland"]
    assert registry.tenures[-1] == Tenure("Ann Reed", "President", "Lakeland", "2001-01-01T00:00:00Z")


@pytest.mark.parametrize("text", [
    "@prefix sg: <https://w3id.org/stancegraph/ontology#> .\n<urn:a> a sg:State ;;; nonsense",
    "@prefix sg: <https://w3id.org/stancegraph/ontology#> .\n<urn:a> a sg:State .",
    "@prefix sg: <https://w3id.org/stancegraph/ontology#> .\n<urn:t> a sg:Tenure .",
])
def test_bad_turtle_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_registry([path])
    assert "bad.ttl" in caught.value.where and caught.value.cure


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.ttl"):
        load_registry([tmp_path / "nowhere.ttl"])


@pytest.mark.parametrize("path", sorted(ontology_path().glob("actors*.ttl")), ids=lambda path: path.stem)
def test_each_file_declares_the_terms_that_it_uses(path: Path) -> None:
    rows = [(subject, predicate, text) for subject, predicate, text, _, _ in triples(path)]
    declared = {subject for subject, predicate, text in rows if predicate.endswith("#type") and "/owl#" in text}
    used = {text if predicate.endswith("#type") else predicate for _, predicate, text in rows}
    assert {term for term in used if "/stancegraph/ontology#" in term or "/skos/" in term} <= declared
