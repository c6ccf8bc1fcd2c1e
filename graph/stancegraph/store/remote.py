"""A SPARQL 1.1 store on another server, to ask and to change. The only module that speaks to the web.

It speaks only to the server that the user names. Credentials come from the environment: ``STANCEGRAPH_STORE_USER`` and
``STANCEGRAPH_STORE_PASSWORD`` (basic or digest), or ``STANCEGRAPH_STORE_TOKEN`` (bearer). Sources: the W3C's SPARQL 1.1
Protocol and SPARQL 1.1 Graph Store HTTP Protocol.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    OpenerDirector,
    Request,
    build_opener,
)

from ..errors import InputError, StancegraphError
from .engine import Solutions, truth
from .formats.nquads import iri_text, lines, literal_text
from .lexer import asks_elsewhere, bind, makes_graph
from .oxigraph import Oxigraph, read_triples
from .terms import RDF, XSD, Literal, Quad, Term

__all__ = ["Remote", "StoreError", "is_url", "publish"]

_TABLE, _TRIPLES = "application/sparql-results+json", "application/n-triples"
_GRAPH = f"{_TRIPLES}, text/turtle;q=0.9"
_KEY = "STANCEGRAPH_STORE_"
_CREDENTIALS = f"set {_KEY}USER and {_KEY}PASSWORD, or {_KEY}TOKEN"


class StoreError(StancegraphError):
    """A store on another server cannot be reached, or refuses."""


def is_url(text: str) -> bool:
    """Whether a text names a server, and not a file."""
    return text.lower().startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Remote:
    """A store that answers as an `Engine` at ``url``, its query endpoint.

    Changes go to ``update``, its update endpoint, or to ``graphs``, its graph store, where that is named. Its default
    graph must be the union of its named graphs, as it is in most; of Oxigraph's server this is asked. Raises
    `StoreError` where the server cannot be reached or refuses, and `InputError` for a URL that is none.
    """

    url: str = ""
    update: str = ""
    graphs: str = ""
    seconds: float = 300.0
    chunk: int = 500

    def __post_init__(self) -> None:
        for url in filter(None, (self.url, self.update, self.graphs)):
            if not is_url(url) or not urlsplit(url).hostname:
                raise InputError("this is no URL of a server", where=url, cure="write like http://127.0.0.1:7878/query")

    def solve(self, text: str, prefixes: Mapping[str, str], bindings: Mapping[str, Term], where: str) -> Solutions:
        """As in `Engine`."""
        if asks_elsewhere(text):
            raise InputError("SERVICE would ask another server", where=where, cure="ask this dataset only")
        closed, shown = bind(text, bindings)
        head = "".join(f"PREFIX {prefix}: {iri_text(iri)}\n" for prefix, iri in prefixes.items())
        tail = "".join(f"\nVALUES ?{name} {{ {_token(term)} }}" for name, term in shown.items())
        form = {"query": f"{head}{closed}{tail}", "union-default-graph": "true"}
        accept = _GRAPH if makes_graph(text) else _TABLE  # Virtuoso gives graphs as tables where it may
        body = urlencode(form).encode()
        kind, body = self._send(self.url, body, "application/x-www-form-urlencoded", where, accept=accept)
        if accept == _GRAPH:
            return Solutions((), (), tuple(dict.fromkeys(read_triples(body, kind))))
        answer = json.loads(body)
        if "boolean" in answer:
            return truth(bool(answer["boolean"]))
        columns = tuple(answer["head"]["vars"])
        rows = (tuple(_optional(row.get(name)) for name in columns) for row in answer["results"]["bindings"])
        return Solutions(columns, tuple(rows))

    def replace_graph(self, graph: str, quads: Iterable[Quad]) -> None:
        """Put these quads in the place of a named graph, such as that of one document; the other graphs stay.

        A graph store takes them at once, an update endpoint in several updates where they are many.
        """
        if self.graphs:
            self._send(self._graph(graph), _body(quads), _TRIPLES, graph, "PUT")
        else:
            self._change(f"DROP SILENT GRAPH {iri_text(graph)}", graph)
            self.add(graph, quads)

    def add(self, graph: str, quads: Iterable[Quad]) -> None:
        """Add these quads to a named graph."""
        if self.graphs:
            self._send(self._graph(graph), _body(quads), _TRIPLES, graph)
            return
        for part in _chunks(list(_triples(quads)), self.chunk):
            self._change(f"INSERT DATA {{ GRAPH {iri_text(graph)} {{ {''.join(part)} }} }}", graph)

    def remove_graph(self, graph: str) -> None:
        """Take a named graph away, such as that of one document; the other graphs stay."""
        if self.graphs:
            self._send(self._graph(graph), None, "", graph, "DELETE", missing=True)
        else:
            self._change(f"DROP SILENT GRAPH {iri_text(graph)}", graph)

    def _graph(self, graph: str) -> str:
        return f"{self.graphs}{'&' if urlsplit(self.graphs).query else '?'}{urlencode({'graph': graph})}"

    def _change(self, text: str, where: str) -> None:
        self._send(self.update or self.url, text.encode(), "application/sparql-update; charset=utf-8", where)

    def _send(
        self,
        url: str,
        body: bytes | None,
        kind: str,
        where: str,
        method: str = "POST",
        *,
        accept: str = "*/*",
        missing: bool = False,
    ) -> tuple[str, bytes]:
        headers = {"Accept": accept} | ({"Content-Type": kind} if kind else {})
        request = Request(url, body, headers, method=method)
        if token := os.environ.get(_KEY + "TOKEN"):
            request.add_unredirected_header("Authorization", f"Bearer {token}")
        try:
            with _opener(url).open(request, timeout=self.seconds) as answer:
                return answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            with error:
                if missing and error.code == 404:
                    return "", b""
                raise _refused(error, url, where) from error
        except (URLError, OSError) as error:
            what = f"the server cannot be reached: {getattr(error, 'reason', error)}"
            raise StoreError(what, where=url, cure="start it, or check the address") from error


def publish(store: Oxigraph, remote: Remote) -> int:
    """Put all named graphs of a store into a remote one, each in the place of its namesake; returns their number."""
    found = store.graphs()
    for graph in found:
        remote.replace_graph(graph, store.quads(graph))
    return len(found)


def _opener(url: str) -> OpenerDirector:
    user, password = (os.environ.get(_KEY + name) for name in ("USER", "PASSWORD"))
    if user is None or password is None:
        return build_opener()
    known = HTTPPasswordMgrWithDefaultRealm()
    place = urlsplit(url)
    known.add_password(None, f"{place.scheme}://{place.netloc}/", user, password)
    return build_opener(HTTPDigestAuthHandler(known), HTTPBasicAuthHandler(known))


def _refused(error: HTTPError, url: str, where: str) -> InputError | StoreError:
    said = " ".join(error.read(2000).decode("utf-8", "replace").split())[:300]
    if error.code == 400:
        return InputError(f"the server does not understand this: {said}", where=where, cure="correct the query")
    if error.code in (401, 403):
        return StoreError(f"the server wants other credentials: {error.code} {said}", where=url, cure=_CREDENTIALS)
    cure = "name its query, update or graph store endpoint" if error.code in (404, 405, 415) else "ask who runs it"
    return StoreError(f"the server refuses: {error.code} {said or error.reason}", where=url, cure=cure)


def _triples(quads: Iterable[Quad]) -> Iterator[str]:
    return lines([quad._replace(graph="") for quad in quads])


def _body(quads: Iterable[Quad]) -> bytes:
    return "".join(_triples(quads)).encode()


def _chunks(triples: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (triples[start : start + size] for start in range(0, len(triples), size))


def _token(term: Term) -> str:
    return iri_text(term) if isinstance(term, str) else literal_text(term)


def _optional(value: Mapping[str, Any] | None) -> Term | None:
    if value is None:
        return None
    if value["type"] == "uri":
        return str(value["value"])
    if value["type"] == "bnode":
        return f"_:{value['value'].removeprefix('_:')}"
    if language := value.get("xml:lang"):
        return Literal(value["value"], RDF + "langString", language)
    return Literal(value["value"], value.get("datatype", XSD + "string"))
