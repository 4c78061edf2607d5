"""The check tells what an import would do, and changes nothing."""

import csv
import io

from diplomat_desk.domain.confidentiality import TOP, Level
from diplomat_desk.exchange.drafts import Weight
from diplomat_desk.services import importing, looking, recording
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.importing import Choice, Choices, Likeness
from tests.making import between, day, small
from tests.services.importing.making import Rows, found, imported, mapping, numbers, row
from tests.whole import whole

ROWS = (
    row(1, "Neemrana dialogue", "6/10/1991"),
    row(2, "=cmd()", "31/2/1991"),
    row(3, "Water talks", "1999", "India;Nowhereland"),
    row(1, "Neemrana dialogue", "6/10/1991"),
)


def test_it_says_what_the_import_then_does(desk: Desk) -> None:
    was = whole(desk)
    checked = importing.check(desk, Rows(ROWS), mapping())
    assert whole(desk) == was
    done = imported(desk, *ROWS)
    assert done.checked.counts == checked.counts
    assert numbers(done) == {"rows": 4, "new": 3, "duplicates": 1, "refused": 1, "warned": 1}
    assert tuple(done.checked.findings) == tuple(checked.findings)


def test_what_nothing_answers_to_is_asked_about_once(desk: Desk) -> None:
    checked = importing.check(desk, Rows([*ROWS, ROWS[2]]), mapping())
    (question,) = [one for one in checked.questions if one.value == "Nowhereland"]
    assert question.count == 2


def test_the_report_is_a_list_to_mend_by(desk: Desk) -> None:
    checked = importing.check(desk, Rows(ROWS), mapping())
    text = importing.write_report(checked).decode("utf-8-sig")
    head, *lines = list(csv.reader(io.StringIO(text)))
    assert head == ["Row", "Column", "Value", "What", "Reason"]
    assert lines[0][:4] == ["3", "Start", "31/2/1991", "Refused"]
    assert lines[-1] == [
        "5", "", "Neemrana dialogue", "Likely duplicate", "The same in every cell as row 2.",
    ]  # fmt: skip
    assert {line[3] for line in lines} == {"Refused", "Warning", "Likely duplicate"}


def test_cells_that_look_like_formulas_are_text_in_the_report(desk: Desk) -> None:
    checked = importing.check(desk, Rows([row(1, "A", "=1+1")]), mapping())
    text = importing.write_report(checked).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert all(not cell.startswith("=") for line in lines for cell in line)
    assert lines[1][:3] == ["2", "Start", "'=1+1"]


def test_many_findings_are_read_page_by_page(desk: Desk) -> None:
    rows = [row(n, f"Talks {n}", f"31/2/{1950 + n % 60}") for n in range(1_300)]
    checked = importing.check(desk, Rows(rows), mapping())
    assert len(checked.findings) == 1_300
    page = checked.findings.page(1_020, 10)
    assert [one.row for one in page] == list(range(1_022, 1_032))
    assert page[0].weight is Weight.REFUSED
    assert checked.findings.page(1_299, 50)[0].row == 1_301
    assert checked.findings.page(1_300, 50) == ()


def test_records_that_a_row_looks_like_are_told(desk: Desk) -> None:
    there = recording.record(
        desk,
        small(
            "Neemrana dialogue of friends", start=day("1991-10"), countries=between("IND", "PAK")
        ),
    )
    secret = small(
        "Water talks", start=day("1999"), countries=between("IND"), confidentiality=Level.RESTRICTED
    )
    recording.record(desk, secret)
    rows = [
        row(1, "Neemrana Dialogue of Friends", "6/10/1991"),
        row(2, "Water talks", "5/5/1999"),
        row(3, "Neemrana dialogue of friends", "6/10/1992"),
    ]
    (twin,) = importing.check(desk, Rows(rows), mapping(), ceiling=Level.LIMITED).twins
    assert (twin.row, twin.id, twin.why) == (2, there.id, Likeness.ALIKE)
    assert twin.reference in importing.twin_in_words(twin)
    assert len(importing.check(desk, Rows(rows), mapping(), ceiling=TOP).twins) == 2


def test_pairs_told_from_both_sides_look_alike(desk: Desk) -> None:
    rows = [
        row(1, "Consult", "1/6/2018", "Bangladesh;Vietnam"),
        row(2, "Consult", "1/6/2018", "Vietnam;Bangladesh"),
        row(3, "Consult", "2/6/2018", "Vietnam;Bangladesh"),
    ]
    done = imported(desk, *rows)
    assert numbers(done) == {"rows": 3, "new": 3, "duplicates": 1}
    (twin,) = done.checked.twins
    assert (twin.row, twin.of_row, twin.why) == (3, 2, Likeness.OTHER_WAY_ROUND)


def test_a_year_meets_its_days_in_either_order(desk: Desk) -> None:
    rows = [
        row(1, "Long talks on water", "5/5/1999"),
        row(2, "Long talks on water", "1999"),
        row(3, "Other talks on trade", "1980"),
        row(4, "Other talks on trade", "5/5/1980"),
    ]
    twins = importing.check(desk, Rows(rows), mapping()).twins
    assert [(one.row, one.of_row) for one in twins] == [(3, 2), (5, 4)]


def test_duplicates_are_kept_left_out_or_put_together(desk: Desk) -> None:
    rows = [row(1, "Talks on water", "1999"), row(2, "Talks on water", "1999", summary="More.")]
    for choice, told, records in (
        (Choice.SKIP, {"rows": 2, "new": 1, "duplicates": 1, "left_out": 1}, 1),
        (Choice.UPDATE, {"rows": 2, "updated": 2, "duplicates": 2}, 1),
        (Choice.IMPORT, {"rows": 2, "new": 2, "duplicates": 2}, 3),
    ):
        choices = Choices({}, otherwise=choice)
        checked = importing.check(desk, Rows(rows), mapping(), choices)
        done = imported(desk, *rows, choices=choices, file=choice.value)
        assert numbers(done) == told
        assert checked.counts == done.checked.counts
        with desk.register.reading() as connection:
            count = connection.exec_driver_sql("SELECT count(*) FROM initiative").scalar()
        assert count == records
    assert found(desk, "1").summary == "More."


def test_one_row_is_decided_apart(desk: Desk) -> None:
    rows = [row(1, "Talks on water", "1999")] * 3
    done = imported(desk, *rows, choices=Choices({3: Choice.SKIP}))
    assert numbers(done) == {"rows": 3, "new": 2, "duplicates": 2, "left_out": 1}


def test_what_was_decided_is_remembered(desk: Desk) -> None:
    (question,) = importing.check(desk, Rows([ROWS[2]]), mapping()).questions
    about = (question.sort, "", "nowhereland")
    importing.remember(desk, {about: "NPL"}, Level.LIMITED)
    assert importing.known(desk, Level.PUBLIC).decisions == {}
    imported(desk, ROWS[2])
    assert [one.country for one in found(desk, "3").countries] == ["IND", "NPL"]
    importing.remember(desk, {about: ""}, Level.LIMITED)
    assert importing.known(desk, TOP).decisions == {}
    assert looking.one(desk, found(desk, "3").id, TOP).title == "Water talks"
