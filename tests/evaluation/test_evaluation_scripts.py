"""The scripts that measure the extraction, on hand-made claims."""

from pathlib import Path
from typing import Any

import pytest
from claim_cases import SENTENCE, claim

from stancegraph.evaluation import Claim, Names, evaluate

_SCRIPTS = Path(__file__).parents[2] / "scripts"


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch) -> Any:
    if not (_SCRIPTS / "quality.py").is_file():
        pytest.skip("the scripts are not here: run the tests in a checkout")
    monkeypatch.syspath_prepend(str(_SCRIPTS))
    import eval_extraction
    import quality_page

    return eval_extraction, quality_page


def measured(scripts: Any, gold: list[Claim], found: list[Claim], seen: set[str]) -> Any:
    return scripts[0].Measured(found, evaluate(gold, found, Names()), {"d1": seen}, 100.0)


@pytest.mark.parametrize(
    ("found", "seen", "reason"),
    [
        ([], {"Iceland"}, "no actor mention"),
        ([], {"Norway"}, "cue unknown or unlinked"),
        ([claim(sent="Norway rejected it.", doc="d2")], {"Norway"}, "cue unknown or unlinked"),
        ([claim(actor="Iceland")], {"Norway"}, "pair not linked"),
        ([claim(target="Iceland", target_text="Iceland")], {"Norway"}, "target wrong"),
        ([claim(polarity=1)], {"Norway"}, "sign wrong"),
    ],
)
def test_why_a_statement_is_missed(scripts: Any, found: list[Claim], seen: set[str], reason: str) -> None:
    measure = measured(scripts, [claim()], found, seen)
    assert measure.scores.missed
    assert scripts[0].reason_of(claim(), measure, Names()) == reason


def test_the_page_tells_the_figures(scripts: Any) -> None:
    gold = [claim(), claim(actor="Fiji", sent=SENTENCE)]
    one = measured(scripts, gold, [claim(confidence=0.9), claim(actor="Chile", confidence=0.4)], {"Norway"})
    none = measured(scripts, gold, [], set())
    plv = {"rows": 10, "coverage": 0.6, "sign": 0.5, "end_to_end": 0.3}
    pairs = {"plv": plv, "dse": {"rows": 20, "micro": 0.71, "macro": 0.44}}
    page = scripts[1].quality_page("whole", {"whole": {"p": one}, "without all": {"p": none}}, pairs, 4321.0)
    assert "| p | 2 | 2 | 0.50 | 0.50 | 0.50 |" in page
    assert "| reject | 0.50 | 0.50 | 0.50 | 2 | 2 | 1 |" in page
    assert "p: expected calibration error 0.25" in page
    assert "| PLV | 10 | 0.60 | 0.50 | 0.30 |" in page
    assert "| DSE | 20 | 0.71 | 0.44 |" in page
    assert "4,300 words" in page
    assert "| whole | 0.50 (0.00) |" in page
    assert "| without all | 0.00 (0.00) |" in page
