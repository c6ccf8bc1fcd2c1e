"""The graph over HTTP: a SPARQL 1.1 Protocol endpoint that only reads, and a page to ask it."""

from .app import create_app, serve
from .workers import Limits

__all__ = ["Limits", "create_app", "serve"]
