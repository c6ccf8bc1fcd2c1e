"""The corpus on one static page: counts, actors, blocs, divided issues, changes of side, a timeline, quality notes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

import networkx as nx

from ..network import divided_issues, polarisation, relations, select, side_changes, signed_degrees, to_network
from ..network import triangles as count_triangles
from ..values import Document, Statement
from .page import _asset, _digest
from .placing import Standing, stand

__all__ = ["report"]

_TOP = 15
_SIDES = {1: "for", -1: "against"}


def report(
    statements: Iterable[Statement],
    documents: Iterable[Document] = (),
    *,
    title: str = "",
    types: Mapping[str, str] | None = None,
    seed: int = 0,
) -> str:
    """The whole HTML page, without scripts and without anything to fetch; the same input gives the same page.

    ``documents`` are counted even where no statement was found in them; ``types`` is as for `page`.
    """
    chosen = select(statements)
    network = to_network(chosen, types=types)
    standing = stand(chosen, network, seed=seed)
    read = {document.id for document in documents} | {s.doc for s in chosen}
    heading = escape(" ".join((title or "Who stands where").split()))
    body = "\n".join([
        f"<h1 dir=\"auto\">{heading}</h1>",
        _counts(chosen, network, len(read)),
        _section("When it was said", _timeline(chosen)),
        _section("Most active actors", _actors(network)),
        _section("Blocs", _blocs(network, standing)),
        _section("Most divisive issues", _issues(network)),
        _section("Changes of side", _changes(chosen)),
        _section("Quality", _quality(chosen, network, standing)),
    ])
    style = _asset("report.css")
    policy = f"default-src 'none'; style-src {_digest(style)}; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f"<title>{heading}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(title: str, inner: str) -> str:
    return f"<section>\n<h2>{title}</h2>\n{inner}\n</section>"


def _table(head: Sequence[str], rows: Sequence[Sequence[str | int | float]], empty: str) -> str:
    """A table; numbers stand to the right, text is escaped."""
    if not rows:
        return f'<p class="soft">{empty}</p>'
    numeric = [not isinstance(value, str) for value in rows[0]]
    kind = [' class="num"' if right else "" for right in numeric]
    top = "".join(f'<th scope="col"{cls}>{escape(word)}</th>' for word, cls in zip(head, kind, strict=True))
    lines = "\n".join(
        "<tr>" + "".join(f"<td{cls}>{_cell(value)}</td>" for value, cls in zip(row, kind, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<div class="wide"><table>\n<thead><tr>{top}</tr></thead>\n<tbody>\n{lines}\n</tbody>\n</table></div>'


def _cell(value: str | int | float) -> str:
    if isinstance(value, str):
        return f"<bdi>{escape(value if len(value) <= 120 else value[:119] + '…')}</bdi>"
    return f"{value:,}" if isinstance(value, int) else f"{value:.2f}"


def _counts(statements: Sequence[Statement], network: nx.MultiDiGraph, documents: int) -> str:
    kinds = Counter(kind for _, kind in network.nodes(data="kind"))
    counts = {"documents": documents, "statements": len(statements), "actors": kinds["actor"],
              "issues": kinds["issue"], "in favour": sum(s.polarity > 0 for s in statements),
              "against": sum(s.polarity < 0 for s in statements)}
    return "<dl>" + "".join(f"<div><dt>{word}</dt><dd>{count:,}</dd></div>" for word, count in counts.items()) + "</dl>"


def _timeline(statements: Sequence[Statement]) -> str:
    """Bars of statements in favour (up) and against (down) per day, month or year, whichever gives at most 60."""
    dates = [(s.date, s.polarity) for s in statements if s.date]
    if not dates:
        return '<p class="soft">No statement has a date.</p>'
    length = next((cut for cut in (10, 7) if len({date[:cut] for date, _ in dates}) <= 60), 4)
    held: Counter[tuple[str, int]] = Counter((date[:length], sign) for date, sign in dates)
    times = sorted({time for time, _ in held})
    step, top = 800 / len(times), max(held.values())
    bars = []
    for place, time in enumerate(times):
        x, breadth = place * step + step * 0.1, min(step * 0.8, 46)
        for sign, word in ((1, "plus"), (-1, "minus")):
            tall = 70 * held[time, sign] / top
            bars.append(f'<rect class="{word}" x="{x:.1f}" y="{80 - tall if sign > 0 else 80:.1f}" '
                        f'width="{breadth:.1f}" height="{tall:.1f}"/>')
    words = "; ".join(f"{time}: {held[time, 1]} for, {held[time, -1]} against" for time in times)
    ends = (f'<text x="0" y="172">{escape(times[0])}</text>'
            f'<text x="800" y="172" text-anchor="end">{escape(times[-1])}</text>')
    return (f'<svg viewBox="0 0 800 178" role="img" aria-label="{escape(words)}">{"".join(bars)}'
            f'<line class="axis" x1="0" x2="800" y1="80" y2="80"/>{ends}</svg>\n'
            '<p class="soft">Statements in favour above the line, against below; times without any are left out.</p>')


def _actors(network: nx.MultiDiGraph) -> str:
    rows = [(row["actor"], row["type"] or "", *(float(row[key]) for key in (
        "out_positive", "out_negative", "in_positive", "in_negative"))) for row in signed_degrees(network)[:_TOP]]
    return _table(["Actor", "Type", "supports", "opposes", "is supported", "is opposed"], rows, "No actor was found.")


def _blocs(network: nx.MultiDiGraph, standing: Standing) -> str:
    rows = []
    for index in range(standing.blocs):
        members = sorted((name for name, bloc in standing.bloc.items() if bloc == index),
                         key=lambda name: (-network.nodes[name]["strength"], name))
        firm = [name for name in members if name in standing.firm]
        loose = [name for name in members if name not in standing.firm | standing.aside]
        rows.append((_named(firm), _named(loose)))
    return _table(["Members", "Perhaps, on little evidence"], rows, "No bloc has two members on enough evidence.")


def _named(names: Sequence[str]) -> str:
    """The first names within a cell, and how many more."""
    shown = [name if len(name) < 40 else name[:39] + "…" for name in names[:5]]
    more = len(names) - len(shown)
    return ", ".join(shown)[:105] + (f" and {more} more" if more else "")


def _issues(network: nx.MultiDiGraph) -> str:
    rows = [(row["issue"], row["actors_for"], row["actors_against"], float(row["polarisation"]))
            for row in divided_issues(network) if row["divisiveness"] > 0][:_TOP]
    return _table(["Issue", "actors for", "actors against", "polarisation"], rows, "No issue has actors on both sides.")


def _changes(statements: Sequence[Statement]) -> str:
    rows = [(row["actor"], row["target"], f"{_SIDES[row['before']]} on {row['last']}",
             f"{_SIDES[row['after']]} on {row['first']}") for row in side_changes(statements)[:_TOP]]
    return _table(["Actor", "On", "Before", "After"], rows, "No actor was seen to change sides.")


def _quality(statements: Sequence[Statement], network: nx.MultiDiGraph, standing: Standing) -> str:
    """What the reader should know before trusting the rest, in sentences with figures."""
    if not statements:
        return '<p class="soft">No statement was found.</p>'
    total, census = len(statements), count_triangles(relations(network))
    mean = sum(s.confidence for s in statements) / total
    single = sum(documents == 1 for *_, documents in network.edges(data="documents"))
    notes = [
        f"The mean confidence is {mean:.2f}: about {round(mean * total):,} of {total:,} statements should be right.",
        f"{sum(s.factuality != 'actual' for s in statements):,} statements are planned, conditional or possible only.",
        f"{sum(s.date is None for s in statements):,} statements have no date.",
        f"{single:,} of {network.number_of_edges():,} relations rest on one document.",
        f"{len(standing.aside):,} actors without a name of their own occur in one document only.",
        f"{standing.frustration:.0%} of the weight between actors contradicts the blocs.",
    ]
    if census.share is not None:
        notes.append(f"{census.share:.0%} of {sum(census.counts):,} triangles of actors are balanced.")
    if (spread := polarisation(network)) is not None:
        notes.append(f"The mean polarisation of the issues is {spread:.2f} (0: all agree, 1: two equal sides).")
    return "<ul>" + "".join(f"<li>{note}</li>" for note in notes) + "</ul>"
