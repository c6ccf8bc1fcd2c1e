"""Statement -> quads: the statement node, its evidence, and the direct triples where the statement is actual."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..errors import InputError
from ..values import ACTOR_TYPES, FACTUALITIES, STANCES, Statement
from .dates import moment
from .iris import Iris, local
from .terms import DCTERMS, OA, PROV, RDFS, SG, TYPE, XSD, Literal, Quad, Term, english, integer, string
from .vocabulary import Vocabulary

__all__ = ["concept_iri", "direct_quads", "statement_quads"]

_SIDES = {1: SG + "favours", -1: SG + "disfavours"}
_ACTUAL = "actual"


def statement_quads(statement: Statement, iris: Iris, vocabulary: Vocabulary, run: str | None) -> Iterator[Quad]:
    """The node of one statement, in the named graph of its document; ``run`` is the IRI of the run that made it.

    Raises `InputError` where the statement holds a value that the ontology does not know.
    """
    _check(statement)
    graph, node = iris.document_graph(statement.doc), iris.statement(statement.id)
    yield Quad(node, TYPE, SG + "StanceStatement", graph)
    yield Quad(node, RDFS + "label", english(_label(statement, vocabulary)), graph)
    for name, term in _parts(statement, iris):
        if term is not None:
            yield Quad(node, name, term, graph)
    if run:
        yield Quad(node, PROV + "wasGeneratedBy", run, graph)
    yield from _evidence(statement, node, iris, graph)


def direct_quads(statement: Statement, iris: Iris, vocabulary: Vocabulary) -> Iterator[Quad]:
    """The plain triples between actor and target, in the document's graph; none where the statement is not actual."""
    if statement.factuality == _ACTUAL:
        graph, actor = iris.document_graph(statement.doc), iris.actor(statement.actor)
        target = target_iri(statement, iris)
        yield Quad(actor, vocabulary.direct[SG + statement.stance], target, graph)
        yield Quad(actor, _SIDES[statement.polarity], target, graph)


def target_iri(statement: Statement, iris: Iris) -> str:
    """The IRI of the statement's target, which is an actor or an issue."""
    return iris.actor(statement.target) if statement.target_kind == "actor" else iris.issue(statement.target)


def concept_iri(statement: Statement) -> str:
    """The IRI of the narrowest concept that the statement names."""
    return SG + (local(statement.detail) if statement.detail else statement.stance)


def _check(statement: Statement) -> None:
    """Raise `InputError` where a field holds a word that the ontology does not have."""
    for field, value, known in (
        ("stance", statement.stance, STANCES),
        ("polarity", statement.polarity, _SIDES),
        ("factuality", statement.factuality, FACTUALITIES),
        ("actor_type", statement.actor_type, ACTOR_TYPES),
        ("target_type", statement.target_type, (*ACTOR_TYPES, None)),
        ("target_kind", statement.target_kind, ("actor", "issue")),
    ):
        if value not in known:
            cure = "use one of " + ", ".join(str(word) for word in known if word is not None)
            raise InputError(f"unknown {field} {value!r}", where=f"statement {statement.id}", cure=cure)
    if not 0 <= statement.confidence <= 1:
        where = f"statement {statement.id}"
        raise InputError(f"confidence {statement.confidence} is no probability", where=where, cure="use 0 to 1")


def _label(statement: Statement, vocabulary: Vocabulary) -> str:
    concept = vocabulary.concepts.get(concept_iri(statement))
    stance = concept.label if concept else statement.detail or statement.stance
    return f"{statement.actor}: {stance} {statement.target} ({statement.id})"


def _parts(statement: Statement, iris: Iris) -> Iterator[tuple[str, Term | None]]:
    yield SG + "actor", iris.actor(statement.actor)
    yield SG + "actorText", string(statement.actor_text)
    yield SG + "actorStart", _integer(statement.actor_start)
    yield SG + "actorEnd", _integer(statement.actor_end)
    yield SG + "actorType", SG + statement.actor_type
    yield SG + "actorOf", _actor(statement.actor_of, iris)
    yield SG + "stance", concept_iri(statement)
    yield SG + "topStance", SG + statement.stance
    yield SG + "cue", string(statement.cue)
    yield SG + "cueStart", integer(statement.cue_start)
    yield SG + "cueEnd", integer(statement.cue_end)
    yield SG + "target", target_iri(statement, iris)
    yield SG + "targetText", string(statement.target_text)
    yield SG + "targetStart", _integer(statement.target_start)
    yield SG + "targetEnd", _integer(statement.target_end)
    yield SG + "targetType", SG + statement.target_type if statement.target_type else None
    yield SG + "targetOf", _actor(statement.target_of, iris)
    yield SG + "polarity", integer(statement.polarity)
    yield SG + "factuality", SG + statement.factuality
    yield SG + "statedBy", _actor(statement.source, iris)
    yield SG + "confidence", Literal(_decimal(statement.confidence), XSD + "decimal")
    yield SG + "foundBy", string(statement.by)
    if statement.date is not None:
        stamp = moment(statement.date)
        yield DCTERMS + "date", stamp
        yield SG + "dateText", None if stamp and stamp.text == statement.date else string(statement.date)


def _evidence(statement: Statement, node: str, iris: Iris, graph: str) -> Iterator[Quad]:
    document, place = iris.document(statement.doc), node + "#evidence"
    quote, position = node + "#quote", node + "#position"
    yield Quad(node, PROV + "wasDerivedFrom", document, graph)
    yield Quad(node, OA + "hasTarget", place, graph)
    yield Quad(place, TYPE, OA + "SpecificResource", graph)
    yield Quad(place, OA + "hasSource", document, graph)
    yield Quad(place, OA + "hasSelector", quote, graph)
    yield Quad(place, OA + "hasSelector", position, graph)
    yield Quad(quote, TYPE, OA + "TextQuoteSelector", graph)
    yield Quad(quote, OA + "exact", string(statement.sent), graph)
    yield Quad(position, TYPE, OA + "TextPositionSelector", graph)
    yield Quad(position, OA + "start", integer(statement.start), graph)
    yield Quad(position, OA + "end", integer(statement.end), graph)


def _actor(name: str | None, iris: Iris) -> str | None:
    return None if name is None else iris.actor(name)


def _integer(number: int | None) -> Literal | None:
    return None if number is None else integer(number)


def _decimal(number: float) -> str:
    digits = format(Decimal(repr(float(number))), "f")
    return digits if "." in digits else digits + ".0"
