"""The spaCy component ``stance_pipeline``: everything that the packaged network says, set on the Doc in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..errors import PipelineError
from .decode import Annotation, Relations, decode, joined
from .docs import Words, Writer, read_words
from .encoder import READER, READER_KEY, WIDTH, Encoder
from .threads import one_thread
from .windows import cut_windows

__all__ = ["StancePipeline", "create"]


_ASSIGNS = [
    "token.pos",
    "token.tag",
    "token.morph",
    "token.lemma",
    "token.dep",
    "token.head",
    "token.is_sent_start",
    "doc.sents",
    "doc.ents",
    "token.ent_iob",
    "token.ent_type",
    "doc.tensor",
]
_NETWORK, _PIECES, _LABELS, _RELATIONS = _FILES = ("network.onnx", "pieces.json", "labels.json", "relations.npz")
_LAYERS, _SCORERS = _READER_FILES = ("reader.onnx", "reader.npz")
"""The reader's layers and the weights of its scorers, which the extraction uses; a model may lack them."""
_MAX_CHARACTERS = 50_000_000
_PART_WORDS = 10_000
"""The network's rows are held for so many words at once: memory does not grow with the document."""


@Language.factory(
    "stance_pipeline",
    assigns=_ASSIGNS,
    default_config={"threads": 1, "batch_pieces": 768, "tensor": True, "reader": False},
)
def create(nlp: Language, name: str, threads: int, batch_pieces: int, tensor: bool, reader: bool) -> StancePipeline:
    """Make the component; its weights come with ``from_disk``.

    ``threads``: threads of the network; ``batch_pieces``: word pieces that it sees at once; ``tensor``: whether
    ``doc.tensor`` gets the word vectors (tokens x 384, float32); ``reader`` whether ``doc.user_data`` gets the vectors
    that the extraction reads stances from.
    """
    # memory is bounded by windows, so spaCy's limit for its own parser does not apply
    nlp.max_length = max(nlp.max_length, _MAX_CHARACTERS)
    return StancePipeline(nlp.vocab, name, threads=threads, batch_pieces=batch_pieces, tensor=tensor, reader=reader)


@dataclass(frozen=True, slots=True)
class _Model:
    """All that comes from the model's files."""

    files: dict[str, bytes]
    encoder: Encoder
    labels: dict[str, list[str]]
    relations: Relations
    root: int
    write: Writer


