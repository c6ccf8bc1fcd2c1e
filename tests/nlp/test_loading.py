"""Loading pipelines: what is refused and with which cure, and that foreign schemes arrive as ours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from parses import PARSES, rows
from spacy.language import Language
from spacy.tokens import Doc

from stancegraph.errors import PipelineError
from stancegraph.nlp.labels import is_ud
from stancegraph.nlp.loading import load

COPULA = "copula in a subordinate clause"
TEXT = " ".join(row.word for row in rows(PARSES[COPULA]))


class Recital:
    """A parser that knows one sentence by heart, in the scheme that its labels say."""

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = labels

    def __call__(self, doc: Doc) -> Doc:
        table = rows(PARSES[COPULA])
        if len(doc) != len(table):
            return doc
        for token, row in zip(doc, table, strict=True):
            token.pos_, token.tag_ = row.pos, row.tag
        heads, deps = [row.head for row in table], [row.dep for row in table]
        if is_ud(self.labels):
            heads = [row.ud_head for row in table]
            deps = [row.ud_dep if "ROOT" in self.labels else row.ud_dep.replace("ROOT", "root") for row in table]
        values: Any = [
            [(head - i) % 2**64, doc.vocab.strings.add(dep)]
            for i, (head, dep) in enumerate(zip(heads, deps, strict=True))
        ]
        return doc.from_array(["HEAD", "DEP"], np.array(values, dtype=np.uint64))


@Language.factory("test_recital", assigns=["token.dep", "token.head"], default_config={"scheme": ["ROOT"]})
def _recital(nlp: Language, name: str, scheme: list[str]) -> Recital:
    return Recital(scheme)


CLEARNLP = ["ROOT", "nsubj", "prep", "pobj", "dobj", "acomp"]
UD = ["ROOT", "nsubj", "obl", "obj", "advcl"]


def save(folder: Path, scheme: Sequence[str] = (), entities: Sequence[str] = ()) -> str:
    """A pipeline folder with a parser and a recogniser, each left out where nothing is given for it."""
    nlp = spacy.blank("en")
    if scheme:
        nlp.add_pipe("test_recital", config={"scheme": list(scheme)})
    if entities:
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns(
            [
                {"label": label, "pattern": pattern}
                for label, pattern in zip(entities, ("Russia", "draft"), strict=False)
            ]
        )
    nlp.to_disk(folder)
    return str(folder)


def refusal(name: str) -> PipelineError:
    with pytest.raises(PipelineError) as caught:
        load(name)
    assert caught.value.where == name
    assert "leave --pipeline out" in caught.value.cure
    return caught.value


def test_a_missing_pipeline_names_the_download() -> None:
    assert "python -m spacy download en_core_web_md" in refusal("en_core_web_md").cure
    assert "python -m spacy download en_core_web_sm" in refusal("no/such/folder").cure
    assert "no such pipeline" in refusal("en").what


def test_a_folder_without_a_pipeline(tmp_path: Path) -> None:
    assert "no folder of a spaCy pipeline" in refusal(str(tmp_path)).what


def test_a_package_that_is_no_pipeline() -> None:
    assert "cannot be loaded" in refusal("numpy").what


def test_a_component_that_is_not_installed(tmp_path: Path) -> None:
    name = save(tmp_path, CLEARNLP, ["GPE"])
    config = tmp_path / "config.cfg"
    config.write_text(
        config.read_text(encoding="utf-8").replace("test_recital", "curated_transformer"), encoding="utf-8"
    )
    assert "spacy-curated-transformers" in refusal(name).cure


@pytest.mark.parametrize("version", [">=2.3.0,<2.4.0", ">=4.0.0,<4.1.0"])
def test_a_pipeline_for_another_spacy(tmp_path: Path, version: str) -> None:
    name = save(tmp_path, CLEARNLP, ["GPE"])
    meta = json.loads((tmp_path / "meta.json").read_text(encoding="utf-8"))
    (tmp_path / "meta.json").write_text(json.dumps(meta | {"spacy_version": version}), encoding="utf-8")
    assert f"another spaCy than the installed {spacy.about.__version__}" in refusal(name).what


def test_a_broken_config(tmp_path: Path) -> None:
    name = save(tmp_path, CLEARNLP, ["GPE"])
    (tmp_path / "config.cfg").write_text("[nlp\n", encoding="utf-8")
    assert "cannot be loaded" in refusal(name).what


def test_no_parser(tmp_path: Path) -> None:
    assert "no dependency parser" in refusal(save(tmp_path, (), ["GPE"])).what


def test_no_entities(tmp_path: Path) -> None:
    assert "named entities" in refusal(save(tmp_path, CLEARNLP)).what


def test_a_scheme_that_nobody_converts(tmp_path: Path) -> None:
    error = refusal(save(tmp_path, ["ROOT", "sb", "oa"], ["GPE"]))
    assert "unknown scheme (oa, sb)" in error.what


def test_a_missing_packaged_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("stancegraph.resources._PACKAGE", tmp_path)
    with pytest.raises(PipelineError, match="en_stance: the packaged pipeline is missing"):
        load()


def test_our_scheme_needs_no_component(tmp_path: Path) -> None:
    nlp = load(save(tmp_path, UD, ["GPE"]))
    assert nlp.pipe_names == ["test_recital", "entity_ruler"]


def parse(doc: Doc) -> list[tuple[str, str, int]]:
    return [(token.pos_, token.dep_, token.head.i) for token in doc]


WANTED = [(row.ud_pos, row.ud_dep, row.ud_head) for row in rows(PARSES[COPULA])]


def test_clearnlp_arrives_as_ud_with_our_entities(tmp_path: Path) -> None:
    nlp = load(save(tmp_path, CLEARNLP, ["FAC", "ORDINAL"]))
    assert nlp.pipe_names[-1] == "ud_scheme"
    doc = nlp(TEXT)
    assert parse(doc) == WANTED
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Russia", "LOC")]
    assert [sentence.text for sentence in doc.sents] == [TEXT]


@pytest.mark.parametrize(("scheme", "entities"), [(["root", *UD[1:]], ["GPE"]), (UD, ["LAW"])])
def test_ud_with_other_names_only_is_renamed(tmp_path: Path, scheme: list[str], entities: list[str]) -> None:
    doc = load(save(tmp_path, scheme, entities))(TEXT)
    assert [(dep, head) for _, dep, head in parse(doc)] == [(dep, head) for _, dep, head in WANTED]
    assert [ent.label_ for ent in doc.ents] == (["WORK"] if entities == ["LAW"] else ["GPE"])


def test_processes_and_batches_agree(tmp_path: Path) -> None:
    nlp = load(save(tmp_path, CLEARNLP, ["FAC"]))
    assert [parse(doc) for doc in nlp.pipe([TEXT] * 3, n_process=2, batch_size=1)] == [WANTED] * 3


def test_a_saved_pipeline_loads_again_and_converts_once(tmp_path: Path) -> None:
    load(save(tmp_path / "one", CLEARNLP, ["FAC"])).to_disk(tmp_path / "two")
    nlp = load(str(tmp_path / "two"))
    assert nlp.pipe_names.count("ud_scheme") == 1
    assert parse(nlp(TEXT)) == WANTED


def test_a_real_parser_of_spacy(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    parser: Any = nlp.add_pipe("parser")
    recogniser: Any = nlp.add_pipe("ner")
    for label in CLEARNLP[1:]:
        parser.add_label(label)
    recogniser.add_label("PER")
    nlp.initialize()
    nlp.to_disk(tmp_path)
    doc = load(str(tmp_path))(TEXT)
    assert doc.has_annotation("DEP")
    assert is_ud(token.dep_ for token in doc)
    assert {ent.label_ for ent in doc.ents} <= {"PERSON"}


@pytest.mark.slow
def test_the_packaged_pipeline_is_ud() -> None:
    nlp = load()
    assert "ud_scheme" not in nlp.pipe_names
    doc = nlp("Peru and Chile rejected the draft because it was not balanced.")
    assert is_ud(token.dep_ for token in doc)
    assert "pobj" not in {token.dep_ for token in doc}
    assert {ent.text for ent in doc.ents} == {"Peru", "Chile"}
