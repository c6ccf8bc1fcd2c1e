"""Loads the language pipeline: the packaged one, or any spaCy pipeline that finds dependencies and entities."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from ..errors import PipelineError, ResourceError, StancegraphError
from ..resources import package_path

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["PACKAGED", "load"]

PACKAGED = "en_stance"
_OWN, _SCHEME = "stance_pipeline", "ud_scheme"
_ELSE = "leave --pipeline out to use the packaged one"
_LIBRARIES = {
    "transformer": "spacy-transformers",
    "curated_transformer": "spacy-curated-transformers",
    _OWN: "stancegraph",
}


def load(name: str = PACKAGED) -> Language:
    """Load a pipeline whose Docs bear UD v2 labels (the root's is ``ROOT``, as in all of spaCy) and our entity types.

    ``name``: ``en_stance`` for the packaged pipeline, else an installed spaCy package or the path of a pipeline's
    folder. A pipeline with other labels gets a last component ``ud_scheme`` that converts them.

    Raises `PipelineError` where the pipeline is missing, broken, made for another spaCy, in an unknown label scheme,
    or without a dependency parser or entities.
    """
    nlp = _open(_packaged() if name == PACKAGED else name)
    parsers = _assigning(nlp, name, "token.dep", "dependency parser")
    recognizers = _assigning(nlp, name, "doc.ents", "component for named entities")
    _unify(nlp, name, parsers, recognizers)
    return nlp


def _packaged() -> str:
    try:
        return str(package_path(f"models/{PACKAGED}"))
    except ResourceError as error:
        raise PipelineError("the packaged pipeline is missing", where=PACKAGED, cure=error.cure) from error


def _open(name: str) -> Language:
    import spacy

    from . import schemes  # noqa: F401  registers the component of pipelines that `load` made and someone saved

    with warnings.catch_warnings():
        # spaCy only warns of a pipeline that was made for another version of it
        warnings.filterwarnings("error", message=r"\[W095\]")
        try:
            return spacy.load(name)
        except StancegraphError:
            raise
        except ImportError as error:
            cure = f"install {error.name}, or {_ELSE}"
            raise PipelineError(f"the pipeline needs a missing package: {error}", where=name, cure=cure) from error
        except UserWarning as error:
            what = f"the pipeline was made for another spaCy than the installed {version('spacy')}"
            cure = f"retrain it if it is yours, or {_download(name)}"
            raise PipelineError(what, where=name, cure=cure) from error
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise _failure(name, error) from error


def _failure(name: str, error: Exception) -> PipelineError:
    """What spaCy's own error means to the caller."""
    text = " ".join(str(error).split())
    if "[E050]" in text or "[E941]" in text:
        return PipelineError("no such pipeline is installed, nor is it a folder", where=name, cure=_download(name))
    if "[E053]" in text:
        what = "this is no folder of a spaCy pipeline (no meta.json and config.cfg)"
        return PipelineError(what, where=name, cure=f"name the folder that holds them, or {_ELSE}")
    factory = re.search(r"\[E002\] Can't find factory for '([^']+)'", text)
    if factory:
        library = _LIBRARIES.get(factory[1], "the package that provides it")
        cure = f"install {library}, or {_ELSE}"
        return PipelineError(f"its component {factory[1]!r} is not installed", where=name, cure=cure)
    cure = f"install it anew, or {_ELSE}"
    return PipelineError(f"the pipeline cannot be loaded: {text[:300]}", where=name, cure=cure)


def _download(name: str = "") -> str:
    """The cure that a network gives, with the name where it looks like one of spaCy's packages."""
    package = name if re.fullmatch(r"[a-z]{2}_\w+", name) else "en_core_web_sm"
    return f"python -m spacy download {package}, where there is a network, or {_ELSE}"


def _assigning(nlp: Language, name: str, attribute: str, what: str) -> list[str]:
    """The names of the active components that set an attribute of Docs or tokens; there must be one."""
    found = [pipe for pipe in nlp.pipe_names if attribute in nlp.get_pipe_meta(pipe).assigns]
    if not found:
        cure = f"choose a pipeline that has one: {_download()}"
        raise PipelineError(f"the pipeline has no {what}", where=name, cure=cure)
    return found


def _unify(nlp: Language, name: str, parsers: Sequence[str], recognizers: Sequence[str]) -> None:
    """Add the component ``ud_scheme`` where the labels ask for it."""
    from .labels import TYPES, is_clearnlp, is_ud

    if any(nlp.get_pipe_meta(pipe).factory == _SCHEME for pipe in nlp.pipe_names):
        return
    relations, types = _labels(nlp, parsers), _labels(nlp, recognizers)
    convert = not is_ud(relations)
    if convert and not is_clearnlp(relations):
        odd = ", ".join(sorted(label for label in relations if not is_ud([label]))[:5])
        cure = f"choose a pipeline with UD labels or those of spaCy's English pipelines, or {_ELSE}"
        raise PipelineError(f"the dependency labels follow an unknown scheme ({odd})", where=name, cure=cure)
    if convert or "root" in relations or not types <= TYPES:
        nlp.add_pipe(_SCHEME, config={"convert": convert})


def _labels(nlp: Language, pipes: Sequence[str]) -> set[str]:
    """The labels of components; our own, which follows our scheme, is left out."""
    foreign = [pipe for pipe in pipes if nlp.get_pipe_meta(pipe).factory != _OWN]
    return {label for pipe in foreign for label in getattr(nlp.get_pipe(pipe), "labels", ())}
