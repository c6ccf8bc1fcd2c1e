"""Lemmas as edit scripts: a class that a tagger can predict and that turns a form into its lemma.

A script says how the form is cased first (``k`` kept, ``l`` lower-cased), how many characters its end loses and what
is added: ``l3|y`` turns *Countries* into *country*. After Chrupala (2006), suffix scripts only: English inflects at
the end.
"""

from __future__ import annotations

__all__ = ["apply_script", "edit_script"]


def edit_script(form: str, lemma: str) -> str:
    """The script that turns ``form`` into ``lemma``, lower-casing only where the lemma asks for it."""
    candidates = [(_common(form.lower(), lemma), "l", form.lower()), (_common(form, lemma), "k", form)]
    shared, case, base = max(candidates, key=lambda candidate: candidate[0])
    return f"{case}{len(base) - shared}|{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that ``script`` makes of ``form``; a form shorter than the script's cut is returned cased only."""
    edit, _, suffix = script.partition("|")
    base = form.lower() if edit[0] == "l" else form
    cut = int(edit[1:])
    if cut > len(base):
        return base
    return (base[: len(base) - cut] + suffix) or base


def _common(a: str, b: str) -> int:
    length = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        length += 1
    return length
