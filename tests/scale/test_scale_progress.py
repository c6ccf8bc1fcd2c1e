"""What the user is told while a long run goes on."""

from pathlib import Path

from stancegraph.cli._progress import Course
from stancegraph.pipeline import Analysis
from stancegraph.values import Document


def analysis(path: Path, characters: int) -> Analysis:
    return Analysis(Document("a", ("word " * characters)[:characters], path=str(path)), ())


def test_without_a_known_size_no_time_is_told(tmp_path: Path) -> None:
    course = Course()
    course.advance(analysis(tmp_path / "none.txt", 100), 0.0)
    course.advance(analysis(tmp_path / "none.txt", 100), 10.0)
    assert course.line(10.0) == "2 documents, 0 statements, 2 words/s"


def test_the_time_left_follows_the_bytes_of_the_files(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(100)]
    for path in paths:
        path.write_text("x" * 1000, encoding="utf-8")
    course = Course(total=100_000)
    for number, path in enumerate(paths[:11]):
        course.advance(analysis(path, 1000), number * 6.0)
    assert course.line(60.0).endswith("about 9 min left")


def test_within_a_file_of_many_documents_their_length_counts_up_to_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("x" * 2000, encoding="utf-8")
    course = Course(total=2000)
    for number in range(3):
        course.advance(analysis(path, 1000), number * 10.0)
    assert course.line(20.0).endswith("about 0 s left")
