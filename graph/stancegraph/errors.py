"""The errors that stancegraph raises: each names the thing, the place and the cure."""

__all__ = ["DocumentError", "InputError", "PipelineError", "ResourceError", "StancegraphError", "StancegraphWarning"]


class StancegraphError(ValueError):
    """Base of all errors that a caller can act on.

    Attributes: ``what`` is wrong, ``where`` it is (a file, a line, a name) and the ``cure``.
    """

    def __init__(self, what: str, *, where: str = "", cure: str = "") -> None:
        self.what, self.where, self.cure = what, where, cure
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f" ({self.cure})" if self.cure else ""
        return f"{place}{self.what}{cure}"


class InputError(StancegraphError):
    """What the user named cannot be used: a path, a column, an option."""


class DocumentError(InputError):
    """One document cannot be read; the rest of the corpus can."""


class ResourceError(StancegraphError):
    """A file that belongs to the installation is missing or broken."""


class StancegraphWarning(UserWarning):
    """Something was left out, and the rest goes on: what, where and the cure."""


class PipelineError(StancegraphError):
    """The language pipeline is missing or lacks a component."""
