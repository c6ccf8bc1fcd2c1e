"""From Parquet to graph, store, network and page: the same as in memory."""

import gzip
import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

pytest.importorskip("duckdb", reason="the extra `cluster` is not installed")
pa = pytest.importorskip("pyarrow", reason="the extra `cluster` is not installed")

from stancegraph.cli import app  # noqa: E402
from stancegraph.errors import InputError  # noqa: E402
from stancegraph.network import side_changes, to_network  # noqa: E402
from stancegraph.scale.aggregate import aggregated  # noqa: E402
from stancegraph.scale.batches import COLUMNS  # noqa: E402
from stancegraph.scale.lines import described, json_lines, write_lines  # noqa: E402
from stancegraph.scale.shards import load_shards, write_shards  # noqa: E402
from stancegraph.scale.strongest import strongest  # noqa: E402
from stancegraph.scale.tables import Tables  # noqa: E402
from stancegraph.store import to_quads  # noqa: E402
from stancegraph.store.formats.nquads import line  # noqa: E402
from stancegraph.values import STANCES, Document, Statement, statement_id  # noqa: E402

KINDS = {"Norway": "State", "Kari Vik": "Person", "Ola": "Person", "Greens": "PoliticalParty", "Peru": "State"}
DOCUMENTS = [Document(f"d{n:02}", "", f"Title {n}", f"2012-02-{n + 1:02}T00:00:00Z") for n in range(25)]


def made(document: Document, place: int, rng: random.Random) -> Statement:
    actor, target = rng.sample(sorted(KINDS), 2)
    issue = rng.random() < 0.4
    target = rng.choice(["quota", "Peru"]) if issue else target
    stance = rng.choice(sorted(STANCES))
    kind, aim = KINDS[actor], None if issue else KINDS[target] if rng.random() < 0.9 else None
    return Statement(
        id=statement_id(document.id, place, place, 0, 0, actor, stance, target), doc=document.id, sent="A “said” so.",
        start=place, end=place + 9, actor=actor, actor_text=actor, actor_start=place, actor_end=place + 3,
        actor_type=kind, actor_of=rng.choice([None, "Norway", "UN"]) if kind == "Person" else None, stance=stance,
        detail=rng.choice([None, "veto"]) if stance == "block" else None, cue=stance, cue_start=place,
        cue_end=place + 1, target=target, target_text=target, target_start=None, target_end=None,
        target_kind="issue" if issue else "actor", target_type=aim,
        target_of="Sweden" if aim == "Person" and rng.random() < 0.5 else None, polarity=STANCES[stance],  # type: ignore[arg-type]
        factuality=rng.choice(["actual", "possible"]), source=rng.choice([None, "Reuters"]),
        date=document.date if rng.random() < 0.9 else None, confidence=round(rng.random(), 2), by="made",
    )  # fmt: skip


@pytest.fixture(scope="module")
def statements() -> list[Statement]:
    rng = random.Random(3)
    return [made(document, place * 10, rng) for document in DOCUMENTS for place in range(8)]


@pytest.fixture(scope="module", params=["parquet", "jsonl"])
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, statements: list[Statement]
) -> Path:
    """The statements as `cluster extract` writes them, in two files, or as `build` does."""
    out = tmp_path_factory.mktemp("statements")
    if request.param == "jsonl":
        write_lines(out / "statements.jsonl", json_lines(one.as_dict() for one in reversed(statements)))
        write_lines(out / "documents.jsonl", json_lines(map(described, DOCUMENTS)))
        return out
    import pyarrow.parquet as parquet

    schema = pa.schema([(name, {str: pa.string(), int: pa.int32(), float: pa.float64()}[kind])
                        for name, kind in COLUMNS.items() if name != "kind"])
    for part in range(2):
        kept = [one for one in reversed(statements) if int(one.doc[1:]) % 2 == part]
        told = [{"doc": d.id, "title": d.title, "date": d.date, "sha256": f"{d.id}0", "software": "1", "model": "m"}
                for d in DOCUMENTS if int(d.id[1:]) % 2 == part]
        for kind, records in (("statement", [one.as_dict() for one in kept]), ("document", told)):
            place = out / f"kind={kind}"
            place.mkdir(exist_ok=True)
            blank = dict.fromkeys(schema.names)
            table = pa.Table.from_pylist([blank | record for record in records], schema=schema)
            parquet.write_table(table, place / f"part-{part:05}-x.c000.snappy.parquet")
    return out


def test_a_folder_without_statements_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no statements here"):
        Tables(tmp_path)
    with pytest.raises(InputError, match="no shards here"):
        load_shards(tmp_path, tmp_path / "store")


