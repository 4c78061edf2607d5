"""The short form of ``make test-reliability``: faults of every sort, a few of each."""

import shutil
import sys

import pytest

from tests.reliability.cuts import cut
from tests.reliability.damage import FOUND, MISSED, blank, damaged, flip, truncate
from tests.reliability.kills import kill, kill_older
from tests.reliability.rescue import rescue

if sys.platform != "linux":
    pytest.skip("workers are born by fork and watched by LD_PRELOAD", allow_module_level=True)

compiled = pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_by_a_kill(seed: int) -> None:
    found = kill(25, seed)
    assert found.tried == 25
    assert found.wrong == []


def test_nothing_is_lost_by_a_kill_while_the_passphrase_changes() -> None:
    found = kill(15, 5, "keyed")
    assert found.tried == 15
    assert found.wrong == []


def test_nothing_is_lost_by_a_kill_while_an_older_register_is_brought_up_to_date() -> None:
    found = kill_older(15, 3)
    assert found.tried == 15
    assert found.wrong == []


@compiled
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_by_a_power_cut(seed: int) -> None:
    found = cut(40, seed)
    assert found.tried == 40
    assert found.wrong == []


@compiled
def test_without_syncing_it_would_be() -> None:
    assert cut(20, 3, synchronous="OFF").survived < 20


@pytest.mark.parametrize(("harm", "told"), [(flip, 0), (truncate, 8), (blank, 6)])
def test_damage_is_told(harm: object, told: int) -> None:
    found = damaged(40 if harm is flip else 8, harm, seed=4)  # type: ignore[arg-type]
    assert found[MISSED] == 0
    assert found[FOUND] >= told


def test_what_is_saved_of_a_damaged_register_says_what_it_said() -> None:
    found = rescue(12, blank, seed=2)
    assert (found.refused, found.other, found.untold) == (0, 0, 0)
    assert found.saved == found.held > 0


def test_what_is_lost_with_the_end_of_a_file_is_told() -> None:
    found = rescue(8, truncate, seed=6)
    assert 0 < found.saved < found.held
    assert found.untold == 0
