"""The network as one HTML page that works offline, and as a notebook display."""

from .notebook import View, view
from .page import page, write_page

__all__ = ["View", "page", "view", "write_page"]
