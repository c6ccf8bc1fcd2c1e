"""Reads articles: text, HTML, JSON lines and tables, from files, folders, globs and standard input."""

from .dates import normalise_date
from .read import FORMATS, MAX_BYTES, MAX_CHARACTERS, Columns, read

__all__ = ["FORMATS", "MAX_BYTES", "MAX_CHARACTERS", "Columns", "normalise_date", "read"]
