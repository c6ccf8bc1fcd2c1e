import random
from pathlib import Path

import pytest
from store_cases import DOCUMENTS, STATEMENTS, run

from stancegraph.errors import InputError
from stancegraph.store import FORMATS, SUFFIXES, read_dataset, serialize, to_quads, write
from stancegraph.store.rdf import parse, quads_of
from stancegraph.store.terms import RDFS, SG, Literal, Quad, string

QUADS = to_quads(STATEMENTS, DOCUMENTS, run())
ODD = 'quote " backslash \\ line\nreturn\rtab\tbell\x07 delete\x7f é 日本 \U0001f40b'


def odd(text: str) -> list[Quad]:
    return [Quad("urn:x/actor/a", RDFS + "label", string(text), "urn:x/graph/names")]


@pytest.mark.parametrize("name", ["graph.docx", "graph"])
def test_an_unknown_ending_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.ttl"):
        write(QUADS, tmp_path / name)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="nquads"):
        list(serialize(QUADS, "n3"))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_a_broken_file_is_refused(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{suffix}"
    path.write_text("<broken { [", encoding="utf-8")
    with pytest.raises(InputError, match="graph"):
        read_dataset(path)


def test_a_missing_or_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.ttl").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("binary.ttl", "missing.ttl"):
        with pytest.raises(InputError, match=name):
            read_dataset(tmp_path / name)


def test_a_context_from_elsewhere_is_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "graph.jsonld"
    path.write_text('{"@context": ["https://example.org/context"], "@id": "urn:a"}', encoding="utf-8")
    with pytest.raises(InputError, match="elsewhere"):
        read_dataset(path)


def test_rdf_xml_refuses_what_xml_cannot_hold() -> None:
    with pytest.raises(InputError, match=r"U\+0007"):
        list(serialize(odd(ODD), "xml"))
    with pytest.raises(InputError, match="predicate"):
        list(serialize([Quad("urn:a", "urn:x/1st", "urn:b")], "xml"))


@pytest.mark.parametrize("format", FORMATS)
def test_all_formats_say_the_same(format: str) -> None:
    merged = format in ("turtle", "xml")
    expected = {Quad(*quad[:3]) if merged else quad for quad in QUADS}
    assert set(quads_of(parse("".join(serialize(QUADS, format)), format, format))) == expected


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format: str) -> None:
    shuffled = [*QUADS, *QUADS[:50]]
    random.Random(7).shuffle(shuffled)
    assert "".join(serialize(shuffled, format)) == "".join(serialize(QUADS, format))


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".jsonld"])
def test_reading_and_writing_again_gives_the_same_bytes(suffix: str, tmp_path: Path) -> None:
    first = write(QUADS, tmp_path / f"first{suffix}")
    second = write(read_dataset(first), tmp_path / f"second{suffix}")
    assert second.read_bytes() == first.read_bytes()


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "xml"])
def test_odd_characters_survive(format: str) -> None:
    found = parse("".join(serialize(odd(ODD), format)), format, format)
    assert [str(value) for value in found.objects()] == [ODD]


def test_rdf_xml_keeps_markup_line_ends_and_unknown_namespaces() -> None:
    text = "<a> & \r\n \"b\" 'c'"
    quads = [Quad("urn:x/a&b", "urn:x/own", string(text)), Quad("urn:x/a&b", "urn:x/own", "_:b1")]
    found = parse("".join(serialize(quads, "xml")), "xml", "xml")
    assert text in {str(value) for value in found.objects()}
    assert {str(value) for value in found.predicates()} == {"urn:x/own"}


def test_languages_and_datatypes_are_written() -> None:
    quads = [
        Quad("urn:a", SG + "cue", Literal("oui", language="fr")),
        Quad("urn:a", SG + "cue", Literal("1", "urn:dt")),
    ]
    for format in FORMATS:
        found = parse("".join(serialize(quads, format)), format, format)
        assert {(str(v), v.language, v.datatype and str(v.datatype)) for v in found.objects()} == {
            ("oui", "fr", None),
            ("1", None, "urn:dt"),
        }, format
