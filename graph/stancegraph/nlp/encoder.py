"""The packaged network on ONNX Runtime: documents as words go in, one row of scores per word comes out.

The only module that knows onnxruntime and tokenizers; both are imported when a model is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import PipelineError
from .windows import MAX_PIECES, Pieces, Window, case_of, cut_windows

__all__ = ["READER", "READER_KEY", "WIDTH", "Encoder", "Rows"]

WIDTH = 384
"""Length of a word's vector."""

_OUTPUTS = ("tags", "start", "ner", "arc_dependent", "arc_head", "root", "label_dependent", "label_head", "vector")
READER = "reader"
"""The output of the reader's own layers, which are a graph of their own and run on demand."""
_HIDDEN = "hidden"
"""The values of the layer above which the reader goes its own way, as (windows, pieces, 384)."""
READER_KEY = "stancegraph.reader"
"""Where ``doc.user_data`` holds the reader's vectors (tokens x 384, float32)."""
_STEP = 16
"""A window is padded to a multiple of this, whatever its neighbours: its arithmetic stays the same in any batch."""

Rows = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class _Task:
    """One window of one document, with its place among the document's words."""

    document: int
    window: Window
    padded: int


class Encoder:
    """Runs the network over documents. Rows of one document are the same whatever else is in the batch."""

    def __init__(
        self, network: bytes, pieces: str, reader: bytes | None = None, *, threads: int = 1, batch_pieces: int = 768
    ) -> None:
        from tokenizers import Tokenizer

        try:
            self._session = _session(network, threads)
            self._reader = _session(reader, threads) if reader is not None else None
            tokenizer = Tokenizer.from_str(pieces)
        except Exception as error:
            raise PipelineError(
                f"the language model cannot be read: {error}", cure="reinstall stancegraph; the file may be truncated"
            ) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._first, self._last, unknown = (tokenizer.token_to_id(t) or 0 for t in ("[CLS]", "[SEP]", "[UNK]"))
        self._pieces = Pieces(self._encode, unknown)
        self._batch = batch_pieces

    def __call__(self, documents: Sequence[tuple[Sequence[str], NDArray[np.int8]]], reader: bool = False) -> list[Rows]:
        """Scores for documents given as (words, break before each word): arrays with one row per word each.

        ``reader`` asks for the reader's vectors too; its graph must be there.
        """
        pieces = [self._pieces(words) for words, _ in documents]
        tasks = []
        for index, ((words, breaks), ids) in enumerate(zip(documents, pieces, strict=True)):
            sizes = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
            for window in cut_windows(words, breaks, sizes):
                tasks.append(_Task(index, window, -(-window.length // _STEP) * _STEP))
        results: list[Rows | None] = [None] * len(documents)
        for batch in _batches(tasks, self._batch):
            rows = self._run(batch, documents, pieces, reader)
            at = 0
            for task in batch:
                size = task.window.end - task.window.start
                total = len(documents[task.document][0])
                own = results[task.document]
                if own is None:
                    own = {k: np.empty((total, *v.shape[1:]), v.dtype) for k, v in rows.items()}
                    results[task.document] = own
                for key, value in rows.items():
                    own[key][task.window.start : task.window.end] = value[at : at + size]
                at += size
                if task.window.inside:
                    # the network learned that windows begin with sentences
                    own["start"][task.window.start] = -np.inf
        return [rows if rows is not None else {} for rows in results]

    def _run(
        self,
        batch: Sequence[_Task],
        documents: Sequence[tuple[Sequence[str], NDArray[np.int8]]],
        pieces: Sequence[list[list[int]]],
        reader: bool,
    ) -> Rows:
        length = batch[0].padded
        ids, cases, gaps = (np.zeros((len(batch), length), dtype=np.int64) for _ in range(3))
        first: list[int] = []
        for row, task in enumerate(batch):
            span = slice(task.window.start, task.window.end)
            words, breaks = documents[task.document]
            own = pieces[task.document][span]
            sizes = np.fromiter(map(len, own), dtype=np.int64, count=len(own))
            starts = np.cumsum(sizes) - sizes + 1
            flat = [piece for word in own for piece in word]
            end = len(flat) + 1
            ids[row, 0], ids[row, end] = self._first, self._last
            ids[row, 1:end] = flat
            case = np.fromiter(map(case_of, words[span]), dtype=np.int64, count=len(own))
            cases[row, 1:end] = np.repeat(case + 1, sizes)
            gaps[row, starts] = breaks[span].astype(np.int64) + 1
            first.extend((starts + row * length).tolist())
        feed = {"ids": ids, "cases": cases, "gaps": gaps, "first": np.array(first, dtype=np.int64)}
        outputs = [*_OUTPUTS, _HIDDEN] if reader else list(_OUTPUTS)
        rows = dict(zip(outputs, self._session.run(outputs, feed), strict=True))
        if reader:
            assert self._reader is not None, "the component asks only for what its model has"
            inputs = {_HIDDEN: rows.pop(_HIDDEN), "ids": ids, "first": feed["first"]}
            rows[READER] = self._reader.run([READER], inputs)[0]
        return rows

    def _encode(self, words: Sequence[str]) -> list[list[int]]:
        return [e.ids for e in self._tokenizer.encode_batch(list(words), add_special_tokens=False)]


def _session(graph: bytes, threads: int) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _batches(tasks: Iterable[_Task], limit: int) -> Iterable[list[_Task]]:
    """Tasks of one padded length together, at most ``limit`` pieces at once."""
    by_length: dict[int, list[_Task]] = {}
    for task in tasks:
        by_length.setdefault(task.padded, []).append(task)
    for length in sorted(by_length):
        group = by_length[length]
        size = max(1, limit // length)
        for start in range(0, len(group), size):
            yield group[start : start + size]


assert MAX_PIECES % _STEP == 0
