"""A record altered quickly is the record that ``dataclasses.replace`` gives."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given

from diplomat_desk.domain.altered import altered
from diplomat_desk.domain.initiative import Initiative
from tests.making import full, initiatives


@given(initiatives)
def test_it_is_as_replace_gives_it(one: Initiative) -> None:
    assert altered(one, title="Other", id=7) == replace(one, title="Other", id=7)
    assert altered(one) == one


def test_the_one_altered_stays_as_it_was() -> None:
    one = full()
    made = altered(one, tags=("a",))
    assert one == full()
    assert made.tags == ("a",)
    assert hash(made) == hash(replace(one, tags=("a",)))


def test_a_single_field_is_not_worth_it() -> None:
    @dataclass(frozen=True)
    class Small:
        held: str

    with pytest.raises(TypeError):
        altered(Small("a"), held="b")
