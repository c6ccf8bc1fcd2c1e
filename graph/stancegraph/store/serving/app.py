"""The web application: the endpoint, the page to ask it, and the network. The only module that knows Starlette."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from ...resources import package_path
from ..kept import on_disk
from ..queries import named_queries
from .request import ProtocolError, asked, named
from .workers import Limits, Workers

__all__ = ["create_app", "serve"]

LOCAL = ("127.0.0.1", "localhost", "[::1]")
_ASSETS = MappingProxyType({"/": "index.html", "/page.css": "page.css", "/page.js": "page.js"})
_GUARDS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_FORM, _DIRECT, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


def create_app(
    store: Path, page: Path | None = None, limits: Limits | None = None, hosts: tuple[str, ...] = LOCAL
) -> Starlette:
    """The application over a store on disk; ``page`` is the HTML of the network, where there is one.

    Requests for another host name than ``hosts`` are refused, so that no page of the web can ask through a browser.
    """
    chosen = limits or Limits()
    endpoint = _Endpoint(store, page, chosen)
    routes = [
        Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
        Route("/named/{name}", endpoint.named, methods=["GET"]),
        Route("/queries.json", endpoint.queries, methods=["GET"]),
        Route("/network.html", endpoint.network, methods=["GET"]),
        *(Route(path, _file(package_path(f"store/serving/assets/{name}"))) for path, name in _ASSETS.items()),
    ]
    guard = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    return Starlette(routes=routes, middleware=guard, lifespan=endpoint.lifespan)


def serve(graph: Path, page: Path | None, *, port: int, limits: Limits, ready: Callable[[str], None]) -> None:
    """Serve an RDF file or store on 127.0.0.1 until interrupted; ``ready`` is called with the address."""
    import uvicorn

    with on_disk(graph) as store:
        config = uvicorn.Config(create_app(store, page, limits), host=LOCAL[0], port=port, log_level="warning")
        sock = config.bind_socket()
        sock.listen()
        ready(f"http://{LOCAL[0]}:{sock.getsockname()[1]}/")
        uvicorn.Server(config).run(sockets=[sock])


class _Endpoint:
    """What the routes share."""

    def __init__(self, store: Path, page: Path | None, limits: Limits) -> None:
        self._store, self._page, self._limits = store, page, limits
        self._workers: Workers | None = None

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self._workers = Workers(self._store, self._limits)
        yield
        await self._workers.close()

    async def sparql(self, request: Request) -> Response:
        try:
            return await self._answer(await self._asked(request))
        except ProtocolError as error:
            return _plain(error.status, str(error))

    async def named(self, request: Request) -> Response:
        query = named_queries().get(request.path_params["name"])
        if query is None:
            return _plain(404, "no query has this name")
        params = {name: value for name, value in request.query_params.items() if value}
        return await self._answer(named(query, params, _accept(request), self._limits.max_bytes))

    async def queries(self, _: Request) -> Response:
        found = [asdict(query) for query in named_queries().values()]
        return JSONResponse({"queries": found, "network": self._page is not None}, headers=_GUARDS)

    async def network(self, _: Request) -> Response:
        if self._page is None:
            return _plain(404, "there is no network beside this graph (draw it with: stancegraph render)")
        return FileResponse(self._page, media_type="text/html")

    async def _asked(self, request: Request) -> dict[str, object]:
        accept, limit = _accept(request), self._limits.max_bytes
        pairs = request.query_params.multi_items()
        if request.method == "GET":
            return asked(pairs, accept, limit)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise ProtocolError(403, "this endpoint only reads", "send a query")
        if kind not in (_FORM, _DIRECT):
            raise ProtocolError(415, f"no query has the type {kind!r}", f"send {_DIRECT} or {_FORM}")
        text = await self._body(request)
        if kind == _DIRECT:
            return asked(pairs, accept, limit, text)
        return asked([*pairs, *parse_qsl(text, keep_blank_values=True)], accept, limit)

    async def _body(self, request: Request) -> str:
        held = bytearray()
        async for chunk in request.stream():
            held += chunk
            if len(held) > self._limits.max_query:
                raise ProtocolError(413, "the query is too long", f"send at most {self._limits.max_query:,} bytes")
        try:
            return held.decode("utf-8")
        except UnicodeDecodeError:
            raise ProtocolError(400, "the query is not UTF-8", "encode it in UTF-8") from None

    async def _answer(self, question: Mapping[str, object]) -> Response:
        assert self._workers is not None
        reply = await self._workers.ask(question)
        return Response(reply.body, reply.status, {"Content-Type": reply.type, "Vary": "Accept", **_GUARDS})


def _accept(request: Request) -> str:
    return ",".join(request.headers.getlist("accept"))


def _plain(status: int, text: str) -> Response:
    return Response(text + "\n", status, {"Content-Type": "text/plain; charset=utf-8", **_GUARDS})


def _file(path: Path) -> Callable[[Request], Response]:
    def give(_: Request) -> Response:
        return FileResponse(path, headers=_GUARDS)

    return give
