"""The tokens of a SPARQL query: enough of them to bind variables, and to see whom a query asks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .formats.nquads import iri_text, literal_text
from .terms import Term

__all__ = ["asks_elsewhere", "bind", "makes_graph"]

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U(00[01][0-9A-Fa-f]{5})")
_TOKEN = re.compile(
    r"""
      \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3}
    | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
    | <(?:[^<>"{}|^`\\\x00-\x20]|\\[uU][0-9A-Fa-f]+)*> | \#[^\n\r]*
    | [?$](?P<variable>\w+) | [\w.\-]*:(?:[\w.\-:%]|\\.)*
    | (?P<word>[A-Za-z]+) | (?P<brace>\{)
    """,
    re.VERBOSE | re.DOTALL,
)


def bind(text: str, bindings: Mapping[str, Term]) -> tuple[str, Mapping[str, Term]]:
    """The query with each bound variable as the one token of its term, and the bindings of variables that it selects.

    Those must stay variables, for they name a column. Strings, IRIs and comments are left as they are, and a term is
    always a single, escaped token: no value can become a part of the query. Oxigraph itself binds selected ones only.
    """
    tokens = list(_TOKEN.finditer(text))
    body = next((token.start() for token in tokens if token["brace"]), len(text))
    shown = {token["variable"] for token in tokens if token["variable"] and token.start() < body}
    pieces, end = list[str](), 0
    for token in tokens:
        name = token["variable"]
        if name in bindings and name not in shown:
            pieces += [text[end : token.start()], _token(bindings[name])]
            end = token.end()
    return "".join([*pieces, text[end:]]), {name: term for name, term in bindings.items() if name in shown}


def asks_elsewhere(text: str) -> bool:
    """Whether the keyword SERVICE is in a query, also where escapes hide its letters."""
    plain = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    return any(_is_service(token) for one in (text, plain) for token in _TOKEN.finditer(one))


def makes_graph(text: str) -> bool:
    """Whether a query is a CONSTRUCT or DESCRIBE."""
    words = ((token["word"] or "").upper() for token in _TOKEN.finditer(text))
    return next((word for word in words if word in _FORMS), "") in _FORMS[2:]


def _is_service(token: re.Match[str]) -> bool:
    return (token["word"] or "").upper() == "SERVICE"


def _token(term: Term) -> str:
    return iri_text(term) if isinstance(term, str) else literal_text(term)
