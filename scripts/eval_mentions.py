"""How many gold actors does the linking find, and under which name?

    eval_mentions.py GOLD.jsonl TEXT_FOLDER [--meta META.jsonl] [--pipeline PATH] [--parsed FOLDER] [--misses N]
                     [--scorer FOLDER [--statements]]

For each gold statement whose actor's words stand in its sentence: does a mention overlap them, is its canonical name
the same actor, and does it act for the same body? Targets that are actors are counted too. Gold lines are those of the
project's annotation guide (doc, sent, actor, actor_text, actor_of, target, target_text, target_kind). `--parsed` keeps
parsed documents between runs. `--statements` extracts too, and tells of the statements that the scorer matches
how many have the annotated actor, and how many the annotated body that it acts for. The script ends kindly where the
data are not at hand.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from stancegraph.values import Mention

Row = dict[str, Any]


def same_actor(left: str | None, right: str | None, scorer: Any) -> bool:
    """Whether two canonical names mean the same actor: by the scorer's rule where it is given, else when equal."""
    if not left or not right:
        return not left and not right
    return bool(scorer.same_actor(left, right)) if scorer else left.lower() == right.lower()


def sentence_span(text: str, sentence: str, words: str | None) -> tuple[int, int] | None:
    """The character offsets of an actor's words in their sentence, whatever the white space."""
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, sentence.split())), text)
    if found is None:
        return None
    inner = re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)", found.group())
    return (found.start() + inner.start(), found.start() + inner.end()) if inner else None


def best_mention(doc: Doc, mentions: tuple[Mention, ...], span: tuple[int, int]) -> Mention | None:
    """The mention that stands for the words: its head inside them; of several the one whose head is highest."""
    inside = [m for m in mentions if span[0] <= doc[m.head].idx < span[1]]
    return min(inside, key=lambda m: (len(list(doc[m.head].ancestors)), -m.score)) if inside else None


def evaluate(
    docs: dict[str, Doc], rows: list[Row], dates: dict[str, str], scorer: Any
) -> tuple[Counter[str], list[str]]:
    """Counts of gold actors, of found, rightly named and rightly affiliated ones, and a line for each miss."""
    from stancegraph.actors import find_mentions, load_registry

    registry, counts, misses = load_registry(), Counter[str](), list[str]()
    clock, tokens = 0.0, 0
    by_doc = defaultdict(list)
    for row in rows:
        by_doc[row["doc"]].append(row)
    for name, doc in docs.items():
        begun = time.process_time()
        mentions = find_mentions(doc, registry, dates.get(name))
        clock, tokens = clock + time.process_time() - begun, tokens + len(doc)
        for row in by_doc[name]:
            for role in ("actor", "target"):
                if role == "actor" or row["target_kind"] == "actor":
                    _judge(doc, mentions, row, role, scorer, counts, misses)
    counts["microseconds a token (x100)"] = round(clock / max(tokens, 1) * 1e8)
    return counts, misses


def _judge(doc: Doc, mentions: tuple[Mention, ...], row: Row, role: str, scorer: Any,
           counts: Counter[str], misses: list[str]) -> None:
    span = sentence_span(doc.text, row["sent"], row.get(f"{role}_text"))
    if span is None:
        return
    mention = best_mention(doc, mentions, span)
    counts[f"{role} gold"] += 1
    kind = mention.by.split(":")[0] if mention else "none"
    counts[f"  by {kind}"] += 1
    if mention is None:
        misses.append(f"none   {row[role + '_text']!r} = {row[role]} | {row['sent'][:140]}")
        return
    counts[f"{role} overlaps"] += 1
    body = mention.of or mention.name
    names = [mention.name, mention.of] if mention.of else [mention.name]
    gold = [row[role], row.get(f"{role}_of")]
    right = same_actor(mention.name, row[role], scorer)
    counts[f"{role} named right"] += right
    counts[f"  by {kind} right"] += right
    counts[f"{role} or its body"] += any(same_actor(a, b, scorer) for a in names for b in gold if b)
    if role == "actor":
        counts["actor body right"] += same_actor(body, row.get("actor_of") or row["actor"], scorer)
        if row.get("actor_of"):
            counts["actor_of gold"] += 1
            good = same_actor(mention.of, row["actor_of"], scorer)
            counts["actor_of right"] += good
            if right and not good:
                misses.append(f"of     {row[role + '_text']!r} = {row[role]} of {row['actor_of']} but {mention.of}")
    if not right:
        misses.append(f"{mention.by:18} {row[role + '_text']!r} = {row[role]} ({row.get(role + '_of')}) but "
                      f"{mention.name} ({mention.of}) | {row['sent'][:140]}")


