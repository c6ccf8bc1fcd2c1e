"""First-person pronouns in quotations and who speaks them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...values import Mention
from ..scene import Finding, Scene
from ..view import View
from ..words import SAY_VERBS, word_set

__all__ = ["find"]

_FIRST = word_set("i me my mine myself we us our ours ourselves")

_LABEL = 12
"""How many tokens the label of a speaker has at most: "Hon. Jane Roe (Minister for Trade):"."""


def find(scene: Scene) -> Iterator[Finding]:
    """ "We reject this," the minister said: "We" -> the minister. A quotation without a verb of saying around it goes
    on with the speaker of the one before in the same paragraph or the next."""
    view = scene.view
    tokens = [index for index in range(view.count) if view.lowers[index] in _FIRST and view.pos[index] == "PRON"]
    if not tokens:
        return
    voices = _voices(scene)
    turns = _turns(scene)
    for index in tokens:
        mention = voices.get(view.quoted[index]) if view.quoted[index] else turns.get(view.sents[index])
        if mention is not None:
            yield Finding(replace(mention, start=index, end=index + 1, head=index, by="coref:speaker",
                                  score=round(mention.score * 0.8, 3)), (index, index + 1))


def _turns(scene: Scene) -> dict[int, Mention]:
    """The speaker of each sentence of a transcript, whose turns begin with the speaker's name and a colon."""
    view, turns = scene.view, dict[int, Mention]()
    speaker: Mention | None = None
    opens = True
    for sentence, start in enumerate(view.starts):
        end = min(_sentence_end(view, sentence), start + _LABEL)
        colon = next((i for i in range(start + 1, end) if view.words[i] == ":"), None)
        if opens and colon is not None and all(view.pos[i] not in ("VERB", "AUX") for i in range(start, colon)):
            speaker = next((scene.mentions[i] for i in range(start, colon) if i in scene.mentions), None)
        if speaker is not None:
            turns[sentence] = speaker
        opens = "\n" in view.words[_sentence_end(view, sentence) - 1]
    return turns


def _voices(scene: Scene) -> dict[int, Mention]:
    """The speaker of each quotation by its number."""
    view = scene.view
    extents: dict[int, tuple[int, int]] = {}
    for index, number in enumerate(view.quoted):
        if number:
            extents[number] = (extents.get(number, (index, index))[0], index + 1)
    voices: dict[int, Mention] = {}
    last: tuple[int, Mention] | None = None
    for number, (start, end) in extents.items():
        speaker = _speaker(scene, start, end)
        if speaker is None and last is not None and view.sents[start] - last[0] <= 2:
            speaker = last[1]
        if speaker is not None:
            voices[number] = speaker
            last = (view.sents[end - 1], speaker)
    return voices


def _speaker(scene: Scene, start: int, end: int) -> Mention | None:
    """The subject of the verb of saying that is nearest to the quotation, outside of it, in its sentences."""
    view = scene.view
    first, last = view.sents[start], view.sents[end - 1]
    verbs = [
        index for index in range(view.starts[first], _sentence_end(view, last))
        if not start <= index < end and view.pos[index] in ("VERB", "AUX") and view.lemmas[index].lower() in SAY_VERBS
        and view.quoted[index] != view.quoted[start]
    ]
    for verb in sorted(verbs, key=lambda index: min(abs(index - start), abs(index - end))):
        subject = view.child(verb, "nsubj", "obl:agent")
        if subject is not None and subject in scene.mentions:
            return scene.mentions[subject]
    return None


def _sentence_end(view: View, sentence: int) -> int:
    return view.starts[sentence + 1] if sentence + 1 < len(view.starts) else view.count
