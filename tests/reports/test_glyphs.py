"""Characters that the shipped fonts do not have."""

from diplomat_desk.reports.glyphs import missing, texts, warnings_about


def test_texts_are_found_however_deep() -> None:
    assert list(texts({"a": ["one", {"b": "two"}, 3, None, True]})) == ["one", "two"]


def test_missing_characters_are_named_once_in_order() -> None:
    assert missing(["plain", "中a中国", "پاکستان आगरा\u200b\u2067 –"]) == "中国"


def test_the_warning_names_some_and_counts_the_rest() -> None:
    assert warnings_about("") == ()
    assert "中 国" in warnings_about("中国")[0]
    many = "".join(chr(0x4E00 + n) for n in range(20))
    assert "and 8 more" in warnings_about(many)[0]
