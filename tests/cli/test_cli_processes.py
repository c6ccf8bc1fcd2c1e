"""The command line as a process of its own: streams, encodings, pipes, start-up."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FAKED = (
    "import fake_parts, stancegraph.pipeline as pipeline\n"
    "pipeline.load_parts = lambda *_: fake_parts.load()\n"
    "pipeline.model_digest = lambda name: name\n"
    "from stancegraph.cli import main\n"
    "main()\n"
)


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONPATH": str(HERE), **environment}
    command = [sys.executable, "-c", FAKED, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, env=settings, timeout=120, check=False)


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom stancegraph.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'rdflib', 'networkx', 'pyvis', 'numpy', 'onnxruntime', 'trafilatura', 'ftfy', 'rich'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Examples:" in done.stdout


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_output_to_a_pipe_is_utf8_whatever_the_system_says(encoding: str) -> None:
    text = "Türkiye said “no”. Chile backs the façade.".encode()
    done = run("extract", "-", stdin=text, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["target"] == "the façade"
    assert b"\r" not in done.stdout


def test_messages_that_the_terminal_cannot_show_do_not_fail() -> None:
    done = run("build", "Türkiye.txt", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chile backs Peru. " * 5000, encoding="utf-8")
    command = [sys.executable, "-c", FAKED, "extract", str(tmp_path / "a.txt")]
    settings = {**os.environ, "PYTHONPATH": str(HERE)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
        assert process.wait(timeout=120) == 141
    assert told == b""


def test_the_module_runs_as_a_command() -> None:
    done = subprocess.run([sys.executable, "-m", "stancegraph", "--version"], capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith(b"stancegraph ")
