"""The learned reader: scores cues, actors and targets that the rules may not link, and judges all that is proposed."""

from .reader import Reader

__all__ = ["Reader"]
