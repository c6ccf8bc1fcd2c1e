"""Every state of the registry is found by each of its names and by the name of its people."""

from __future__ import annotations

import spacy
from actor_parses import Find
from spacy.language import Language

from stancegraph.actors import Actor, Registry

_SPLIT: Language = spacy.blank("en")


def _line(words: list[str], verb: str = "objected") -> str:
    last = len(words)
    named = [f"{word}/PROPN/compound/{last}" for word in words[:-1]] + [f"{words[-1]}/PROPN/nsubj/{last + 1}"]
    return " ".join([*named, f"{verb}/VERB/root/0"])


def _words(name: str) -> list[str]:
    return [token.text for token in _SPLIT(name.removeprefix("the "))]


def _states(registry: Registry) -> list[Actor]:
    states = [actor for actor in registry.actors if actor.type == "State"]
    assert len(states) > 195
    return states


def _sides(registry: Registry, state: Actor) -> set[str]:
    government = registry.governments.get(state.name)
    return {state.name, government.name} if government else {state.name}


def test_by_each_name(find: Find, registry: Registry) -> None:
    lost = [
        (state.name, name) for state in _states(registry) for name in (state.name, *state.aliases)
        if not {mention.name for mention in find(_line(_words(name))).values()} & _sides(registry, state)
    ]
    assert lost == []


def test_by_each_name_of_its_people(find: Find, registry: Registry) -> None:
    lost = []
    for state in _states(registry):
        for people in state.demonyms:
            words = _words(people)
            line = [f"{word}/ADJ/amod/{len(words) + 1}" for word in words]
            text = " ".join([*line, f"officials/NOUN/nsubj/{len(words) + 2}", "objected/VERB/root/0"])
            if not {mention.name for mention in find(text).values()} & _sides(registry, state):
                lost.append((state.name, people))
    assert lost == []


def test_a_word_that_is_no_name_is_no_state(find: Find) -> None:
    assert not {mention.type for mention in find(_line(["Zamibia"])).values()} & {"State"}
