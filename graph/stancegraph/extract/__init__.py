"""From parsed text to stance statements: who stands how towards whom or what, with the words that say so."""

from .engine import extract
from .lexicon import Lexicon
from .loading import load_lexicon

__all__ = ["Lexicon", "extract", "load_lexicon"]
