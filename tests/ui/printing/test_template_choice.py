"""A template of the user's own on the reports page: the example tried, broken, mended, remembered."""

import io
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.ui.printing.conftest import Bench


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(bench: Bench) -> str:
    document = bench.page.preview.document
    assert document is not None
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(document.data)).pages)


def chosen(bench: Bench) -> Path | None:
    return bench.page.panel.template.folder


def test_the_example_is_tried_broken_and_mended(bench: Bench, tmp_path: Path) -> None:
    assert bench.preview() > 1
    panel = bench.page.panel
    field = panel.template
    panel.choose("follow-ups")
    bench.dialogs.path = tmp_path
    click(field.example)
    bench.until(lambda: field.folder == tmp_path / "Factsheet")
    assert panel.kind.name == "register"
    assert "Copied the example" in bench.said[-1]
    bench.until(lambda: bench.pages == 1)
    assert "The latest" in shown(bench)
    assert not bench.trouble
    assert not field.example.isVisible()

    main = tmp_path / "Factsheet" / "main.typ"
    whole = main.read_text("utf-8")
    main.write_text("= Mine\n#nonsense\n", "utf-8")
    click(field.reread)
    bench.until(lambda: bool(bench.trouble))
    assert "“main.typ”, line 2, column 2: unknown variable: nonsense" in bench.trouble

    main.write_text("= Mended\n" + whole, "utf-8")
    click(field.reread)
    bench.until(lambda: "Mended" in shown(bench))
    assert not bench.trouble


def test_the_layout_is_remembered_for_each_report(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    (tmp_path / "main.typ").write_text("= Mine alone", "utf-8")
    field = bench.page.panel.template
    bench.dialogs.path = tmp_path
    click(field.browse)
    assert chosen(bench) == tmp_path
    bench.until(lambda: bench.pages == 1)
    bench.page.panel.choose("follow-ups")
    assert chosen(bench) is None
    bench.page.panel.choose("register")
    assert chosen(bench) == tmp_path
    field.box.setCurrentIndex(0)
    bench.until(lambda: bench.pages > 1)
    assert chosen(bench) is None
    bench.dialogs.path = None
    click(field.browse)
    assert chosen(bench) is None


def test_only_pdf_is_saved_with_a_template(bench: Bench, tmp_path: Path) -> None:
    bench.preview()
    (tmp_path / "main.typ").write_text("= Mine alone", "utf-8")
    bench.page.panel.template.choose(tmp_path)
    bench.until(lambda: bench.pages == 1)
    bench.dialogs.path = tmp_path / "x.html"
    bench.page.save(".html")
    bench.until(lambda: "PDF only" in bench.trouble)
    assert not (tmp_path / "x.html").exists()
    bench.dialogs.path = tmp_path / "x.pdf"
    bench.page.save()
    bench.until((tmp_path / "x.pdf").exists)
    assert "Mine alone" in PdfReader(tmp_path / "x.pdf").pages[0].extract_text()
    bench.until(lambda: len(bench.said) > 0)
