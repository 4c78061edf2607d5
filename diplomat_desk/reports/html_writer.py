"""A document as one page of HTML that needs nothing else: no script, no font, no picture from elsewhere."""

import base64
import hashlib
from collections.abc import Callable, Iterator

from diplomat_desk.charts.scripts import is_mirrored
from diplomat_desk.domain.words import say
from diplomat_desk.paths import resource
from diplomat_desk.reports.compile import Cancel, checking
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.front import has_contents, has_cover, made_on, marking, whole_title
from diplomat_desk.reports.places import Entry, Places
from diplomat_desk.reports.printed import Printed
from diplomat_desk.reports.setting import Letterhead, Setting, logo_kind
from diplomat_desk.reports.sheet import MILLIMETRE, sheet_of
from diplomat_desk.reports.web.blocks import Blocks
from diplomat_desk.reports.web.looks import Looks
from diplomat_desk.reports.web.texts import Texts, escaped

STYLES = "report.css"
_MARGINS = "19mm 22mm 18mm"
_MEDIA = {"png": "image/png", "jpg": "image/jpeg"}


def write(document: Document, setting: Setting, cancel: Cancel | None = None) -> Printed:
    """Return ``document`` as HTML, with the paper of ``setting`` for those who print it.

    Raises:
        ReportError: the logo is no picture.
        CancelledError: ``cancel`` returned true.
    """
    return Printed(_Page(document, setting, checking(cancel)).whole().encode())


class _Page:
    """Puts the parts of the page together."""

    def __init__(self, document: Document, setting: Setting, check: Callable[[], None]) -> None:
        self._document = document
        self._setting = setting
        self._mirrored = is_mirrored(document.language)
        self._places = Places(document.blocks)
        self._looks = Looks()
        self._texts = Texts(self._places, mirrored=self._mirrored)
        self._blocks = Blocks(self._texts, self._places, self._looks, check)

    def whole(self) -> str:
        """Return the page."""
        body = "".join(self._body())
        way = "rtl" if self._mirrored else "ltr"
        return (
            f'<!DOCTYPE html>\n<html lang="{escaped(self._document.language)}" dir="{way}">\n'
            f"{self._head()}<body>\n{body}</body>\n</html>\n"
        )

    def _head(self) -> str:
        styles = self._styles()
        digest = base64.b64encode(hashlib.sha256(styles.encode()).digest()).decode()
        policy = (
            f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
            "base-uri 'none'; form-action 'none'"
        )
        document = self._document
        return (
            '<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{escaped(whole_title(document))}</title>\n"
            f"<style>{styles}</style>\n</head>\n"
        )

    def _styles(self) -> str:
        """Return the style sheet: the shared one, the paper, the looks that the document gave."""
        setting = self._setting
        sheet = sheet_of(setting.paper, across=setting.is_across(self._document.wide))
        wide, high = (round(points / MILLIMETRE, 1) for points in (sheet.width, sheet.height))
        number = say("Page {page} of {pages}", page="\0", pages="\1")
        counted = _quoted(number).replace(r"\0 ", '" counter(page) "').replace(
            r"\1 ", '" counter(pages) "'
        )  # fmt: skip
        page = (
            f"@page{{size:{wide:g}mm {high:g}mm;margin:{_MARGINS};"
            f"@bottom-{'left' if self._mirrored else 'right'}{{content:{counted};"
            "font:8pt sans-serif;color:#555}}"
        )
        shared = resource("templates", STYLES).read_text("utf-8")
        return f"\n{shared}\n{page}\n{self._looks.rules}\n"

    def _body(self) -> Iterator[str]:
        document, setting = self._document, self._setting
        mark = escaped(marking(document, setting))
        if setting.draft:
            yield f'<div class="draft" aria-hidden="true">{escaped(say("Draft"))}</div>\n'
        yield f'<div class="marking head"><p>{mark}</p></div>\n<div class="paper">\n'
        yield self._title()
        if has_contents(document, setting) and self._places.contents:
            yield self._contents()
        yield f"<main>\n{self._blocks.of(document.blocks)}</main>\n"
        yield f'<footer class="imprint"><p>{self._imprint()}</p></footer>\n</div>\n'
        yield f'<div class="marking foot"><p>{mark}</p></div>\n'

    def _title(self) -> str:
        document = self._document
        texts = self._texts
        draft = f'<p class="is-draft">{escaped(say("Draft"))}</p>\n' if self._setting.draft else ""
        about = "".join(texts.element("p", line) + "\n" for line in document.about if line)
        kind = "title cover" if has_cover(document, self._setting) else "title"
        return (
            f'<header class="{kind}">\n{self._letterhead(self._setting.letterhead)}{draft}'
            f"{texts.words('p', document.register, 'register')}\n"
            f"{texts.words('h1', document.title)}\n"
            f'<div class="about">\n{about}</div>\n</header>\n'
        )

    def _letterhead(self, one: Letterhead) -> str:
        lines = []
        if one.organisation:
            lines.append(self._texts.words("p", one.organisation, "organisation"))
        if one.line:
            lines.append(self._texts.words("p", one.line))
        logo = self._logo(one)
        if not logo and not lines:
            return ""
        return f'<div class="letterhead">{logo}<div>{"".join(lines)}</div></div>\n'

    def _logo(self, one: Letterhead) -> str:
        if not one.logo:
            return ""
        media = _MEDIA[logo_kind(one.logo)]
        data = base64.b64encode(one.logo).decode()
        return f'<img src="data:{media};base64,{data}" alt="{escaped(one.organisation)}">'

    def _contents(self) -> str:
        """Return the contents: parts, and within each its sections."""
        parts: list[tuple[Entry, list[Entry]]] = []
        for entry in self._places.contents:
            if entry.level > 1 and parts:
                parts[-1][1].append(entry)
            else:
                parts.append((entry, []))
        made = "".join(self._part(part, sections) for part, sections in parts)
        return (
            '<nav class="contents" aria-labelledby="contents">\n'
            f'<h2 id="contents">{escaped(say("Contents"))}</h2>\n<ol>\n{made}</ol>\n</nav>\n'
        )

    def _part(self, part: Entry, sections: list[Entry]) -> str:
        within = "".join(f"<li>{self._entry(one)}</li>\n" for one in sections)
        inside = f"\n<ol>\n{within}</ol>\n" if within else ""
        return f"<li>{self._entry(part)}{inside}</li>\n"

    def _entry(self, one: Entry) -> str:
        return f'<a href="#{one.name}">{self._texts.line(one.text)}</a>'

    def _imprint(self) -> str:
        return f"{self._texts.line(self._document.register)} · {escaped(made_on(self._document))}"


def _quoted(text: str) -> str:
    """Return ``text`` as a CSS string; all but letters and digits written as numbers."""
    shown = (c if c.isascii() and c.isalnum() else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(shown)}"'
