"""The adjectives of countries."""

from __future__ import annotations

from .registry import Actor

__all__ = ["adjective"]

_ENDINGS = ("ish", "ch", "ese", "ic")


def adjective(actor: Actor) -> str:
    """The demonym that works as an adjective ("Danish" of Dane, Danes, Danish); the name where there is none."""
    if actor.iso2 == "US":
        return "US"
    nouns = ("s", "er", "man", "men", "iard")
    stems = {word[:3] for name in (actor.name, *actor.aliases) for word in name.split()}
    single = [
        text for text in actor.demonyms
        if text == "Swiss" or (not text.endswith(nouns) and (text.endswith(_ENDINGS) or text[:3] in stems))
    ]
    ranked = sorted(single, key=lambda text: (not text.endswith(_ENDINGS), text[:2] != actor.name[:2], len(text), text))
    return ranked[0] if ranked else actor.name
