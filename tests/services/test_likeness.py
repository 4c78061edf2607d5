"""Which names are taken for one, which are not, and why; and that ten thousand take no long time."""

import random
import time

import pytest

from diplomat_desk.services.likeness import Alike, alike


def found(*names: str, person: bool = True) -> tuple[Alike, ...]:
    return alike([(n, name, ()) for n, name in enumerate(names, 1)], person=person)


def reason(one: str, other: str, *, person: bool = True) -> str:
    return " ".join(pair.reason for pair in found(one, other, person=person))


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("Khan, Imran", "Imran Khan", "another order"),
        ("Dr. Hina Rabbani Khar", "Hina Rabbani-Khar", "titles and marks"),
        ("Nawaz Sharif", "Nawaz Shareef", "spelt almost alike"),
        ("Mohammad Zarif", "Muhammed Zareef", "spelt almost alike"),
        ("Mahatma Gandhi", "Mahatma Ghandi", "spelt almost alike"),
        ("Çağlar Söğüt", "Caglar Sogut", "Both are called"),
        ("عمران خان", "Imran Khan", "two scripts"),
        ("عمران احمد خان", "Imran Ahmed Khan", "two scripts"),
        ("خان عمران", "Imran Khan", "two scripts"),
        ("محمد جواد ظریف", "Mohammad Javad Zarif", "two scripts"),
        ("شاہ محمود قریشی", "Shah Mahmood Qureshi", "two scripts"),
        ("नरेन्द्र मोदी", "Narendra Modi", "two scripts"),
        ("I. Khan", "Imran Khan", "initials"),
        ("Manmohan Singh", "Manmohan Lal Singh", "names between"),
    ],
)
def test_names_of_one_person(one: str, other: str, because: str) -> None:
    assert because in reason(one, other)
    assert because in reason(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Khan", "Alia Khan"),
        ("Imran Khan", "Asif Khan"),
        ("Rajiv Gandhi", "Sanjay Gandhi"),
        ("Imran Khan", "Khan"),
        ("王毅", "عمران خان"),
        ("Dr.", "Prof."),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert found(one, other) == ()


@pytest.mark.parametrize(
    ("one", "other", "because"),
    [
        ("SAARC", "South Asian Association for Regional Cooperation", "first letters"),
        ("S.A.A.R.C.", "South Asian Association for Regional Cooperation", "first letters"),
        ("International Crisis Group (ICG)", "International Crisis Group", "Both are called"),
        ("International Crisis Group (ICG)", "ICG", "Both are called"),
        ("Crisis Group, International", "International Crisis Group", "another order"),
        ("The Asia Foundation, Inc.", "Asia Foundation", "small words"),
        ("Centre for Dialogue", "Center for Dialogue", "spelt almost alike"),
        ("Al-Qaeda", "Al Qaeda", "small words"),
    ],
)
def test_names_of_one_organisation(one: str, other: str, because: str) -> None:
    assert because in reason(one, other, person=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ministry of Foreign Affairs of India", "Ministry of Foreign Affairs of Indonesia"),
        ("Government of Iran", "Government of Iraq"),
        ("University of North Korea", "University of South Korea"),
        ("Working Group 1", "Working Group 2"),
        ("Track II Group 11", "Track II Group 12"),
        ("SAARC", "Shanghai Cooperation Organisation"),
    ],
)
def test_names_of_two_organisations(one: str, other: str) -> None:
    assert found(one, other, person=False) == ()


def test_other_names_count_and_a_record_is_not_like_itself() -> None:
    named = [(4, "Imran Khan", ("Imran Khan Niazi", "عمران خان")), (9, "Someone", ("عمران خان",))]
    assert [(one.first, one.second) for one in alike(named, person=True)] == [(4, 9)]
    assert alike(named, person=True, but=frozenset({(4, 9)})) == ()
    assert alike([named[0]], person=True) == ()


def test_the_surest_come_first() -> None:
    pairs = found("I. Khan", "Imran Khan", "Khan, Imran")
    assert [pair.rank for pair in pairs] == sorted(pair.rank for pair in pairs)
    assert (pairs[0].first, pairs[0].second) == (2, 3)


def test_ten_thousand_names_take_seconds() -> None:
    chance = random.Random(7)
    sounds = [a + b for a in "bdfghjklmnrstz" for b in ("a", "i", "u", "ee", "am", "ir", "an")]

    def word() -> str:
        return "".join(chance.choices(sounds, k=chance.choice((2, 3)))).title()

    firsts, lasts = [word() for _ in range(300)], [word() for _ in range(400)]
    named = [
        (n, f"{chance.choice(firsts)} {chance.choice(firsts)} {chance.choice(lasts)}", ())
        for n in range(10_000)
    ]
    named.append((10_001, "Khan, Imran", ()))
    named.append((10_002, "Imran Khan", ()))
    begun = time.perf_counter()
    pairs = alike(named, person=True)
    assert time.perf_counter() - begun < 15, "some two seconds on a quiet machine"
    assert any((pair.first, pair.second) == (10_001, 10_002) for pair in pairs)
