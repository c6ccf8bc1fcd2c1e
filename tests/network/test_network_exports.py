import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from signed_cases import say

from stancegraph.network import (
    edge_rows,
    node_rows,
    project,
    to_network,
    write_csv,
    write_gexf,
    write_graphml,
    write_json,
    write_tables,
)


@pytest.fixture
def network() -> nx.MultiDiGraph:
    return to_network([
        say("Peru", "support", "Chile", date=None), say("Peru", "attack", "Chile", start=40),
        say("Ana \x00Rojas", "support", "Peru\ufffe", actor_type="Person"),
        say("Perú, “el\nlitoral”", "oppose", "Chile"),
        say("Ana Paz", "support", "law", kind="issue", actor_type="Person", actor_of="Bolivia"),
    ])


def test_an_empty_network_gives_empty_tables(tmp_path: Path) -> None:
    nodes, edges = write_tables(to_network([]), tmp_path / "new")
    assert nodes.read_text() == edges.read_text() == "\n"
    write_graphml(to_network([]), tmp_path / "empty.graphml")
    assert len(nx.read_graphml(tmp_path / "empty.graphml")) == 0


def test_tables_hold_every_node_and_edge(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    nodes, edges = write_tables(network, tmp_path)
    with nodes.open(encoding="utf-8", newline="") as stream:
        rows = {row["id"]: row for row in csv.DictReader(stream)}
    assert set(rows) == set(network)
    assert rows["Bolivia"]["type"] == "" and json.loads(rows["Bolivia"]["persons"]) == ["Ana Paz"]
    with edges.open(encoding="utf-8", newline="") as stream:
        found = {(row["source"], row["target"], int(row["sign"])): row for row in csv.DictReader(stream)}
    assert set(found) == set(network.edges(keys=True))
    assert json.loads(found["Peru", "Chile", -1]["stances"]) == {"attack": 1}


def test_columns_are_the_union_of_the_keys(tmp_path: Path) -> None:
    write_csv([{"a": None}, {"b": [1, None]}], tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text() == 'a,b\n,\n,"[1, null]"\n'


def test_graphml_survives_none_lists_and_control_characters(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graphml(network, tmp_path / "n.graphml")
    back = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert len(back) == len(network) and back.number_of_edges() == network.number_of_edges()
    assert "Ana \ufffdRojas" in back and "type" not in back.nodes["Bolivia"]
    signs = {data["sign"]: data for *_, data in back.edges("Peru", data=True)}
    assert json.loads(signs[1]["stances"]) == {"support": 1} and "first" not in signs[1]
    assert signs[-1]["weight"] == pytest.approx(0.8)


def test_projections_export_too(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    graph = project(network, over=("actor",))
    assert graph.number_of_edges() == 1
    write_graphml(graph, tmp_path / "p.graphml")
    assert nx.read_graphml(tmp_path / "p.graphml").number_of_edges() == 1


def test_rows_are_plain_records(network: nx.MultiDiGraph) -> None:
    assert node_rows(network)[0]["id"] == min(network)
    assert {"source", "target", "sign", "weight"} <= set(edge_rows(network)[0])


def test_gexf_keeps_parallel_edges_and_their_days(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    path = tmp_path / "network.gexf"
    write_gexf(network, path)
    found = nx.read_gexf(path)
    assert len(found) == len(network) and found.number_of_edges() == network.number_of_edges()
    days = {(a, b, data["sign"]): (data.get("start"), data.get("end")) for a, b, data in found.edges(data=True)}
    assert days["Peru", "Chile", -1] == ("2012-02-04", "2012-02-04") and days["Peru", "Chile", 1] == (None, None)
    stances = {data["stances"] for _, _, data in found.edges(data=True)}
    assert '{"attack": 1}' in stances
    again = tmp_path / "again.gexf"
    write_gexf(network, again)
    assert again.read_bytes() == path.read_bytes() and b"lastmodified" not in path.read_bytes()


def test_an_empty_network_is_gexf_and_json(tmp_path: Path) -> None:
    write_gexf(to_network([]), tmp_path / "n.gexf")
    write_json(to_network([]), tmp_path / "n.json")
    assert len(nx.read_gexf(tmp_path / "n.gexf")) == 0
    assert json.loads((tmp_path / "n.json").read_text())["nodes"] == []


def test_json_loses_nothing(network: nx.MultiDiGraph, tmp_path: Path) -> None:
    path = tmp_path / "network.json"
    write_json(network, path)
    found = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="links")
    assert found.is_directed() and found.is_multigraph()
    assert set(found.edges(keys=True)) == set(network.edges(keys=True))
    assert json.loads(json.dumps(dict(network.nodes(data=True)))) == dict(found.nodes(data=True))


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    write_csv([], tmp_path / "none.csv", ("actor", "target"))
    assert (tmp_path / "none.csv").read_text(encoding="utf-8") == "actor,target\n"