class StancePipeline:
    """Sets pos, tag, morph, lemma, head, dep, sentence starts, ents and tensor on Docs.

    Sentence starts that a component before it has set are kept.
    """

    def __init__(
        self,
        vocab: Vocab,
        name: str = "stance_pipeline",
        *,
        threads: int = 1,
        batch_pieces: int = 768,
        tensor: bool = True,
        reader: bool = False,
    ) -> None:
        self.vocab, self.name, self._tensor, self._reader = vocab, name, tensor, reader
        self._options = {"threads": threads, "batch_pieces": batch_pieces}
        self._loaded: _Model | None = None

    def __reduce__(self) -> tuple[object, ...]:
        # the network's session cannot be pickled; its files can, so that nlp.pipe may start processes afresh
        files = self._loaded.files if self._loaded else {}
        options = self._options | {"tensor": self._tensor, "reader": self._reader}
        return _revive, (self.vocab, self.name, options, files)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that may be set, as ``kind:label`` (kinds upos, xpos, feats, deprel, ner); none before loading."""
        if self._loaded is None:
            return ()
        kinds = ("upos", "xpos", "feats", "deprel", "ner")
        return tuple(f"{kind}:{label}" for kind in kinds for label in self._loaded.labels[kind])

    def read_stances(self) -> bytes | None:
        """Have the vectors that the extraction reads stances from set from now on, in ``doc.user_data[READER_KEY]``.

        Returns the weights that score them (a NumPy archive), or None where the model has no reader.
        """
        model = self._model()
        self._reader = all(name in model.files for name in _READER_FILES)
        return model.files[_SCORERS] if self._reader else None

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc. Raises `PipelineError` while no model is loaded."""
        return self.annotate([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate a stream, ``batch_size`` Docs at a time, their windows sorted by length."""
        stream = iter(stream)
        while batch := list(islice(stream, batch_size)):
            yield from self.annotate(batch)

    def annotate(self, docs: Sequence[Doc]) -> list[Doc]:
        """Annotate Docs in one batch; each gets the same annotations as alone."""
        model = self._model()
        words = [read_words(doc) for doc in docs]
        found: list[list[Annotation]] = [[] for _ in docs]
        if self._tensor:
            for doc in docs:
                doc.tensor = np.zeros((len(doc), WIDTH), dtype=np.float32)
        if self._reader:
            for doc in docs:
                doc.user_data[READER_KEY] = np.zeros((len(doc), WIDTH), dtype=np.float32)
        for batch in _batches(words):
            inputs = [(words[i].texts[span], words[i].breaks[span]) for i, span in batch]
            for (i, span), (_, breaks), rows in zip(batch, inputs, model.encoder(inputs, self._reader), strict=True):
                with one_thread():
                    found[i].append(decode(rows, breaks, words[i].given[span], model.relations, model.root))
                if self._tensor:
                    docs[i].tensor[words[i].index[span]] = rows["vector"]
                if self._reader:
                    docs[i].user_data[READER_KEY][words[i].index[span]] = rows[READER]
        for doc, own, parts in zip(docs, words, found, strict=True):
            model.write(doc, own, joined(parts) if parts else None)
        return list(docs)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model's files into the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._model().files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> StancePipeline:
        """Read the model's files from the folder ``path``. Raises `PipelineError` where one is missing or broken."""
        folder = Path(path)
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            what = f"the language model lacks {', '.join(missing)}"
            raise PipelineError(what, where=str(folder), cure="reinstall stancegraph")
        names = [*_FILES, *(name for name in _READER_FILES if (folder / name).is_file())]
        return self._load({name: (folder / name).read_bytes() for name in names})

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model's files as one byte string."""
        import srsly  # type: ignore[import-untyped]

        return bytes(srsly.msgpack_dumps(self._model().files))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> StancePipeline:
        """The inverse of `to_bytes`."""
        import srsly

        return self._load(srsly.msgpack_loads(data))

    def _load(self, files: dict[str, bytes]) -> StancePipeline:
        encoder = Encoder(files[_NETWORK], files[_PIECES].decode("utf-8"), files.get(_LAYERS), **self._options)
        labels: dict[str, list[str]] = json.loads(files[_LABELS])
        arrays = np.load(BytesIO(files[_RELATIONS]))
        relations = Relations(*(arrays[name] for name in ("left", "core", "right", "root")))
        root = labels["deprel"].index("root")
        self._loaded = _Model(files, encoder, labels, relations, root, Writer(self.vocab, labels))
        return self

    def _model(self) -> _Model:
        if self._loaded is None:
            cure = "load the packaged pipeline with stancegraph.load()"
            raise PipelineError(f"the component {self.name!r} has no model yet", cure=cure)
        return self._loaded


def _revive(vocab: Vocab, name: str, options: dict[str, Any], files: dict[str, bytes]) -> StancePipeline:
    pipe = StancePipeline(vocab, name, **options)
    return pipe._load(files) if files else pipe


def _batches(documents: Sequence[Words]) -> Iterator[list[tuple[int, slice]]]:
    """Documents, or parts of long ones, in batches of bounded size. A part is a function of its document alone."""
    batch: list[tuple[int, slice]] = []
    size = 0
    for number, words in enumerate(documents):
        for start, end in _parts(words):
            if batch and size + end - start > _PART_WORDS:
                yield batch
                batch, size = [], 0
            batch.append((number, slice(start, end)))
            size += end - start
    if batch:
        yield batch


def _parts(words: Words) -> list[tuple[int, int]]:
    """A document of usual length whole, a longer one cut where sentences are likely to end."""
    total = len(words.texts)
    if total <= _PART_WORDS:
        return [(0, total)] if total else []
    parts = cut_windows(words.texts, words.breaks, np.ones(total, dtype=np.int64), _PART_WORDS + 2)
    return [(part.start, part.end) for part in parts]
