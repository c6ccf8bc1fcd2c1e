"""Work in order over processes, with parts that are made anew."""

import pytest

from stancegraph import parallel
from stancegraph.parallel import in_order


def double(item: int, part: int) -> int:
    return item * part


def two() -> int:
    return 2


def broken() -> int:
    raise ValueError("no part")


@pytest.mark.parametrize("processes", [1, 2])
def test_a_part_that_cannot_be_made_is_told(processes: int) -> None:
    with pytest.raises(ValueError, match="no part"):
        list(in_order(double, range(3), load=broken, processes=processes))


@pytest.mark.parametrize("processes", [1, 2])
def test_known_results_stand_in_their_place_and_cost_no_work(processes: int) -> None:
    known = {1: -1, 3: -3}.get
    assert list(in_order(double, range(5), load=two, processes=processes, known=known)) == [0, -1, 4, -3, 8]
    assert list(in_order(double, [1, 3], load=broken, known=known)) == [-1, -3]


def test_a_part_is_made_anew_after_many_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_USES", 3)
    made = []

    def load() -> int:
        made.append(len(made))
        return 2

    assert list(in_order(double, range(7), load=load)) == [0, 2, 4, 6, 8, 10, 12]
    assert len(made) == 3
