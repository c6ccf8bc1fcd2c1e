"""The spaCy component ``stance_pipeline``: everything that the packaged network says, set on the Doc in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..errors import PipelineError
from .decode import Annotation, Relations, decode
from .lemma import apply_script
from .windows import break_of

if TYPE_CHECKING:
    from .encoder import Encoder

__all__ = ["StancePipeline", "create"]

_ASSIGNS = [
    "token.pos", "token.tag", "token.morph", "token.lemma", "token.dep", "token.head", "token.is_sent_start",
    "doc.sents", "doc.ents", "token.ent_iob", "token.ent_type", "doc.tensor",
]  # fmt: skip
_LABELS, _MATRIX = "labels.json", "relations.npz"
_FILES = ("network.onnx", "pieces.json", _LABELS, _MATRIX)
_COLUMNS = [POS, TAG, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_MAX_CHARACTERS = 50_000_000
_LEMMAS = 200_000


@Language.factory(
    "stance_pipeline", assigns=_ASSIGNS, default_config={"threads": 1, "batch_pieces": 4096, "tensor": True}
)
def create(nlp: Language, name: str, threads: int, batch_pieces: int, tensor: bool) -> StancePipeline:
    """Make the component; its weights come with ``from_disk``.

    ``threads``: threads of the network; ``batch_pieces``: word pieces that it sees at once; ``tensor``: whether
    ``doc.tensor`` gets the word vectors (words x 384, float32).
    """
    # memory is bounded by windows, so spaCy's limit for its own parser does not apply
    nlp.max_length = max(nlp.max_length, _MAX_CHARACTERS)
    return StancePipeline(nlp.vocab, name, threads=threads, batch_pieces=batch_pieces, tensor=tensor)


class StancePipeline:
    """Sets pos, tag, morph, lemma, head, dep, sentence starts, ents and tensor on Docs.

    Sentence starts that a component before it has set are kept.
    """

    def __init__(
        self, vocab: Vocab, name: str = "stance_pipeline", *, threads: int = 1, batch_pieces: int = 4096,
        tensor: bool = True,
    ) -> None:  # fmt: skip
        self.vocab, self.name, self._tensor = vocab, name, tensor
        self._options = {"threads": threads, "batch_pieces": batch_pieces}
        self._files: dict[str, bytes] = {}
        self._encoder: Encoder | None = None
        self._labels: dict[str, list[str]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        # the network's session cannot be pickled; its files can, so that nlp.pipe may start processes afresh
        return _revive, (self.vocab, self.name, self._options, self._tensor, self._files)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that may be set, as ``kind:label`` (kinds upos, xpos, feats, deprel, ner); none before loading."""
        kinds = ("upos", "xpos", "feats", "deprel", "ner")
        return tuple(f"{kind}:{label}" for kind in kinds for label in self._labels.get(kind, ()))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one Doc."""
        return self.annotate([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Annotate a stream, ``batch_size`` Docs at a time, their windows sorted by length."""
        stream = iter(stream)
        while batch := list(islice(stream, batch_size)):
            yield from self.annotate(batch)

    def annotate(self, docs: Sequence[Doc]) -> list[Doc]:
        """Annotate Docs in one batch; each gets the same annotations as alone."""
        encoder = self._need_model()
        for doc, words in _word_batches(docs):
            filled = [(d, w) for d, w in zip(doc, words, strict=True) if len(w)]
            inputs = [_input(d, w) for d, w in filled]
            for (d, w), (_, breaks), rows in zip(filled, inputs, encoder(inputs), strict=True):
                given = d.to_array(SENT_START).view(np.int64)[w].astype(np.int8)
                self._set(d, w, decode(rows, breaks, given, self._relations, self._root))
            for d, w in zip(doc, words, strict=True):
                if not len(w):
                    self._set_empty(d)
        return list(docs)

    def _set(self, doc: Doc, words: np.ndarray, found: Annotation) -> None:
        """Write one document's annotation; ``words`` are the token indices that are no white space."""
        total = len(doc)
        own = np.arange(total)
        values = np.zeros((total, len(_COLUMNS)), dtype=np.uint64)
        owner = np.searchsorted(words, own, side="right") - 1
        spaces = np.setdiff1d(own, words, assume_unique=True)
        tags, label = found.tags, self._hashes
        values[words, 0] = label["upos"][tags[:, 0]]
        values[words, 1] = label["xpos"][tags[:, 1]]
        values[words, 2] = label["feats"][tags[:, 2]]
        values[words, 3] = self._lemmas(doc, words, tags)
        values[words, 4] = label["deprel"][found.relation]
        heads = own.copy()
        heads[words] = words[found.head]
        # white space hangs on the word before it, or on the first word
        heads[spaces] = words[np.maximum(owner[spaces], 0)]
        values[spaces, :5] = self._space
        values[spaces, 3] = [doc[int(i)].orth for i in spaces]
        values[:, 5] = (heads - own).astype(np.int64).view(np.uint64)
        values[:, 6] = 2
        for first, end, kind in found.entities:
            a, b = int(words[first]), int(words[end - 1]) + 1
            values[a:b, 6] = 1
            values[a, 6] = 3
            values[a:b, 7] = self._ent_types[kind]
        doc.from_array(_COLUMNS, values)  # type: ignore[arg-type]
        if self._tensor:
            tensor = np.zeros((total, found.vector.shape[1]), dtype=np.float32)
            tensor[words] = found.vector
            doc.tensor = tensor  # type: ignore[assignment]

    def _set_empty(self, doc: Doc) -> None:
        """A Doc of white space, or of nothing: every token a space, attached to the first."""
        if not len(doc):
            return
        values = np.zeros((len(doc), len(_COLUMNS)), dtype=np.uint64)
        values[:, :5] = self._space
        values[:, 3] = [token.orth for token in doc]
        values[:, 5] = (-np.arange(len(doc), dtype=np.int64)).view(np.uint64)
        values[:, 6] = 2
        doc.from_array(_COLUMNS, values)  # type: ignore[arg-type]
        if self._tensor:
            doc.tensor = np.zeros((len(doc), 384), dtype=np.float32)

    def _lemmas(self, doc: Doc, words: np.ndarray, tags: np.ndarray) -> list[int]:
        known, scripts, add = self._known_lemmas, self._labels["script"], self.vocab.strings.add
        if len(known) > _LEMMAS:
            known.clear()
        result = []
        for index, script in zip(words.tolist(), tags[:, 3].tolist(), strict=True):
            key = (doc[index].orth, script)
            if key not in known:
                known[key] = add(apply_script(doc[index].text, scripts[script]))
            result.append(known[key])
        return result

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the model's files into the folder ``path``."""
        self._need_model()
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> StancePipeline:
        """Read the model's files from the folder ``path``. Raises `PipelineError` where one is missing or broken."""
        folder = Path(path)
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise PipelineError(
                f"the language model lacks {', '.join(missing)}", where=str(folder), cure="reinstall stancegraph"
            )
        return self._load({name: (folder / name).read_bytes() for name in _FILES})

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model's files as one byte string."""
        import srsly  # type: ignore[import-untyped]

        self._need_model()
        return bytes(srsly.msgpack_dumps(self._files))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> StancePipeline:
        """The inverse of `to_bytes`."""
        import srsly

        return self._load(srsly.msgpack_loads(data))

    def _load(self, files: dict[str, bytes]) -> StancePipeline:
        from io import BytesIO

        from .encoder import Encoder

        self._files = files
        self._encoder = Encoder(files["network.onnx"], files["pieces.json"].decode("utf-8"), **self._options)
        self._labels = json.loads(files[_LABELS])
        arrays = np.load(BytesIO(files[_MATRIX]))
        self._relations = Relations(arrays["matrix"].astype(np.float32), arrays["root"].astype(np.float32))
        self._root = self._labels["deprel"].index("root")
        self._hash_labels()
        return self

    def _hash_labels(self) -> None:
        """Labels as the hashes that spaCy stores."""
        from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]

        strings, morphology = self.vocab.strings, self.vocab.morphology

        def hashes(values: Iterable[int]) -> np.ndarray:
            return np.array(list(values), dtype=np.uint64)

        self._hashes = {
            "upos": hashes(IDS[name] for name in self._labels["upos"]),
            "xpos": hashes(strings.add(name) for name in self._labels["xpos"]),
            "feats": hashes(morphology.add(name) for name in self._labels["feats"]),
            "deprel": hashes(strings.add("ROOT" if n == "root" else n) for n in self._labels["deprel"]),
        }
        types = [name[2:] for name in self._labels["ner"] if name.startswith("B-")]
        self._ent_types = [strings.add(name) for name in types]
        self._space = hashes([IDS["SPACE"], strings.add("_SP"), morphology.add("_"), 0, strings.add("dep")])
        self._known_lemmas: dict[tuple[int, int], int] = {}

    def _need_model(self) -> Encoder:
        if self._encoder is None:
            raise PipelineError(
                f"the component {self.name!r} has no model yet",
                cure="load the packaged pipeline with stancegraph.load()",
            )
        return self._encoder


