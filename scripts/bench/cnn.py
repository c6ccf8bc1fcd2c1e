"""A spaCy CNN pipeline to measure against: the network of en_core_web_sm, trained for a few hundred steps.

Its components say the same things as the packaged pipeline's: UPOS and morphology, PTB tags, lemmas, UD dependencies
with sentences, named entities. All share one tok2vec (width 96, depth 4). Lemmas come from the trainable lemmatizer,
as spaCy's rules need tables that are a package of their own.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import random
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from spacy.training.converters import conll_ner_to_docs, conllu_to_docs
from spacy.util import fix_random_seed

WIDTH = 96
TREEBANK, ENTITIES, HELD_OUT = "ud/ewt-train.conllu", "ner/wikigold.conll", "ud/ewt-dev.conllu"
_PARSED = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP"]
_LISTENER = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "*"}
_TAGGER = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": _LISTENER}
_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": WIDTH,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": WIDTH, "depth": 4, "window_size": 1,
        "maxout_pieces": 3,
    },
}  # fmt: skip


def _transitions(kind: str) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": _LISTENER,
    }  # fmt: skip


COMPONENTS: dict[str, dict[str, Any]] = {
    "tok2vec": {"model": _TOK2VEC},
    "tagger": {"model": _TAGGER},
    "morphologizer": {"model": _TAGGER},
    "trainable_lemmatizer": {"model": _TAGGER},
    "parser": {"model": _transitions("parser")},
    "ner": {"model": _transitions("ner")},
}


def cached(folder: Path, data: Path | None, steps: int) -> Path:
    """The folder of the trained pipeline: from ``folder`` where it is there, else trained from ``data``."""
    key = hashlib.sha256(json.dumps([COMPONENTS, steps, spacy.__version__]).encode()).hexdigest()[:12]
    path = folder / f"cnn-{key}"
    if not (path / "meta.json").is_file():
        if data is None:
            raise SystemExit(f"{path} is not there yet: name the training data by --data")
        folder.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")  # so that a run that is cut off leaves nothing that looks whole
        train(data, steps).to_disk(part)
        part.rename(path)
    return path


def train(data: Path, steps: int, words: int = 1000) -> Any:
    """Train from a treebank and an entity file in ``data``; ``words`` are those of one step."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    for name, config in COMPONENTS.items():
        nlp.add_pipe(name, config=config)
    examples = [Example(nlp.make_doc(doc.text), doc) for doc in _docs(data, nlp)]
    random.shuffle(examples)
    optimizer = nlp.initialize(lambda: examples[:3000])
    start = time.monotonic()
    batches = minibatch_by_words(itertools.cycle(examples), size=words)
    for step, batch in enumerate(itertools.islice(batches, steps), 1):
        losses = nlp.update(batch, sgd=optimizer, drop=0.1)
        if step % 50 == 0:
            shown = " ".join(f"{name} {value:.0f}" for name, value in losses.items())
            print(f"training: step {step}/{steps}, {time.monotonic() - start:.0f} s, losses {shown}", flush=True)
    nlp.meta["performance"] = _score(nlp, data)
    return nlp


def _docs(data: Path, nlp: Any) -> Iterator[Any]:
    """Gold Docs on the pipeline's vocabulary; entity data bear entities only, treebanks none."""
    yield from _gold(data / TREEBANK, conllu_to_docs, _PARSED, nlp)
    yield from _gold(data / ENTITIES, conll_ner_to_docs, ["ENT_IOB", "ENT_TYPE"], nlp)


def _gold(path: Path, convert: Callable[..., Iterable[Any]], attributes: list[str], nlp: Any) -> Iterator[Any]:
    docs = convert(_text(path), n_sents=5, no_print=True)
    return DocBin(attributes, docs=docs).get_docs(nlp.vocab)


def _text(path: Path) -> str:
    if not path.is_file():
        raise SystemExit(f"{path} is not there: the folder of --data needs {TREEBANK}, {ENTITIES} and {HELD_OUT}")
    return path.read_text(encoding="utf-8")


def _score(nlp: Any, data: Path, limit: int = 100) -> dict[str, float]:
    """Scores on the beginning of the held-out treebank, so that one sees how far the training went."""
    docs = itertools.islice(_gold(data / HELD_OUT, conllu_to_docs, _PARSED, nlp), limit)
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in docs])
    names = ("tag_acc", "pos_acc", "morph_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
    return {name: round(scores[name], 3) for name in names if scores.get(name) is not None}
