import math

import pytest
from claim_cases import claim

from stancegraph.evaluation import Names, as_dict, as_text, evaluate, misses_text, reliability

NAMES = Names()
MINISTER = {"actor": "Anna Berg", "actor_of": "Norway"}


def test_nothing_found_has_no_score_but_misses() -> None:
    found = evaluate([claim(), claim(actor="Fiji", essential=False)], [], NAMES)
    assert (found.statement.precision, found.statement.recall, found.statement.f1) == (0, 0, 0)
    assert found.missed == (claim(),)
    assert found.calibration is None
    assert found.accuracy == {}
    assert "0 found" in as_text(found)


def test_documents_without_annotation_are_left_out() -> None:
    found = evaluate([claim()], [claim(), claim(doc="d2")], NAMES)
    assert found.found == 1
    assert found.wrong == ()


def test_precision_counts_the_inessential_and_recall_does_not_owe_them() -> None:
    gold = [claim(), claim(actor="Fiji"), claim(actor="Tonga", essential=False)]
    found = evaluate(gold, [claim(), claim(actor="Tonga"), claim(actor="Chile"), claim(stance="oppose")], NAMES)
    assert found.doubles == 1
    assert found.statement.precision == pytest.approx(2 / 3)
    assert found.statement.recall == pytest.approx(1 / 2)
    assert found.statement.f1 == pytest.approx(4 / 7)
    assert [c.actor for c in found.missed] == ["Fiji"]
    assert [c.actor for c in found.wrong] == ["Chile"]


def test_fields_are_compared_where_the_found_claims_have_them() -> None:
    gold = [claim(source="Iceland"), claim(actor="Fiji", factuality="intended")]
    said = [claim(source="the Iceland"), claim(actor="Fiji", stance="oppose")]
    found = evaluate(gold, said, NAMES)
    assert {name: share.value for name, share in found.accuracy.items()} == {
        "stance": 0.5, "factuality": 0.5, "source": 1.0, "actor_of": 1.0,
    }  # fmt: skip


def test_edges_join_bodies_and_leave_issues_and_inner_quarrels_out() -> None:
    person = {"target_text": None, "target_kind": "actor"}
    gold = [
        claim(**MINISTER, target="Iceland", **person),
        claim(actor="Fiji", target="Anna Berg", **person),
        claim(actor="Norway", target="Anna Berg", **person),
        claim(),
    ]
    found = evaluate(gold, [claim(target="Iceland", **person), claim(actor="Fiji", target="Norway", **person)], NAMES)
    assert (found.edges.owed, found.edges.right, found.edges.f1) == (2, 2, 1.0)


def test_a_label_needs_the_match_and_the_name() -> None:
    gold = [claim(), claim(actor="Fiji"), claim(actor="Tonga", stance="oppose")]
    found = evaluate(gold, [claim(), claim(actor="Fiji", stance="oppose")], NAMES)
    reject, oppose = found.labels["reject"], found.labels["oppose"]
    assert (reject.score.precision, reject.score.recall, reject.under_any) == (1.0, 0.5, 2)
    assert (oppose.score.precision, oppose.score.recall, oppose.under_any) == (0.0, 0.0, 0)
    assert found.confusion == {("reject", "reject"): 1, ("reject", "oppose"): 1}


def test_constructions_are_told_by_what_found_them() -> None:
    said = [claim(by="active:reject"), claim(actor="Fiji", by="active:deny"), claim(actor="Chile", by="passive:hit")]
    found = evaluate([claim()], said, NAMES)
    assert {name: (share.right, share.of) for name, share in found.constructions.items()} == {
        "active": (1, 2), "passive": (0, 1),
    }  # fmt: skip


def test_no_confidence_no_calibration() -> None:
    assert reliability([]) is None


def test_the_calibration_error_is_the_mean_gap_by_count() -> None:
    table = reliability([(0.9, True), (0.9, True), (0.9, False), (0.8, False), (1.0, True), (0.35, True)])
    assert table is not None
    assert [(part.low, part.count) for part in table.bins] == [(0.3, 1), (0.8, 1), (0.9, 4)]
    assert table.bins[-1].accuracy == 0.75
    assert table.error == pytest.approx((0.65 + 0.8 + 4 * abs(0.925 - 0.75)) / 6)


def test_the_bounds_of_confidence_fall_into_the_first_and_the_last_bin() -> None:
    table = reliability([(0.0, False), (1.0, True)])
    assert table is not None
    assert [(part.low, part.high) for part in table.bins] == [(0.0, 0.1), (0.9, 1.0)]
    assert table.error == 0


def test_what_is_told() -> None:
    gold = [claim(), claim(actor="Fiji", cue="said no")]
    found = evaluate(gold, [claim(confidence=0.75, by="active:reject"), claim(actor="Chile", confidence=0.5)], NAMES)
    text, listed, record = as_text(found), misses_text(found), as_dict(found)
    assert "2 annotated statements (2 essential), 2 found" in text
    assert "reject  reject 1" in text
    assert "expected calibration error 0.375" in text
    assert "MISSED (1)" in listed
    assert "Fiji --reject (-1) [said no]--> fishing quota" in listed
    assert "WRONG (1)" in listed
    assert record["statement"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert record["calibration"]["error"] == 0.375
    assert record["confusion"] == [{"gold": "reject", "predicted": "reject", "count": 1}]


@pytest.mark.parametrize(("count", "sure"), [(1, 0.7), (7, 0.33), (30, 0.45), (40, 0.975)])
def test_chance_is_the_mean_gap_of_claims_that_are_right_as_often_as_they_say(count: int, sure: float) -> None:
    table = reliability([(sure, False)] * count)
    assert table is not None
    ways = [math.comb(count, k) * sure**k * (1 - sure) ** (count - k) for k in range(count + 1)]
    assert table.chance == pytest.approx(sum(way * abs(k / count - sure) for k, way in enumerate(ways)))


def test_certain_claims_leave_nothing_to_chance() -> None:
    table = reliability([(0.0, False), (1.0, True)])
    assert table is not None
    assert table.chance == 0.0
