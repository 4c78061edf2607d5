"""A template of the user's own: what it makes, what it may not read, what is said when it is broken."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.filters import Filter
from diplomat_desk.paths import resource
from diplomat_desk.reports import compile as compiling
from diplomat_desk.reports import template_folder, template_writer
from diplomat_desk.reports.document import Document
from diplomat_desk.reports.errors import CancelledError, ReportError
from diplomat_desk.reports.publish import publish
from diplomat_desk.reports.setting import Setting
from diplomat_desk.reports.template_folder import read
from diplomat_desk.services import files
from diplomat_desk.services.papers.request import Request
from diplomat_desk.services.reporting import ask
from tests.reports.documents import SETTING, document

HEAD = '#let data = json("data.json")\n'
Write = Callable[..., Path]


@pytest.fixture
def template(tmp_path: Path) -> Write:
    """Give a maker of templates: its main file, and others by name."""

    def make(main: str | bytes, **others: bytes) -> Path:
        folder = tmp_path / "template"
        folder.mkdir(exist_ok=True)
        (folder / "main.typ").write_bytes(main if isinstance(main, bytes) else main.encode())
        for name, data in others.items():
            path = folder / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return folder

    return make


def made(folder: Path, one: Document | None = None, setting: Setting = SETTING) -> pypdf.PdfReader:
    data = publish(one or document(), replace(setting, template=folder), ".pdf").data
    return pypdf.PdfReader(io.BytesIO(data))


def refusal(folder: Path) -> str:
    with pytest.raises(ReportError) as caught:
        publish(document(), replace(SETTING, template=folder), ".pdf")
    return str(caught.value)


def test_a_template_shows_what_it_is_given(template: Write) -> None:
    paper = made(template(HEAD + "= #data.register\n#data.document.blocks.len() blocks\n#include \"more.typ\"",
                          more_typ=b"And #emph[more]."))  # fmt: skip
    text = paper.pages[0].extract_text()
    assert document().register in text
    assert f"{len(document().blocks)} blocks" in text
    assert "And more." in text


def test_every_page_is_marked_whatever_a_template_does(template: Write) -> None:
    folder = template(
        """#set document(title: "Mine")
        #set page(width: 200pt, height: 300pt, foreground: none, header: none, footer: none, fill: black)
        One #pagebreak() Two
        #set page(width: 400pt, height: 100pt, margin: 0pt, foreground: rect(width: 100%, height: 100%, fill: black))
        Three"""
    )
    one = replace(document(), marking=Level.RESTRICTED)
    data = publish(one, replace(SETTING, template=folder, draft=True), ".pdf").data
    with pypdfium2.PdfDocument(data) as paper:
        assert len(paper) == 3
        for page in paper:
            width, height = page.get_size()
            text = page.get_textpage()
            for edge in ((0, height - 40, width, height), (0, 0, width, 40)):
                words = " ".join(text.get_text_bounded(*edge).split())
                assert "RESTRICTED · NOT FOR ONWARD DISTRIBUTION" in words
            assert "DRAFT" in text.get_text_range()
            # It lies on top, on a light ground: what is dark below cannot hide it.
            picture = page.render(scale=1)
            row = bytes(picture.buffer)[picture.stride * 18 : picture.stride * 19]
            assert max(row) > 200
            text.close()
            page.close()


def test_the_stamped_pdf_stays_accessible_and_titled(template: Write) -> None:
    paper = made(template('= One\nText #link("https://example.org")[a link]\n= Two\n#outline()'))
    root = paper.root_object
    assert root["/MarkInfo"].get_object()["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]) == "en"
    assert len(paper.outline) >= 2
    assert paper.metadata is not None
    assert paper.metadata.title == f"{document().title} – {document().register}"
    content = paper.pages[0].get_contents()
    assert content is not None
    assert b"/Artifact BMC" in content.get_data()


def test_an_archive_is_still_one(template: Write) -> None:
    folder = template("= One\nText")
    printed = publish(document(), replace(SETTING, template=folder, archive=True), ".pdf")
    assert printed.warnings == ()
    assert b"pdfaid" in printed.data


def test_a_right_to_left_report_is_marked_in_its_language(template: Write) -> None:
    paper = made(template(HEAD + "#data.direction"), replace(document(), language="ur"))
    assert "rtl" in paper.pages[0].extract_text()


@pytest.mark.parametrize(
    ("main", "words"),
    [
        ('#read("/etc/passwd")', "only what lies in its own folder"),
        ('#read("../stamp/stamp.json")', "only what lies in its own folder"),
        ('#read("../../x")', "only what lies in its own folder"),
        ('#image("/usr/share/pixmaps/x.png")', "only what lies in its own folder"),
        ('#image("https://example.org/x.png")', "only what lies in its own folder"),
        ('#import "@preview/cetz:0.3.0"', "no packages and no network"),
        ('#import "@local/mine:0.1.0"', "no packages and no network"),
        ('#plugin("x.wasm")', "a template runs none"),
        ('#plugin("y.bin")', "a template runs none"),
    ],
)
def test_a_template_reads_only_its_own_folder(template: Write, main: str, words: str) -> None:
    said = refusal(template("Hello\n" + main, x_wasm=b"x", y_bin=b"\0asm\1\0\0\0"))
    assert words in said
    assert "“main.typ”, line 2, column" in said
    assert main in said
    assert "searched at" not in said


@pytest.mark.parametrize(
    ("main", "words"),
    [
        ("= One\n#foo.bar\n", ("line 2, column 2: unknown variable: foo", "#foo.bar")),
        (HEAD + "\n  #data.nope\n", ("line 3, column 9", 'not contain key "nope"', "--data")),
        ("A\n#let x = (\n", ("line 2", "unclosed delimiter")),
        ("#while true {}", ("line 1, column 8", "condition is always true")),
        ("#let f(n) = f(n + 1)\n#f(1)", ("maximum function call depth",)),
        (b"\xff\xfe no text", ("“main.typ”", "not valid UTF-8")),
        ('#import "lib.typ": f\n#f(1)', ("“lib.typ”, line 2, column 5", "x.nope")),
        ('#panic("stop")', ("panicked with: stop",)),
    ],
)
def test_a_broken_template_says_where(
    template: Write, main: str | bytes, words: tuple[str, ...]
) -> None:
    said = refusal(template(main, lib_typ=b"#let f(x) = {\n  x.nope\n}"))
    for part in words:
        assert part in said, said


def test_a_missing_glyph_is_told(template: Write) -> None:
    folder = template('#set text(font: "Noto Sans", fallback: false)\n中')
    printed = publish(document(), replace(SETTING, template=folder), ".pdf")
    assert any("“中” cannot be shown" in words for words in printed.warnings)


def test_fonts_of_its_own(template: Write) -> None:
    font = resource("fonts", "NotoNaskhArabic-Bold.ttf").read_bytes()
    printed = publish(document(), replace(SETTING, template=template("Hi", fonts__x_ttf=font)), ".pdf")  # fmt: skip
    assert printed.data.startswith(b"%PDF")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no such bound")
def test_a_template_cannot_eat_the_memory(template: Write) -> None:
    assert "more memory" in refusal(template('#let x = "a" * 90000000000'))


def test_a_template_that_never_ends_is_stopped(
    template: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_writer, "LONGEST", 1.0)
    assert "longer than 1 seconds" in refusal(template("#for i in range(1000000000000) {}"))


def test_a_template_that_never_ends_can_be_cancelled(template: Write) -> None:
    asked = iter([False, False, True, True])
    folder = template("#for i in range(1000000000000) {}")
    with pytest.raises(CancelledError):
        publish(document(), replace(SETTING, template=folder), ".pdf", lambda: next(asked))


def test_no_folder_no_template(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    file = tmp_path / "file"
    file.touch()
    assert "holds no “main.typ”" in refusal(empty)
    assert "is a file" in refusal(file)
    assert "There is no folder" in refusal(tmp_path / "nowhere")


@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="root reads everything")
def test_a_folder_that_cannot_be_read(template: Write) -> None:
    folder = template("Hi")
    folder.chmod(0)
    try:
        assert "cannot be read" in refusal(folder) or "holds no" in refusal(folder)
    finally:
        folder.chmod(0o700)


def test_only_regular_files_of_the_folder_are_read(template: Write, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", "utf-8")
    folder = template("Hi", data_json=b"mine", part__x_typ=b"x")
    (folder / "link.txt").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    (folder / ".hidden").write_text("x", "utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").touch()
    os.mkfifo(folder / "pipe")
    found = read(folder)
    assert set(found.files) == {"main.typ", "part/x.typ"}
    assert set(found.left_out) == {"link.txt", "up", "pipe"}
    assert "is a link" in found.left_out["link.txt"]
    assert "no ordinary file" in found.left_out["pipe"]
    printed = publish(document(), replace(SETTING, template=folder), ".pdf")
    assert set(printed.warnings) == set(found.left_out.values())


def test_a_main_file_that_is_a_link_is_none(tmp_path: Path) -> None:
    (tmp_path / "main.typ").symlink_to("/etc/passwd")
    assert "holds no “main.typ”" in refusal(tmp_path)


def test_too_much_is_refused(template: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = template("Hi", one_txt=b"x" * 5000, two_txt=b"y")
    monkeypatch.setattr(template_folder, "LARGEST", 4000)
    assert "more than 200 files" in refusal(folder)
    monkeypatch.setattr(template_folder, "LARGEST", 20000)
    monkeypatch.setattr(template_folder, "MOST", 2)
    assert "more than 2 files" in refusal(folder)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b'{"name": "X", "for": ["brief"]}', "made for other reports: brief"),
        (b'{"name": 7}', "hold text"),
        (b"{", "cannot be understood"),
        (b"[]", "cannot be understood"),
        (b"\xff", "cannot be understood"),
        (b'{"version": 2}', "version 2"),
        (b'{"for": 3}', "cannot be understood"),
    ],
)
def test_what_a_template_says_of_itself(template: Write, text: bytes, words: str) -> None:
    assert words in refusal(template("Hi", template_json=text))


def test_only_pdf(template: Write) -> None:
    with pytest.raises(ReportError, match="PDF only"):
        publish(document(), replace(SETTING, template=template("Hi")), ".html")


def test_the_example_is_one_page_with_what_it_shows(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(resource("templates", "example"), folder)
    assert read(folder).name == "Factsheet"
    desk = files.create(tmp_path / "sample.ddesk", sample=True)
    whole = Request(name="register", filter=Filter(), records=True)
    asked = [ask(desk, replace(whole, filter=chosen)) for chosen in
             (Filter(), Filter(text="nothing of this kind"), Filter(countries=("NPL",)))]  # fmt: skip
    urdu = ask(desk, replace(whole, language="ur"))
    files.close(desk)
    for one in (*asked, urdu):
        printed = publish(one.document(), replace(SETTING, template=folder), ".pdf")
        assert printed.warnings == ()
        paper = pypdf.PdfReader(io.BytesIO(printed.data))
        assert len(paper.pages) == 1
    text = made(folder, asked[0].document()).pages[0].extract_text()
    for part in ("80\ninitiatives", "Institute for Quiet Talks", "Saudi-hosted", "PUBLIC"):
        assert part in text, text


def test_the_child_of_a_frozen_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiling.command(stamps=True)[-1] == "diplomat_desk.reports.stamping"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert compiling.command(stamps=True) == [sys.executable, compiling.STAMPING]
    monkeypatch.undo()
    child = subprocess.run(
        [sys.executable, "-m", "diplomat_desk", compiling.STAMPING],
        input=b"no json\n", capture_output=True, check=False,
    )  # fmt: skip
    assert b"JSONDecodeError" in child.stderr
