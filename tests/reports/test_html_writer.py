"""A document as a web page: whole in one file, nothing in it is ever markup or script."""

from html.parser import HTMLParser

import pytest

from diplomat_desk.reports.document import Paragraph, Span, text
from diplomat_desk.reports.publish import publish
from tests.reports.documents import HOSTILE_SHOWN, LETTERHEAD, SETTING, document, every_block


class Page(HTMLParser):
    """Gathers elements and words of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ur", "rtl")])
def test_every_block_is_there_as_words(language: str, direction: str) -> None:
    page = Page(
        publish(document(*every_block(), language=language, contents=True), SETTING, ".html").data
    )
    words = " ".join("".join(page.words).split())
    assert HOSTILE_SHOWN.split("]]>")[0].strip() in words
    assert LETTERHEAD.organisation in words
    assert LETTERHEAD.caveat in words
    (html,) = page.named("html")
    assert (html["lang"], html["dir"]) == (language, direction)
    assert page.named("th")
    assert page.named("svg")


def test_nothing_runs_and_nothing_is_fetched() -> None:
    made = document(
        *every_block(),
        Paragraph(
            text(Span("click", link="javascript:alert(1)"), Span("file", link="file:///etc/passwd"))
        ),
    )
    data = publish(made, SETTING, ".html").data
    page = Page(data)
    assert not page.named("script")
    assert not page.named("link")
    assert not page.named("iframe")
    for _, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "xlink:href"):
            address = attributes.get(name) or ""
            assert address.startswith(("", "#", "data:", "https://", "http://"))
            assert not address.startswith(("javascript:", "file:"))
    for image in page.named("img"):
        assert (image["src"] or "").startswith("data:")
    policy = [
        one for one in page.named("meta") if one.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy
    assert "default-src 'none'" in str(policy[0]["content"])


def test_places_have_one_name_each() -> None:
    page = Page(publish(document(*every_block(), *every_block()), SETTING, ".html").data)
    names = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(names) == len(set(names))