def over_statements(
    docs: dict[str, Doc], rows: list[Row], dates: dict[str, str], scorer: Any, pipeline: str
) -> tuple[Counter[str], list[str]]:
    """Counts over the extracted statements that match annotated ones, each at most once, and a line for each miss."""
    from stancegraph.pipeline import load_parts
    from stancegraph.values import Document

    parts, found = load_parts(pipeline), list[Row]()
    for name, doc in docs.items():
        mentions = parts.find_mentions(doc, dates.get(name))
        found += [s.as_dict() for s in parts.extract(doc, Document(name, doc.text), mentions)]
    counts, misses = Counter[str](), list[str]()
    for gold, own in _matched(rows, found, scorer):
        actor = same_actor(gold["actor"], own["actor"], scorer)
        body = scorer.canon(gold.get("actor_of") or "") == scorer.canon(own.get("actor_of") or "")
        counts.update({"matched": 1, "matched, actor right": actor, "matched, actor_of right": body})
        if not (actor and body):
            misses.append(f"match  {gold['actor_text']!r} = {gold['actor']} of {gold.get('actor_of')} "
                          f"but {own['actor']} of {own.get('actor_of')}")
    return counts, misses


def _matched(rows: list[Row], found: list[Row], scorer: Any) -> Iterator[tuple[Row, Row]]:
    """The pairs of annotated and found statements, best first, each statement in one pair at most."""
    near = defaultdict(list)
    for number, row in enumerate(found):
        near[row["doc"]].append(number)
    pairs = sorted(((scorer.match(row, found[j]), i, j) for i, row in enumerate(rows) for j in near[row["doc"]]),
                   reverse=True)
    left, right = set[int](), set[int]()
    for score, i, j in pairs:
        if score and i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield rows[i], found[j]


def parsed(folder: Path, names: list[str], pipeline: str, kept: Path | None) -> dict[str, Doc]:
    """The parsed documents by name, kept in a folder between runs where one is given."""
    from spacy.tokens import DocBin

    import stancegraph

    store = kept / f"{folder.name}.spacy" if kept else None
    nlp = stancegraph.load(pipeline) if hasattr(stancegraph, "load") else __import__("spacy").load(pipeline)
    if store and store.is_file():
        docs = list(DocBin().from_disk(store).get_docs(nlp.vocab))
        return {doc.user_data["name"]: doc for doc in docs if doc.user_data["name"] in set(names)}
    result = {}
    for name in sorted(path.stem for path in folder.glob("*.txt")):
        result[name] = nlp((folder / f"{name}.txt").read_text(encoding="utf-8"))
        result[name].user_data["name"] = name
    if store:
        store.parent.mkdir(parents=True, exist_ok=True)
        DocBin(store_user_data=True, docs=list(result.values())).to_disk(store)
    return {name: doc for name, doc in result.items() if name in set(names)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--meta", type=Path, help="JSON lines with doc and date")
    parser.add_argument("--scorer", type=Path, help="folder of a score.py with same_actor()")
    parser.add_argument("--pipeline", default="en_stance")
    parser.add_argument("--parsed", type=Path, help="folder that keeps parsed documents")
    parser.add_argument("--statements", action="store_true", help="judge the statements that match; needs --scorer")
    parser.add_argument("--misses", type=int, default=0)
    args = parser.parse_args()
    if not args.gold.is_file() or not args.texts.is_dir():
        print(f"{args.gold} or {args.texts} is not here: nothing to evaluate")
        return 0
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    dates = {}
    if args.meta and args.meta.is_file():
        dates = {m["doc"]: m.get("date") for m in map(json.loads, args.meta.read_text(encoding="utf-8").splitlines())}
    scorer = None
    if args.scorer:
        sys.path.insert(0, str(args.scorer))
        scorer = __import__("score")
    docs = parsed(args.texts, sorted({row["doc"] for row in rows}), args.pipeline, args.parsed)
    if args.statements and scorer is None:
        parser.error("--statements needs --scorer")
    counts, misses = over_statements(docs, rows, dates, scorer, args.pipeline) if args.statements \
        else evaluate(docs, rows, dates, scorer)
    for key, value in sorted(counts.items()):
        print(f"{key:32} {value}")
    for line in misses[: args.misses]:
        print(line)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
