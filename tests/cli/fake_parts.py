"""A language pipeline of one rule, for tests of the wiring: "A backs B." and "A rejects B." are statements."""

import re
from collections.abc import Sequence

from stancegraph.errors import PipelineError
from stancegraph.pipeline import Parts
from stancegraph.values import Document, Mention, Statement, statement_id

_RULE = re.compile(r"(?P<actor>[A-Z]\w+) (?P<cue>backs|rejects|maybe backs) (?P<target>[A-Z]\w+|the \w+)\.")
_STANCES = {"backs": ("support", 1, 0.9), "maybe backs": ("support", 1, 0.4), "rejects": ("reject", -1, 0.8)}


def load() -> Parts:
    return Parts(nlp=_parse, find_mentions=lambda doc, date: (), extract=_extract)


def load_broken() -> Parts:
    raise PipelineError("the pipeline is missing", where="en_stance", cure="reinstall stancegraph")


def _parse(text: str) -> str:
    if "refuse me" in text:
        raise PipelineError("the text is refused", cure="leave it out")
    if "interrupt me" in text:
        raise KeyboardInterrupt
    return text


def _extract(text: str, document: Document, mentions: Sequence[Mention]) -> list[Statement]:
    return [_statement(match, document) for match in reversed(list(_RULE.finditer(text)))]


def _statement(match: re.Match[str], document: Document) -> Statement:
    stance, polarity, confidence = _STANCES[match["cue"]]
    target, is_issue = match["target"], match["target"].startswith("the ")
    return Statement(
        id=statement_id(document.id, match.start(), match.start("cue"), match.start("actor"), match.start("target"),
                        match["actor"], stance, target),
        doc=document.id, sent=match[0], start=match.start(), end=match.end(),
        actor=match["actor"], actor_text=match["actor"], actor_start=match.start("actor"), actor_end=match.end("actor"),
        actor_type="State", actor_of=None, stance=stance, detail=None,
        cue=match["cue"], cue_start=match.start("cue"), cue_end=match.end("cue"),
        target=target, target_text=target, target_start=match.start("target"), target_end=match.end("target"),
        target_kind="issue" if is_issue else "actor", target_type=None if is_issue else "State", target_of=None,
        polarity=polarity, factuality="actual", source=None, date=document.date, confidence=confidence, by="fake",
    )  # fmt: skip