def _revive(vocab: Vocab, name: str, options: dict[str, int], tensor: bool, files: dict[str, bytes]) -> StancePipeline:
    pipe = StancePipeline(vocab, name, tensor=tensor, **options)
    return pipe._load(files) if files else pipe


_BATCH_WORDS = 20_000


def _word_batches(docs: Sequence[Doc]) -> Iterator[tuple[list[Doc], list[np.ndarray]]]:
    """Docs with their word indices, grouped so that the network's rows for a group stay small."""
    group: list[Doc] = []
    words: list[np.ndarray] = []
    size = 0
    for doc in docs:
        own = np.array([token.i for token in doc if not token.is_space], dtype=np.int64)
        if group and size + len(own) > _BATCH_WORDS:
            yield group, words
            group, words, size = [], [], 0
        group.append(doc)
        words.append(own)
        size += len(own)
    if group:
        yield group, words


def _input(doc: Doc, words: np.ndarray) -> tuple[list[str], np.ndarray]:
    """The words of a Doc and the break before each: its own space, or the white-space tokens in between."""
    texts = [doc[i].text for i in words.tolist()]
    breaks = np.ones(len(words), dtype=np.int8)
    before = -1
    for position, index in enumerate(words.tolist()):
        if index == before + 1:
            space = doc[index - 1].whitespace_ if index else ""
        else:
            space = "".join(token.text_with_ws for token in doc[before + 1 : index])
            space = (doc[before].whitespace_ if before >= 0 else "") + space
        breaks[position] = break_of(space)
        before = index
    return texts, breaks
