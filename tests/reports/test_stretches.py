"""Text is cut for Word where its direction or script changes, and loses nothing."""

import pytest

from diplomat_desk.reports.word.addresses import address
from diplomat_desk.reports.word.stretches import stretches
from tests.reports.documents import ADDRESS, CHINESE, HINDI, HOSTILE, URDU


@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("text", [URDU, HINDI, CHINESE, HOSTILE, "", "12", f"{HINDI} {URDU} 1999"])
def test_nothing_is_lost(text: str, right: bool) -> None:
    assert "".join(piece.text for piece in stretches(text, right=right)) == text


@pytest.mark.parametrize(
    ("text", "right", "cut"),
    [
        ("Agra 2001", False, [("Agra 2001", False)]),
        ("Talks: بھارت (17)", False, [("Talks: ", False), ("بھارت (17", True), (")", False)]),
        ("1991–2018", True, [("1991", False), ("–", True), ("2018", False)]),
        ("2024-03-05", True, [("2024-03-05", False)]),
        ("لاہور 1999-0001", True, [("لاہور ", True), ("1999-0001", False)]),
        ("DD-1999-0001", True, [("DD-1999-0001", False)]),
        ("بھارت، Track II", True, [("بھارت، ", True), ("Track II", False)]),
    ],
)
def test_the_direction_changes_where_the_letters_do(
    text: str, right: bool, cut: list[tuple[str, bool]]
) -> None:
    assert [(piece.text, piece.right) for piece in stretches(text, right=right)] == cut


def test_devanagari_has_a_font_of_its_own() -> None:
    assert [piece.text for piece in stretches(f"To: {HINDI}", right=False) if piece.indic] == [
        "नीमराना संवाद",
        "भारत और पाकिस्तान",
    ]


@pytest.mark.parametrize(
    ("link", "target"),
    [
        (ADDRESS, ADDRESS),
        ("https://example.org/a|b#c#d", "https://example.org/a%7Cb#c%23d"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org:port/", ""),
        ("https://[half", ""),
        ("https://", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://example.org/\x00", ""),
        ("https://example.org/" + "a" * 3000, ""),
    ],
)
def test_only_addresses_that_a_program_can_open_are_links(link: str, target: str) -> None:
    assert address(link) == target
