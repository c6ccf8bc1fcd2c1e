"""Actor dictionaries of the CAMEO family: own examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.actors import Registry, load_registry
from stancegraph.errors import InputError, StancegraphWarning

GOOD = """<!-- a comment
over two lines -->
LONGLAND_ [LGL]  # a made-up country
+LONGLANDER
+CAPE_TOWN_OF_LONGLAND_
LONGLAND_WATER_PARTY_ [LGLPTY]
NORWAY [NOR]
+KINGDOM_OF_THE_FJORDS
ADA_LUND_
+A._LUND
\t[LGLGOV >20090120]
\t[LGLOPP 950601-20090119]
RED_REBELS [LGLREB]
NOBODY_ [---]
"""


@pytest.fixture
def own(tmp_path: Path) -> Registry:
    path = tmp_path / "own.txt"
    path.write_text(GOOD, encoding="utf-8")
    return load_registry([path])


@pytest.mark.parametrize(("text", "told"), [
    ("+SYNONYM\n", "line 1: this line belongs to no actor"),
    ("A_B [LGL\n", "line 1: a bracket is not closed"),
    ("A_B [LGL]\n\t[LGLGOV >20091320]\n", "line 2: 20091320 is no date"),
    ("A_B [LGL]\n\t[LGLGOV >2009012099]\n", "line 2: .* is no role"),
    ("A_B [LGL ??]\n", "line 1: .* is no role"),
])
def test_bad_lines_are_named_with_their_cure(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "own.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"own.txt, {told}.*\\("):
        load_registry([path])


def test_all_bad_lines_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("+SYNONYM\nA_B [LGL ??]\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"2 lines .*line 1.*line 2"):
        load_registry([path])


def test_a_few_bad_lines_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    good = "".join(f"UNION_{n} [LGLLAB]\n" for n in range(300))
    path.write_text(f"{good}A_B [LGL ??]\n+OTHER_NAME\nC_D [LGLLAB]\n", encoding="utf-8")
    with pytest.warns(StancegraphWarning, match=r"own\.txt, line 301: \[LGL \?\?\] is no role \(write"):
        registry = load_registry([path])
    assert "C D" in registry.by_name and not registry.lookup("Other Name")


def test_a_discarded_actor_is_none(own: Registry) -> None:
    assert "Nobody" not in own.by_name


def test_names_and_types(own: Registry) -> None:
    assert own.by_name["Longland"].type == "State"
    assert [actor.name for actor in own.lookup("Longlander")] == ["Longland"]
    assert [actor.name for actor in own.lookup("Cape Town of Longland")] == ["Longland"]
    party = own.by_name["Longland Water Party"]
    assert (party.type, party.country) == ("PoliticalParty", "Longland")
    assert own.by_name["Red Rebels"].type == "ArmedGroup"


def test_synonyms_of_a_known_state_become_its_names(own: Registry) -> None:
    assert [actor.name for actor in own.lookup("Kingdom of the Fjords")] == ["Norway"]
    assert own.by_name["Norway"].demonyms


def test_dated_roles_are_tenures(own: Registry) -> None:
    assert own.by_name["Ada Lund"].type == "Person"
    assert own.serves("Ada Lund", "2012-01-01") == "Longland"
    spans = {(t.office, t.since, t.until) for t in own.offices["Ada Lund"]}
    assert spans == {("GOV", "2009-01-20", None), ("OPP", "1995-06-01", "2009-01-19")}


def test_sixty_thousand_names(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_text("".join(f"HARBOUR_{n:x}_UNION [LGLLAB]\n+UNION_{n:x}\n" for n in range(30_000)), encoding="utf-8")
    assert load_registry([path]).lookup("Union ff")[0].name == "Harbour Ff Union"
