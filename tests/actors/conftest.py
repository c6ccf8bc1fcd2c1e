"""Fixtures of the actors' tests."""

from __future__ import annotations

import pytest
from actor_parses import Find, parse

from stancegraph.actors import Registry, find_mentions, load_registry
from stancegraph.actors.engine import ASIDE
from stancegraph.values import Mention


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load_registry()


@pytest.fixture
def find(registry: Registry) -> Find:
    """Mentions of a hand-built parse by the word of their head; a repeated head word counts up: he, he_2."""

    def run(text: str, *ents: tuple[str, str], date: str | None = None) -> dict[str, Mention]:
        doc = parse(text, ents)
        found: dict[str, Mention] = {}
        mentions = [mention for mention in find_mentions(doc, registry, date) if mention.by != ASIDE]
        for mention in sorted(mentions, key=lambda mention: mention.head):
            word, number = doc[mention.head].text, 2
            key = word
            while key in found:
                key, number = f"{word}_{number}", number + 1
            found[key] = mention
        return found

    return run
