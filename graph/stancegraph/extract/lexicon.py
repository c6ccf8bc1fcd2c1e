"""The cue lexicon as frozen values: stances, cues and triggers, indexed by the word that heads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Concept", "Cue", "Lexicon"]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the stance scheme: ``name`` is the narrower one, ``stance`` the top one that it falls under."""

    name: str
    stance: str
    polarity: int
    negated: str | None = None

    @property
    def detail(self) -> str | None:
        """The narrower concept's name where it is not the top one itself."""
        return None if self.name == self.stance else self.name


@dataclass(frozen=True, slots=True)
class Cue:
    """One word or phrase with its stance and frame.

    ``head`` is the lemma that the phrase is found by, ``parts`` the other lemmas that must depend on it, ``marks`` the
    prepositions that introduce the target (``marked`` says that one is needed). A cue that is ``only_negated``
    expresses its stance only under a negation, one that is ``only_actors`` only towards an actor.
    """

    head: str
    parts: tuple[str, ...]
    pos: str
    concept: str
    frame: str
    marks: tuple[str, ...] = ()
    marked: bool = False
    addressee: str | None = None
    only_negated: bool = False
    only_actors: bool = False

    @property
    def text(self) -> str:
        """The cue as it stands in the lexicon, head first."""
        return " ".join((self.head, *self.parts, *(self.marks if self.marked else ())))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by head lemma, all triggers by role, all concepts by name.

    ``judgements`` holds the sign of good and bad words; ``forms`` maps (part of speech, form) to lemmas.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    triggers: Mapping[str, frozenset[str]]
    concepts: Mapping[str, Concept]
    judgements: Mapping[str, int] = field(default_factory=dict)
    forms: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def has(self, role: str, word: str) -> bool:
        """Whether ``word`` is a trigger of this role ("negator", "speech", ...)."""
        return word in self.triggers.get(role, frozenset())
