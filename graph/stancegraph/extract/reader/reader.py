"""The reader of one model: from a document's vectors and the rules' links to statements with their probabilities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from ...nlp.threads import one_thread
from ...values import Document, Statement
from ..scene import Link, Scene
from ..statements import Writer
from .features import Features, Paths
from .judge import Judge, evidence
from .network import Network
from .proposals import Proposal, propose, read_cues, ruled_by

__all__ = ["Reader"]


class Reader:
    """Reads the stances of documents. ``archive`` holds the weights (a NumPy archive, see scripts/train)."""

    def __init__(self, archive: bytes) -> None:
        with np.load(BytesIO(archive)) as arrays:
            weights = {name: arrays[name] for name in arrays.files}
        self._paths = Paths({str(path): number for number, path in enumerate(weights.pop("paths"), 1)})
        self._judge = Judge(weights) if "judge.base" in weights else None
        self._least, self._least_ruled = (float(weights.get(f"judge.{key}", 0.0)) for key in ("least", "ruled"))
        self._network = Network({name: value for name, value in weights.items() if not name.startswith("judge.")})

    def proposals(
        self, scene: Scene, document: Document, vectors: NDArray[np.float32], links: Sequence[tuple[Link, str]]
    ) -> list[Proposal]:
        """All that rules or reader propose; ``vectors`` are (tokens, 384)."""
        features = Features(scene, [link for link, _ in links], self._paths)
        writer = Writer(scene, document)
        ruled = ruled_by(writer, links)
        cues, pairs = {link.cue[0] for link, _ in links}, {(cue, target) for cue, _, target, _ in ruled}
        with one_thread():
            readings = read_cues(self._network, vectors, features, cues, pairs)
        return propose(scene, writer, readings, ruled)

    def statements(
        self, scene: Scene, document: Document, vectors: NDArray[np.float32], links: Sequence[tuple[Link, str]]
    ) -> Iterator[Statement]:
        """What is proposed and likely enough, with its probability as confidence and all that found it in ``by``."""
        assert self._judge is not None, "the judge is fitted when the model is made"
        proposals = self.proposals(scene, document, vectors, links)
        if not proposals:
            return
        chances = self._judge(evidence(scene, proposals))
        for proposal, chance in zip(proposals, chances, strict=True):
            if chance >= (self._least_ruled if proposal.rules else self._least):
                yield replace(proposal.found, confidence=round(float(chance), 3)).statement
