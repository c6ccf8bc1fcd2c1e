"""Reads actor dictionaries of the CAMEO family (TABARI, PETRARCH, Phoenix): names, codes, + synonyms, dated roles.

Format: P. Schrodt, PETRARCH documentation, "Actor dictionary". ``NAME_ [CODE]`` opens an actor, ``+SYNONYM_`` adds a
name, ``[CODE <950630]``, ``[CODE >990816]`` and ``[CODE 20090101-20121231]`` are roles with dates.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..errors import InputError, StancegraphWarning
from .registry import Actor, Tenure

__all__ = ["read_dictionary"]

_COMMENT = re.compile(r"<!\s?--.*?-->|<!\s?--.*?$|#.*|;.*", re.MULTILINE)
_BLOCK = re.compile(r"<!\s?--.*?-->", re.DOTALL)
_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_ROLE = re.compile(r"(?P<code>[A-Za-z][A-Za-z0-9/]*|-+|\++)?\s*(?P<dates>(?:[<>]\s*)?\d{6,8}(?:\s*-\s*\d{6,8})?)?$")
_SMALL = frozenset("of the and for in on de la du des del al y e".split())
_ALWAYS, _PIVOT, _SHOWN, _FEW = "1900-01-01", 30, 12, 0.01
_GENERIC = frozenset(
    "IGO NGO NGM IMG MNC INT UIS GOV MIL REB OPP PTY MED CVL BUS COP CRM EDU ELI HLH HRI JUD LAB LEG MOD REF REL RAD "
    "SPY UAF SEP INS AGR DEV ENV".split()
)
"""Codes of roles and kinds, which are no country's though they have three letters."""
_KINDS = {
    "IGO": "IntergovernmentalOrganization", "IMG": "ArmedGroup", "REB": "ArmedGroup", "SEP": "ArmedGroup",
    "INS": "ArmedGroup", "UAF": "ArmedGroup", "MED": "MediaOutlet", "PTY": "PoliticalParty", "CVL": "Group",
}


@dataclass
class _Entry:
    """One actor while its lines are read: its names, and its roles as code, first and last day."""

    names: list[str]
    roles: list[tuple[str, str | None, str | None]] = field(default_factory=list)

    @property
    def dated(self) -> bool:
        return any(since or until for _, since, until in self.roles)


def read_dictionary(path: Path, countries: Mapping[str, str]) -> tuple[list[Actor], list[Tenure]]:
    """The actors and tenures of a dictionary; ``countries`` gives the names of states by ISO 3166 code (three letters).

    An actor with nothing but the code of a country is that state, and its synonyms are names of the state; one with
    dated roles is a person. Raises one `InputError` that names all lines that cannot be read, each with its cure; where
    they are fewer than one in a hundred, they are left out and named in a `StancegraphWarning`.
    """
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise InputError("the dictionary cannot be read", where=str(path), cure=str(error)) from error
    problems: list[InputError] = []
    found = list(_entries(path, text, problems))
    if problems and len(problems) >= _FEW * text.count("\n"):
        raise _together(path, problems)
    if problems:
        warnings.warn(f"left out: {_together(path, problems)}", StancegraphWarning, stacklevel=2)
    entries = [entry for entry in found if not all(_discarded(role[0]) for role in entry.roles)]
    states = {code: entry.names[0] for entry in reversed(entries) if (code := _bare(entry))} | dict(countries)
    actors = [_actor(entry, states) for entry in entries]
    return actors, [tenure for entry in entries if entry.dated for tenure in _tenures(entry, states)]


def _together(path: Path, problems: list[InputError]) -> InputError:
    """One error for all; of many the first ones."""
    if len(problems) == 1:
        return problems[0]
    shown = "; ".join(map(str, problems[:_SHOWN])) + ("; ..." if len(problems) > _SHOWN else "")
    return InputError(f"{len(problems)} lines cannot be read: {shown}", where=str(path))


