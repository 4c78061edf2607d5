"""The seeds of the fuzzer, and what Hypothesis thinks up, are read or refused in a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import SEEDS, TARGETS, one


@pytest.mark.parametrize(
    ("name", "seed"), [(name, seed) for name, seeds in SEEDS.items() for seed in seeds]
)
def test_every_seed_is_read_or_refused(name: str, seed: bytes) -> None:
    assert one(name, seed)


def test_most_seeds_reach_what_is_to_be_tried() -> None:
    answers = {name: [one(name, seed) for seed in seeds] for name, seeds in SEEDS.items()}
    assert all("read" in told for told in answers.values())


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_or_refused(name: str, data: bytes) -> None:
    assert one(name, data)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_is_nearly_right_is_read_or_refused(name: str, data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from(SEEDS[name]))
    at = data.draw(st.integers(0, len(seed)))
    length = data.draw(st.integers(0, 20))
    assert one(name, seed[:at] + data.draw(st.binary(max_size=20)) + seed[at + length :])
