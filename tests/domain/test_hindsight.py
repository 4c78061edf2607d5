"""What is known by now of the secrecy of parts, applied to earlier versions."""

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.domain.hindsight import Hindsight
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.meetings import Meeting
from diplomat_desk.domain.people import Appearance


def test_a_rule_of_attribution_sets_nobodys_level_when_a_version_is_restored() -> None:
    """Only what is shown takes the rule for a level; what is put back keeps the level that was set."""
    there = Appearance("A. Person", person_id=4)
    sitting = Meeting(title="S", attribution="chatham-house", attendance=(there,), key=7)
    one = Initiative(id=1, title="T", kind="dialogue", track="T2", meetings=(sitting,))
    known = Hindsight()
    known.learn(one)
    assert known.raised(one) == one
    assert known.veiled(one, Level.RESTRICTED).meetings[0].attendance[0].level is TOP
