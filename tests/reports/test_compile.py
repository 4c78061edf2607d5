"""The child process: its sandbox, its failures, its end."""

import io
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from diplomat_desk.reports import child
from diplomat_desk.reports.compile import Job, command, compiled, made
from diplomat_desk.reports.errors import CancelledError, ReportError

SLOW = b"#for n in range(3000000) [#n ]"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for temporary files, to see what is left."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def children() -> set[str]:
    """Return the ids of this process's children (Linux)."""
    me = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(me.read_text().split()) if me.exists() else set()


def test_a_document_comes_back_and_nothing_is_left(temporary: Path) -> None:
    before = children()
    made = compiled(Job({"main.typ": b'#set document(title: "x")\n= Hello'}))
    assert made.startswith(b"%PDF")
    assert list(temporary.iterdir()) == []
    assert children() == before


def test_its_folder_is_private_and_holds_only_its_files(temporary: Path) -> None:
    seen: list[tuple[int, list[str]]] = []

    def look() -> bool:
        (folder,) = temporary.iterdir()
        names = sorted(path.name for path in (folder / "root").iterdir())
        seen.append((folder.stat().st_mode & 0o777, names))
        return True

    with pytest.raises(CancelledError):
        compiled(Job({"main.typ": SLOW, "data.json": b"{}"}), look)
    assert seen == [(0o700, ["data.json", "main.typ"])]


def test_cancelling_ends_the_child_at_once(temporary: Path) -> None:
    before = children()
    began = time.monotonic()
    with pytest.raises(CancelledError, match="Nothing was written"):
        compiled(Job({"main.typ": SLOW}), lambda: time.monotonic() > began + 0.3)
    assert time.monotonic() - began < 5
    assert children() == before
    assert list(temporary.iterdir()) == []


def test_a_document_without_end_is_given_up(temporary: Path) -> None:
    with pytest.raises(ReportError, match="took too long"):
        compiled(Job({"main.typ": SLOW}), longest=0.3)
    assert list(temporary.iterdir()) == []


def test_a_refusal_says_why() -> None:
    with pytest.raises(ReportError, match="unknown variable: nonsense"):
        compiled(Job({"main.typ": b"#nonsense"}))


def test_nothing_outside_its_folder_can_be_read() -> None:
    for path in ("/etc/hostname", "../out", "../../secret"):
        with pytest.raises(ReportError, match="could not be set"):
            compiled(Job({"main.typ": f'#read("{path}")'.encode()}))


def test_files_may_lie_in_folders_but_not_outside() -> None:
    job = Job({"main.typ": b'#include "parts/one.typ"', "parts/one.typ": b"Hello"})
    assert compiled(job).startswith(b"%PDF")
    for name in ("../escaped.typ", "/escaped.typ"):
        outside = Job({"main.typ": b"Hello", name: b""})
        with pytest.raises(ValueError, match="escaped"):
            compiled(outside)


def test_a_template_reaches_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that the user has set is not asked either: nothing connects to it."""
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        proxy.settimeout(0.2)
        for name in ("http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        monkeypatch.setenv("NO_PROXY", "*")
        began = time.monotonic()
        with pytest.raises(ReportError, match="failed to download package"):
            compiled(Job({"main.typ": b'#import "@preview/cetz:0.3.1"'}))
        assert time.monotonic() - began < 3
        with pytest.raises(TimeoutError):
            proxy.accept()


def test_a_package_of_this_computer_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "typst" / "packages" / "local" / "own" / "1.0.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text(
        '[package]\nname = "own"\nversion = "1.0.0"\nentrypoint = "lib.typ"\n'
    )
    (package / "lib.typ").write_text("#let x = 1")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("TYPST_PACKAGE_PATH", str(tmp_path / "typst" / "packages"))
    with pytest.raises(ReportError, match="package not found"):
        compiled(Job({"main.typ": b'#import "@local/own:1.0.0": x'}))


def test_what_is_met_and_what_is_refused_is_told() -> None:
    titled = b'#set document(title: "x")\n#set text(font: "Noto Sans")\n= Hello'
    asked = (("a-2b", "ua-1"), ("ua-1",))
    assert made(Job({"main.typ": titled}, standards=asked)).met == ("a-2b", "ua-1")
    boxed = made(Job({"main.typ": titled + "\U0001f9ff".encode()}, standards=asked))
    assert boxed.met == ()
    assert "could not be displayed" in boxed.refused
    assert boxed.data.startswith(b"%PDF")


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "main.typ").write_bytes(SLOW)
    order = {
        "input": str(tmp_path / "main.typ"), "output": str(tmp_path / "out"),
        "root": str(tmp_path), "fonts": [], "system_fonts": False, "format": "pdf", "ppi": 72.0,
        "day": "", "standards": [], "packages": "", "verdict": str(tmp_path / "verdict"),
    }  # fmt: skip
    process = subprocess.Popen(command(), stdin=subprocess.PIPE)
    assert process.stdin
    process.stdin.write(json.dumps(order).encode() + b"\n")
    process.stdin.close()
    assert process.wait(20) == child.ORPHANED
    assert not (tmp_path / "out").exists()


def test_a_failure_is_an_exit_code_and_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "_end_with_parent", lambda _: None)
    (tmp_path / "main.typ").write_text("#nonsense")
    order = {
        "input": str(tmp_path / "main.typ"), "output": str(tmp_path / "out"),
        "root": str(tmp_path), "fonts": [], "system_fonts": False, "format": "pdf", "ppi": 72.0,
        "day": "2025-10-06", "standards": [["ua-1"]], "packages": str(tmp_path / "none"),
        "verdict": str(tmp_path / "verdict"),
    }  # fmt: skip
    assert child.main(io.StringIO(json.dumps(order) + "\n")) == child.FAILED
    assert "nonsense" in capsys.readouterr().err
    (tmp_path / "main.typ").write_text("Hello")
    assert child.main(io.StringIO(json.dumps(order) + "\n")) == 0
    assert (tmp_path / "out").read_bytes().startswith(b"%PDF")
    verdict = json.loads((tmp_path / "verdict").read_bytes())
    assert verdict["met"] == []
    assert "title" in verdict["refused"]


def test_a_frozen_copy_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command()[0] == sys.executable
    assert "diplomat_desk.reports.child" in command()[-1]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--typst-child"]


def test_a_full_temporary_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    with pytest.raises(ReportError, match="Nothing was written"):
        compiled(Job({"main.typ": b"Hello"}))
