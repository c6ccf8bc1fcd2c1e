import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syria_case import corpus

from stancegraph.network import to_network
from stancegraph.values import Document, Statement
from stancegraph.view import page
from stancegraph.view.drawing import label, vis_script
from stancegraph.view.payload import COLUMNS, as_json, marks, payload


def data(statements: list[Statement], documents: list[Document]) -> dict:
    return payload(statements, documents, {True: to_network(statements)}, title="t", limit=500)


def test_nothing_gives_an_empty_payload() -> None:
    found = data([], [])
    drawing = found["drawings"][0]
    assert drawing["nodes"] == drawing["edges"] == found["statements"] == found["documents"] == []
    assert drawing["blocs"] == 0


@pytest.mark.parametrize("change", [
    {"actor_start": None, "actor_end": None}, {"actor_start": 0, "actor_end": 3}, {"actor_end": 10_000},
    {"actor_start": 40, "actor_end": 40},
])
def test_a_span_that_is_not_in_the_sentence_is_not_marked(change: dict[str, int | None]) -> None:
    statement = replace(corpus()[0][0], **change)
    assert [kind for *_, kind in marks(statement)] == ["c", "t"]


def test_marks_are_the_words_themselves() -> None:
    for statement in corpus()[0]:
        words = {kind: statement.sent[start:end] for start, end, kind in marks(statement)}
        assert words == {"a": statement.actor_text, "c": statement.cue, "t": statement.target_text}


@pytest.mark.parametrize("text", ["</script><script>x", "<!--", "\ud800", "]]>", "\u2028"])
def test_json_cannot_leave_its_script_element(text: str) -> None:
    found = as_json({"text": text})
    assert "<" not in found
    assert json.loads(found)["text"] == text.replace("\ud800", "\ufffd")
    found.encode()


@given(st.text())
def test_json_keeps_all_text(text: str) -> None:
    assert json.loads(as_json({"text": text}))["text"] == text


def test_every_statement_lies_behind_one_edge() -> None:
    statements, documents = corpus()
    found = data(statements, documents)
    drawing = found["drawings"][0]
    behind = sorted(index for edge in drawing["edges"] for index in edge["statements"])
    assert behind == list(range(len(statements)))
    names = [node["name"] for node in drawing["nodes"]]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in found["statements"]]
    assert [found["sentences"][row["sent"]] for row in rows] == [s.sent for s in statements]
    for edge in drawing["edges"]:
        for index in edge["statements"]:
            row = rows[index]
            assert names[edge["to"]] == row["target"] and edge["sign"] == row["polarity"]
            assert names[edge["from"]] in (row["actor"], row["actor_of"])


def test_nodes_come_strongest_first_with_blocs_and_places() -> None:
    nodes = data(*corpus())["drawings"][0]["nodes"]
    assert [node["id"] for node in nodes] == list(range(len(nodes)))
    assert [node["strength"] for node in nodes] == sorted((node["strength"] for node in nodes), reverse=True)
    assert nodes[0]["size"] == max(node["size"] for node in nodes)
    bloc = {node["name"]: node["bloc"] for node in nodes if node["kind"] == "actor"}
    assert bloc["Russia"] == bloc["China"] == bloc["Syrian government"]
    assert bloc["France"] == bloc["United Kingdom"] == bloc["United States"] == bloc["Syrian opposition"]
    assert bloc["Russia"] != bloc["France"]


def test_persons_are_drawn_apart_only_where_there_are_persons_of_bodies() -> None:
    def ways(statements: list[Statement], **how: bool) -> list[tuple[bool, set[str]]]:
        text = page(statements, **how).partition('type="application/json" id="data">')[2].partition("</script>")[0]
        return [(d["persons"], {n["name"] for n in d["nodes"]}) for d in json.loads(text)["drawings"]]

    statements = corpus()[0]
    (first, bodies), (second, persons) = ways(statements)
    assert (first, second) == (False, True)
    assert persons - bodies == {"Vera Orlova"}
    assert [persons for persons, _ in ways(statements, aggregate_persons=False)] == [True, False]
    assert len(ways([s for s in statements if s.actor_type != "Person"])) == 1


def test_opposition_is_dashed() -> None:
    assert all(edge["dashes"] == (edge["sign"] < 0) for edge in data(*corpus())["drawings"][0]["edges"])


def test_documents_that_were_not_given_show_their_ids() -> None:
    statements, documents = corpus()
    found = data(statements, documents[1:])["documents"]
    assert found[0] == {"id": "harbour-post", "title": None, "date": "2012-01-31T18:00:00", "source": None}
    assert found[1]["title"] == "Opposition rejects Moscow talks"


@pytest.mark.parametrize(("name", "expected"), [
    ("Peru", "Peru"),
    ("the committee for the peaceful settlement of all disputes", "the committee for\nthe peaceful…"),
    ("x" * 10_000, "x" * 20 + "\n" + "x" * 19 + "…"),
    ("\u202etxet\nline\x00", "txet line"),
    ("\u200b", "\u200b"),
])
def test_labels_are_short_and_plain(name: str, expected: str) -> None:
    assert label(name) == expected


def test_the_script_of_pyvis_is_found_with_its_licence_and_without_a_source_map() -> None:
    script = vis_script()
    assert "MIT License" in script[:2000] and "sourceMappingURL" not in script
    assert "</script" not in script.lower()
