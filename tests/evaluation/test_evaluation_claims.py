import json
from pathlib import Path

import pytest
from claim_cases import row

from stancegraph.errors import InputError
from stancegraph.evaluation import Claim, read_claims


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({**row(), "doc": None}, "no text in 'doc'"),
        ({**row(), "actor": " "}, "no text in 'actor'"),
        ({**row(), "target": 3}, "no text in 'target'"),
        ({**row(), "stance": "likes"}, "no such stance: 'likes'"),
        ({**row(), "polarity": 0}, "no polarity of 1 or -1"),
        ({**row(), "polarity": "negative"}, "no polarity of 1 or -1"),
        ({"doc": "d", "sent": "s", "actor": "a", "target": "t"}, "no polarity of 1 or -1"),
        ({**row(), "confidence": 1.2}, "no number from 0 to 1"),
        ({**row(), "confidence": "high"}, "no number from 0 to 1"),
    ],
)
def test_what_is_no_claim_is_told_with_its_place(record: dict[str, object], told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        Claim.from_dict(record, "gold.jsonl:7")
    assert caught.value.where == "gold.jsonl:7"
    assert caught.value.cure


@pytest.mark.parametrize(
    ("text", "told"), [("{", "this is not JSON"), ("[]", "no JSON object"), ("{}", "no text in 'doc'")]
)
def test_a_bad_line_is_named(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row()) + "\n\n" + text + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=told) as caught:
        read_claims(path)
    assert caught.value.where == f"{path}:3"


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no statements here"):
        read_claims(tmp_path)


def test_a_missing_polarity_is_that_of_the_stance() -> None:
    given = row(stance="aid")
    del given["polarity"]
    assert Claim.from_dict(given).polarity == 1


def test_the_fields_that_were_given_are_remembered() -> None:
    claim = Claim.from_dict({"doc": "d", "sent": "s", "actor": "a", "target": "t", "polarity": 1, "source": None})
    assert "source" in claim.given
    assert "factuality" not in claim.given
    assert claim.as_dict() == {"doc": "d", "sent": "s", "actor": "a", "target": "t", "polarity": 1, "source": None}


def test_a_folder_of_results_and_a_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "statements.jsonl"
    path.write_text("\ufeff" + json.dumps(row()) + "\n", encoding="utf-8")
    assert read_claims(tmp_path) == read_claims(path) == [Claim.from_dict(row())]
