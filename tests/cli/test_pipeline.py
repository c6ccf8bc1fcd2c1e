import json
from functools import partial
from pathlib import Path

import fake_parts
import pytest

from stancegraph import pipeline
from stancegraph.corpus import read
from stancegraph.errors import DocumentError, InputError, PipelineError
from stancegraph.pipeline import Analysis, BuildReport, build, extract_documents
from stancegraph.results import OUTPUTS, read_results
from stancegraph.values import Document

TEXTS = {
    "a.txt": "Norway rejects Iceland. Iceland backs the quota.",
    "b.txt": "Chile backs Peru. Peru maybe backs the pact.",
    "c.txt": "Nothing of interest happened.",
}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def built(paths: object, out: Path, **how: object) -> BuildReport:
    return build(paths, out, load=fake_parts.load, **how)  # type: ignore[arg-type]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    report = built([tmp_path / "empty.txt", tmp_path / "none.txt"], tmp_path / "out")
    assert (report.documents, report.files, len(report.problems)) == (0, (), 2)
    assert not (tmp_path / "out").exists()


def test_a_missing_pipeline_is_told_and_leaves_nothing(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="missing"):
        build(articles, tmp_path / "out", load=fake_parts.load_broken)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("base", ["nonsense", "https://example.org/no-end", "https://example.org/a b/"])
def test_a_bad_base_iri_is_told_before_the_work(articles: Path, tmp_path: Path, base: str) -> None:
    with pytest.raises(InputError):
        build(articles, tmp_path / "out", base_iri=base, load=fake_parts.load_broken)


def test_a_file_in_the_place_of_the_folder_is_told(articles: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        built(articles, articles / "a.txt")


def test_what_fails_while_writing_leaves_the_old_results_whole(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(articles / "b.txt", tmp_path / "out")
    before = content(tmp_path / "out")

    def fail(results: object, path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise OSError("disk full")

    monkeypatch.setattr(pipeline, "OUTPUTS", dict(OUTPUTS) | {"nodes.csv": fail})
    with pytest.raises(OSError, match="disk full"):
        built(articles, tmp_path / "out")
    assert content(tmp_path / "out") == before


def test_a_document_that_the_pipeline_refuses_is_a_problem_and_the_rest_goes_on(articles: Path, tmp_path: Path) -> None:
    (articles / "aa.txt").write_text("refuse me", encoding="utf-8")
    report = built(articles, tmp_path / "out")
    (problem,) = report.problems
    assert report.documents == 3
    assert problem.where.endswith("aa.txt")
    assert problem.cure


def test_a_build_writes_every_file_and_says_what_it_did(articles: Path, tmp_path: Path) -> None:
    report = built([articles, tmp_path / "none.txt"], tmp_path / "new" / "out")
    assert (report.documents, report.statements) == (3, 4)
    assert {path.name for path in report.files} == {*OUTPUTS, "report.json"}
    assert set(content(tmp_path / "new" / "out")) == {*OUTPUTS, "report.json"}
    told = json.loads((tmp_path / "new" / "out" / "report.json").read_bytes())
    assert told["stances"] == {"support": 3, "reject": 1}
    assert [problem["where"] for problem in told["problems"]] == [str(tmp_path / "none.txt")]


def test_statements_stand_in_the_order_of_documents_and_text(articles: Path, tmp_path: Path) -> None:
    built(articles, tmp_path / "out")
    lines = (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    found = [(record["doc"], record["actor"]) for record in map(json.loads, lines)]
    assert found == [("a", "Norway"), ("a", "Iceland"), ("b", "Chile"), ("b", "Peru")]


def test_the_same_input_gives_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    built(articles, tmp_path / "one")
    built(articles, tmp_path / "two")
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_the_number_of_processes_changes_nothing(articles: Path, tmp_path: Path) -> None:
    for number in range(10):
        (articles / f"d{number}.txt").write_text(f"Chad{number} backs Peru.", encoding="utf-8")
    (articles / "d0.txt").write_text("refuse me", encoding="utf-8")
    built(articles, tmp_path / "one")
    built(articles, tmp_path / "two", processes=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_errors_of_other_processes_arrive_whole(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineError) as caught:
        build(articles, tmp_path / "out", load=fake_parts.load_broken, processes=2)
    assert (caught.value.where, caught.value.cure) == ("en_stance", "reinstall stancegraph")


def test_a_corpus_without_a_stance_gives_an_empty_but_whole_result(articles: Path, tmp_path: Path) -> None:
    report = built(articles / "c.txt", tmp_path / "out")
    assert (report.documents, report.statements) == (1, 0)
    assert read_results(tmp_path / "out").statements == ()


def test_the_digest_of_a_pipeline_changes_with_each_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    before = pipeline.model_digest(str(tmp_path))
    assert before == pipeline.model_digest(str(tmp_path))
    (tmp_path / "meta.json").write_text("[]", encoding="utf-8")
    assert pipeline.model_digest(str(tmp_path)) != before
    assert pipeline.model_digest("some_package") == "some_package"


def test_unsure_statements_are_left_out(articles: Path, tmp_path: Path) -> None:
    assert built(articles, tmp_path / "out", min_confidence=0.5).statements == 3


def test_extraction_streams_and_keeps_problems_in_their_place() -> None:
    pulled = []

    def documents():
        for item in [Document("a", "Chile backs Peru."), DocumentError("bad"), Document("b", "Peru rejects Chile.")]:
            pulled.append(item)
            yield item

    stream = extract_documents(documents(), load=fake_parts.load)
    first = next(stream)
    assert isinstance(first, Analysis)
    assert len(pulled) == 1
    rest = list(stream)
    assert [type(item) for item in rest] == [DocumentError, Analysis]


def test_progress_hears_of_each_document(articles: Path, tmp_path: Path) -> None:
    heard: list[object] = []
    built([articles, "none.txt"], tmp_path / "out", progress=heard.append)
    assert [type(item) for item in heard] == [Analysis, Analysis, Analysis, DocumentError]


def test_the_demo_articles_are_read_whole_and_dated() -> None:
    found = list(read(pipeline.package_path("demo/articles")))
    assert 10 <= len(found) <= 12
    assert all(isinstance(item, Document) for item in found)
    documents = [item for item in found if isinstance(item, Document)]
    assert all(item.title and item.date for item in documents)
    assert {Path(item.path or "").suffix for item in documents} == {".html", ".jsonl", ".txt"}
    assert all(200 <= len(item.text.split()) <= 450 for item in documents)
    assert not any("Privacy" in item.text or "Most read" in item.text for item in documents)


def test_the_demo_is_a_build_from_the_packaged_articles(tmp_path: Path) -> None:
    report = pipeline.demo(tmp_path / "demo", load=partial(fake_parts.load))
    assert report.documents == 11
    assert not report.problems
