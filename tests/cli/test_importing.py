"""The command ``import``, with files as people have them."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from diplomat_desk.cli.run import main
from diplomat_desk.exchange.mapping_text import mapping_text
from diplomat_desk.services import files
from tests.cli.test_run import Run, run
from tests.services.importing.making import HEADERS, mapping, row

__all__ = ["run"]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.ddesk"
    files.close(files.create(path))
    return path


@pytest.fixture
def how(tmp_path: Path) -> Path:
    path = tmp_path / "how.json"
    path.write_text(mapping_text(mapping(key="X")), "utf-8")
    return path


def table(folder: Path, *rows: tuple[str, ...], name: str = "talks.csv") -> Path:
    path = folder / name
    lines = [";".join(f'"{cell}"' for cell in cells) for cells in (HEADERS, *rows)]
    path.write_bytes(("\ufeff" + "\r\n".join(lines) + "\r\n").encode())
    return path


ROWS = (
    row("001", "Neemrana dialogue", "6/10/1991", summary="Two\nlines."),
    row("002", "Water talks", "31/2/1999"),
    row("003", "Trade talks", "1999"),
)


def test_rows_are_recorded_and_refused_ones_told(
    register: Path, how: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = table(tmp_path, *ROWS)
    command = ["import", str(register), str(source), "--mapping", str(how)]
    assert main([*command, "--dry-run", "--json"]) == 1
    dry = json.loads(capsys.readouterr().out)
    assert (dry["dry_run"], dry["import"]) == (True, None)
    assert main([*command, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["counts"] == dry["counts"]
    assert (told["counts"]["new"], told["counts"]["refused"], told["import"]) == (2, 1, 1)
    (refused,) = told["refused"]
    assert (refused["row"], refused["column"], refused["value"]) == (3, "Start", "31/2/1999")
    assert main(["list", str(register), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [one["title"] for one in listed["initiatives"]] == ["Neemrana dialogue", "Trade talks"]


def test_the_mended_file_again_updates_and_adds(
    register: Path, how: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", str(register), str(table(tmp_path, *ROWS)), "--mapping", str(how)]
    assert main(command) == 1
    assert "Row 3, Start “31/2/1999”:" in capsys.readouterr().out
    table(tmp_path, ROWS[0], row("002", "Water talks", "28/2/1999"), ROWS[2])
    assert main(command) == 0
    out = capsys.readouterr().out
    assert "1 new" in out
    assert "2 updated" in out


def test_columns_are_found_again_by_their_names(
    register: Path, tmp_path: Path, how: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "other.csv"
    source.write_text("title,Extra,COUNTRIES\nTalks,kept,India;Nepal\n", "utf-8")
    assert main(["import", str(register), str(source), "--mapping", str(how), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "Start" in told["lacking"]
    assert main(["show", str(register), "DD-ND-0001", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [one["country"] for one in shown["countries"]] == ["IND", "NPL"]
    assert "kept" in json.dumps(shown["notes"])


@pytest.mark.parametrize(
    ("name", "content"),
    [("none.csv", None), ("empty.csv", b""), ("bad.csv", bytes(range(256)) * 40)],
)
def test_what_is_no_table_is_refused_with_a_sentence(
    register: Path, how: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    name: str, content: bytes | None,
) -> None:  # fmt: skip
    source = tmp_path / name
    if content is not None:
        source.write_bytes(content)
    was = register.read_bytes()
    assert main(["import", str(register), str(source), "--mapping", str(how)]) in (1, 2)
    assert capsys.readouterr().err.strip()
    assert register.read_bytes() == was


def test_a_mapping_that_is_none_is_refused(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, wrong = table(tmp_path, *ROWS), tmp_path / "wrong.json"
    for text in ("{", "[1]", '{"columns": [{"place": 0, "header": "a", "target": "nowhere"}]}'):
        wrong.write_text(text, "utf-8")
        assert main(["import", str(register), str(source), "--mapping", str(wrong)]) == 2
        assert capsys.readouterr().err.strip()


def test_the_mapping_used_can_be_kept_in_a_file(register: Path, how: Path, tmp_path: Path) -> None:
    source, kept = table(tmp_path, ROWS[0]), tmp_path / "kept.json"
    command = ["import", str(register), str(source), "--mapping", str(how)]
    assert main([*command, "--save-mapping", str(kept)]) == 0
    assert json.loads(kept.read_text("utf-8"))["key"] == "X"
    assert main(["import", str(register), str(source), "--mapping", str(kept), "--dry-run"]) == 0


def test_without_a_mapping_the_columns_are_recognised_and_told(run: Run, tmp_path: Path) -> None:
    register = tmp_path / "r.ddesk"
    run("new", register)
    source = tmp_path / "talks.csv"
    source.write_text(
        "Title;Begin date;Countries;Sheet\n"
        "Talks in Delhi;25/1/1999;India, Pakistan;of use\n"
        "Talks in Lahore;3/4/1999;Pakistan;\n",
        "utf-8",
    )
    said = run("import", register, source, "--json")
    assert said.code == 0, said.err
    told = json.loads(said.out)
    assert told["counts"]["new"] == 2
    assert "Begin date -> Start (dmy)" in told["mapping"]
    assert "Sheet -> A note, kept word for word" in told["mapping"]
    listed = json.loads(run("list", register, "--json").out)["initiatives"]
    assert [one["start"] for one in listed] == ["1999-01-25", "1999-04-03"]


def test_a_shipped_profile_is_taken_by_its_name(run: Run, tmp_path: Path) -> None:
    register = tmp_path / "r.ddesk"
    run("new", register)
    source = tmp_path / "wars.csv"
    heads = "country,sidea,sideb,Med_yes.no,year_term,Incompatibility,territory,episode.start.date,"
    source.write_text(
        f"{heads}episode.end.date,med.begins,med.ends,name.of.third.party\n"
        "Nepal,Nepal,CPN-M,1,2006,2,Nepal,1/16/55,,3//1996,?/?/2009,UN\n",
        "utf-8",
    )
    hint = run("import", register, source, "--dry-run")
    assert "--profile “Civil Wars Mediation (CWM)”" in hint.out
    said = run("import", register, source, "--profile", "civil wars mediation (cwm)", "--json")
    assert said.code == 0, said.err
    (one,) = json.loads(run("list", register, "--json").out)["initiatives"]
    assert (one["start"], one["end"]) == ("1996-03", "2009")
    wrong = run("import", register, source, "--profile", "nothing")
    assert wrong.code == 2
    assert "MEND" in wrong.err


def told(capsys: pytest.CaptureFixture[str], *command: object) -> tuple[int, str]:
    code = main(["import", *map(str, command)])
    return code, capsys.readouterr().out


def test_a_list_of_an_office_is_read_and_told_as_it_is(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "list.csv"
    source.write_text(
        "Peace Bridge\n\nCase ID,Activity,Start,Release,Participants number\n"
        'P-7,Youth exchange,3/4/2001,For release,"1,250"\n'
        "P-9,Editors,5/4/2001,Not for release,24\nTotal,,,,1274\n\nSource: annual reports\n",
        "utf-8",
    )
    code, out = told(capsys, register, source)
    assert code == 0
    assert "Read as: utf-8, separated by “,”." in out
    assert "named in row 3" in out
    assert "Row 6: This row was left out" in out
    assert "Row 8: This row was left out" in out
    assert "Rows are known again by “Case ID”." in out
    assert "Look at 2 cells, Start: Day and month can be either way round" in out
    assert "4 “3/4/2001”, 5 “5/4/2001”" in out
    assert "2 new" in out
    assert main(["list", str(register), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["initiatives"]
    levels = {one["title"]: one["confidentiality"] for one in listed}
    assert levels == {"Youth exchange": "public", "Editors": "confidential"}
    # The next edition of the list, whose hash is another, updates what is there.
    source.write_text(source.read_text("utf-8").replace("3/4/2001", "13/4/2001"), "utf-8")
    code, out = told(capsys, register, source)
    assert (code, "0 new" in out, "2 updated" in out) == (0, True, True)


def test_what_was_not_read_of_a_workbook_is_named(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(source))
    book.add_worksheet("Cover").write(0, 0, "Our activities")
    hidden = book.add_worksheet("Lists")
    hidden.write_column(0, 0, ["Title", "Old talks", "Older talks"])
    hidden.write_column(0, 1, ["Start", 1999, 1998])
    hidden.hide()
    book.close()
    code, out = told(capsys, register, source)
    assert (code, "“Cover”" in out, "“Lists” (hidden)" in out) == (0, True, True)
    assert "There is no row below the names" in out
    code, out = told(capsys, register, source, "--sheet", "lists", "--json")
    found = json.loads(out)
    assert (found["layout"]["sheet"], found["counts"]["new"]) == ("Lists", 2)


def test_a_column_that_a_profile_does_not_know_keeps_its_name(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "pax.csv"
    source.write_text("AgtId,Agt,Dat,Colour\n7,Some accord,2001-02-03,blue\n", "utf-8")
    code, out = told(capsys, register, source, "--profile", "pa-x peace agreements")
    assert (code, "Colour -> A note, kept word for word" in out) == (0, True)
    target = tmp_path / "out.json"
    assert main(["export", str(register), str(target)]) == 0
    assert "Colour: blue" in target.read_text("utf-8")


def test_a_text_has_no_sheet_to_choose(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = table(tmp_path, *ROWS)
    assert main(["import", str(register), str(source), "--sheet", "Data"]) == 2
    assert "no sheets to choose from" in capsys.readouterr().err
