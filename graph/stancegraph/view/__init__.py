"""The network as one HTML page that works offline, and as a notebook display."""

from .notebook import View, view
from .page import page, write_page
from .report import report

__all__ = ["View", "page", "report", "view", "write_page"]
