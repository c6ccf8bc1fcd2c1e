"""Readable IRIs from names, and names back from IRIs: one to one, whatever the characters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from ..errors import InputError

__all__ = ["DEFAULT_BASE", "Iris", "kind_of", "local", "name_of"]

DEFAULT_BASE = "https://w3id.org/stancegraph/data/"
_FRAGMENT = "#"
_ILLEGAL = set(' #<>"{}|\\^`\n\r\t')


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints the IRIs of one dataset under ``base``, which must be absolute and end with ``/``.

    Names keep their case ("US" and "us" are two names); a space becomes ``_``, letters and digits of all scripts and
    ``-.~!'()`` stay, and all else is percent-encoded. So two names never share an IRI, and `name_of` gives the name
    back.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if ":" not in self.base or not self.base.endswith("/") or set(self.base) & _ILLEGAL:
            raise InputError("this is no base IRI", where=self.base, cure="use one like https://example.org/project/")

    def actor(self, name: str) -> str:
        """The IRI of the actor with this canonical name."""
        return f"{self.base}actor/{_segment(name)}"

    def issue(self, name: str) -> str:
        """The IRI of the issue with this canonical name."""
        return f"{self.base}issue/{_segment(name)}"

    def document(self, identifier: str) -> str:
        """The IRI of a document."""
        return f"{self.base}document/{_segment(identifier)}"

    def statement(self, identifier: str) -> str:
        """The IRI of a statement."""
        return f"{self.base}statement/{_segment(identifier)}"

    def run(self, identifier: str) -> str:
        """The IRI of a run."""
        return f"{self.base}run/{_segment(identifier)}"

    def software(self, version: str) -> str:
        """The IRI of a version of the software."""
        return f"{self.base}software/{_segment(version)}"

    def document_graph(self, identifier: str) -> str:
        """The IRI of the named graph that holds all that one document says."""
        return f"{self.base}graph/document/{_segment(identifier)}"

    def run_graph(self, identifier: str) -> str:
        """The IRI of the named graph that describes one run."""
        return f"{self.base}graph/run/{_segment(identifier)}"

    @property
    def names_graph(self) -> str:
        """The IRI of the named graph of all actors and issues, and of the stance concepts that are used."""
        return f"{self.base}graph/names"

    @property
    def dataset(self) -> str:
        """The IRI of the dataset itself."""
        return f"{self.base}dataset"

    @property
    def dataset_graph(self) -> str:
        """The IRI of the named graph that describes the dataset."""
        return f"{self.base}graph/dataset"


def kind_of(iri: str) -> str:
    """The kind that an IRI of a dataset tells: ``actor``, ``issue``, ``document``, ``statement``, ...; else empty."""
    parts = iri.partition(_FRAGMENT)[0].rsplit("/", 2)
    return parts[1] if len(parts) == 3 else ""


def name_of(iri: str) -> str:
    """The name that an IRI was minted from: the inverse of the methods of `Iris`."""
    return unquote(iri.partition(_FRAGMENT)[0].rsplit("/", 1)[-1].replace("_", " "))


def local(name: str) -> str:
    """A name as the last part of an IRI, such as the name of a concept after the namespace."""
    return _segment(name)


@lru_cache(maxsize=65536)
def _segment(name: str) -> str:
    if not name:
        raise InputError("an empty name has no IRI", cure="give every actor, target, document and statement a name")
    if not name.strip("."):
        return name.replace(".", "%2E")
    return "".join(map(_character, name))


def _character(character: str) -> str:
    if character == " ":
        return "_"
    if character.isalnum() or character in "-.~!'()":
        return character
    return "%5F" if character == "_" else quote(character, safe="")
