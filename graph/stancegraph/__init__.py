"""stancegraph: who holds which stance towards whom or what, with the sentence that says so."""

__version__ = "0.1.0"