def test_statements_and_documents_come_back_in_their_order(folder: Path, statements: list[Statement]) -> None:
    with Tables(folder) as tables:
        assert list(tables.statements()) == statements
        assert [document.id for document, _ in tables.documents()] == [document.id for document in DOCUMENTS]


def test_the_network_is_the_one_made_in_memory(folder: Path, statements: list[Statement]) -> None:
    types = {"UN": "IntergovernmentalOrganization"}
    whole = to_network(statements, types=types)
    with Tables(folder) as tables:
        found = aggregated(tables, types=types, ids=True)
    assert found.graph == whole.graph
    assert list(found.nodes) == list(whole.nodes)
    for name, data in whole.nodes(data=True):
        assert found.nodes[name] == data | {"strength": pytest.approx(data["strength"])}
    assert list(found.edges(keys=True)) == list(whole.edges(keys=True))
    for a, b, key, data in whole.edges(keys=True, data=True):
        assert found.edges[a, b, key] == data | {"weight": pytest.approx(data["weight"])}


def test_the_strongest_relations_and_the_changes_of_side_are_those_found_in_memory(
    folder: Path, statements: list[Statement]
) -> None:
    with Tables(folder) as tables:
        assert tables.strongest(60) == strongest(statements, 60)
        assert 0 < len(tables.strongest(60)) <= 60
        assert side_changes(tables.wavering()) == side_changes(statements) != []


def lines(shards: Path) -> list[str]:
    return [text for path in sorted(shards.glob("*.nq.gz")) for text in gzip.open(path, "rt", encoding="utf-8")]


def test_the_shards_are_the_dataset_in_parts(folder: Path, tmp_path: Path, statements: list[Statement]) -> None:
    triples = write_shards(folder, tmp_path / "one")
    found = lines(tmp_path / "one")
    assert len(found) == len(set(found))
    described_ = [text for text in found if "/data/graph/dataset>" in text]
    assert len(found) - len(described_) == triples
    assert any(f'"{triples}"' in text for text in described_)
    expected = {line(*quad) for quad in to_quads(statements, DOCUMENTS)}
    apart = ("/run/", "sha256", "/data/dataset", "/software/")
    ours = {text for text in found if not any(word in text for word in apart)}
    assert ours == {text for text in expected if "/data/dataset" not in text}


def test_shards_do_not_depend_on_processes_and_are_not_made_twice(folder: Path, tmp_path: Path) -> None:
    write_shards(folder, tmp_path / "one")
    write_shards(folder, tmp_path / "two", processes=2)
    names = [path.name for path in sorted((tmp_path / "one").iterdir())]
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "one").iterdir()}
    write_shards(folder, tmp_path / "one")
    again = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "one").iterdir()}
    assert {name for name in times if times[name] != again[name]} == {"dataset.nq.gz"}
    write_shards(folder, tmp_path / "one", base="https://example.org/x/")
    assert all("https://w3id.org/stancegraph/data/statement" not in text for text in lines(tmp_path / "one"))


def test_the_commands_lead_from_statements_to_answers_and_page(
    folder: Path, tmp_path: Path, statements: list[Statement]
) -> None:
    def run(*arguments: str) -> str:
        result = CliRunner().invoke(app, ["cluster", *arguments])
        assert result.exit_code == 0, result.output
        return result.stderr

    shards, store, overview = (str(tmp_path / name) for name in ("shards", "store", "overview"))
    assert "triples" in run("graph", str(folder), "--out", shards)
    assert f"{len(lines(Path(shards))):,} quads" in run("load", shards, "--out", store)
    count = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a sg:StanceStatement }"
    result = CliRunner().invoke(app, ["query", count, "--graph", store, "--format", "json"])
    assert json.loads(result.stdout) == [{"n": len(statements)}]
    assert CliRunner().invoke(app, ["cluster", "load", shards, "--out", store]).exit_code == 2
    assert "200 statements" in run("network", str(folder), "--out", overview, "--show", "60")
    page = Path(overview, "network.html").read_text(encoding="utf-8")
    assert "strongest relations" in page
    assert len(Path(overview, "edges.csv").read_text(encoding="utf-8").splitlines()) > 10


def test_a_broken_shard_leaves_no_store(tmp_path: Path) -> None:
    (tmp_path / "shards").mkdir()
    (tmp_path / "shards" / "a.nq.gz").write_bytes(gzip.compress(b"<a> <b>"))
    with pytest.raises(InputError):
        load_shards(tmp_path / "shards", tmp_path / "store")
    assert [path.name for path in tmp_path.iterdir()] == ["shards"]