def _entries(path: Path, text: str, problems: list[InputError]) -> Iterator[_Entry]:
    text = _BLOCK.sub(lambda match: "\n" * match[0].count("\n"), text)
    entry: _Entry | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line, where = _COMMENT.sub("", raw).rstrip(), f"{path}, line {number}"
        if not line.strip():
            continue
        name = _BRACKET.sub("", line).strip()
        try:
            roles = _roles(line, name, where)
        except InputError as error:
            problems.append(error)
            name, roles = name.partition("[")[0].strip(), []
        if name and not name.startswith("+"):
            if entry is not None:
                yield entry
            entry = _Entry([_spelled(name)])
        elif entry is None:
            cure = "write the actor's name before it"
            problems.append(InputError("this line belongs to no actor", where=where, cure=cure))
            continue
        elif name.strip("+ "):
            entry.names.append(_spelled(name.strip("+ ")))
        entry.roles += roles
    if entry is not None:
        yield entry


def _roles(line: str, name: str, where: str) -> list[tuple[str, str | None, str | None]]:
    if "[" in name or "]" in name:
        raise InputError("a bracket is not closed", where=where, cure="write the code as [USAGOV >20090120]")
    return [_role(inner, where) for inner in _BRACKET.findall(line)]


def _role(text: str, where: str) -> tuple[str, str | None, str | None]:
    match = _ROLE.match(text.strip())
    if match is None:
        raise InputError(f"[{text}] is no role", where=where, cure="write [CODE], [CODE >20090120] or [CODE <20130120]")
    dates = match["dates"] or ""
    days = [_day(digits, where) for digits in re.findall(r"\d+", dates)]
    since, until = (days[0], days[1]) if len(days) == 2 else (None, None)
    if dates.startswith("<"):
        since, until = None, days[-1]
    elif dates.startswith(">"):
        since, until = days[0], None
    return (match["code"] or "").upper(), since, until


def _day(digits: str, where: str) -> str:
    """A date of six or eight digits in ISO 8601; two digits of a year are of 1930 to 2029."""
    if len(digits) == 6:
        digits = ("19" if int(digits[:2]) >= _PIVOT else "20") + digits
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).isoformat()
    except ValueError:
        raise InputError(f"{digits} is no date", where=where, cure="write year, month, day: 20090120") from None


def _spelled(name: str) -> str:
    """A name as texts write it: "CENTRAL_BANK_OF_CHAD_" -> "Central Bank of Chad"; short single words are
    abbreviations and stay."""
    words = name.replace("_", " ").split()
    if len(words) == 1 and (len(words[0]) <= 3 or "." in words[0]):
        return words[0]
    return " ".join(
        word.lower() if position and word.lower() in _SMALL else "-".join(part.capitalize() for part in word.split("-"))
        for position, word in enumerate(words)
    )


def _discarded(code: str) -> bool:
    return not code or not code[0].isalpha()


def _bare(entry: _Entry) -> str | None:
    """The code of an actor that has nothing but a country's or organisation's code."""
    codes = {code for code, _, _ in entry.roles}
    code = next(iter(codes)) if len(codes) == 1 and not entry.dated else ""
    return code if len(code) == 3 and code not in _GENERIC else None


def _actor(entry: _Entry, states: Mapping[str, str]) -> Actor:
    code = _bare(entry)
    if code is not None and code in states:
        return Actor(states[code], "State", aliases=tuple(_aliases(entry, states[code])))
    codes = [code for code, _, _ in entry.roles if not _discarded(code)]
    related = tuple(dict.fromkeys(states[code[:3]] for code in codes if code[:3] in states))
    kind = "Person" if entry.dated else _kind(codes[0] if codes else "")
    name = entry.names[0]
    return Actor(name, kind, aliases=tuple(_aliases(entry, name)), related=() if entry.dated else related[:1])


def _aliases(entry: _Entry, name: str) -> Iterable[str]:
    return (alias for alias in dict.fromkeys(entry.names) if alias != name)


def _kind(code: str) -> str:
    groups = [code[at : at + 3] for at in range(0, len(code), 3)]
    return next((_KINDS[group] for group in groups if group in _KINDS), "Organization")


def _tenures(entry: _Entry, states: Mapping[str, str]) -> Iterator[Tenure]:
    for code, since, until in entry.roles:
        if code[:3] in states and (since or until):
            yield Tenure(entry.names[0], code[3:] or "role", states[code[:3]], since or _ALWAYS, until)
