"""Open questions: every distinct text once, and decisions that settle it."""

from dataclasses import replace

from diplomat_desk.exchange.deciding import decided, unmatched
from diplomat_desk.exchange.drafts import Sort
from diplomat_desk.exchange.mapping import AS_TEXT
from tests.exchange.knowing import column, drafted, known, made, mapping

HOW = mapping(column(0, "title"), column(1, "countries", separator=","), column(2, "organisations"))
ACTORS = mapping(column(0, "title"), column(1, "actors"))
ROWS = (
    ("One", "Soviet Unon, India", "Pugwash Conference"),
    ("Two", "soviet unon", ""),
    ("Three", "Pakistan/Taliban", "soviet unon"),
)


def test_each_text_is_asked_about_once_the_most_frequent_first() -> None:
    questions = unmatched((drafted(HOW, *row) for row in ROWS), known())
    assert [(q.sort, q.value, q.count, q.places) for q in questions] == [
        (Sort.COUNTRY, "Soviet Unon", 2, (1,)),
        (Sort.ORGANISATION, "Pugwash Conference", 1, (2,)),
        (Sort.ORGANISATION, "soviet unon", 1, (2,)),
        (Sort.ORGANISATION, "Taliban", 1, (1,)),
    ]
    assert questions[0].suggestions[0].code == "SUN"
    assert questions[1].suggestions[0].name == "Pugwash Conferences"


def test_an_answer_settles_the_question_in_the_columns_where_it_was_asked() -> None:
    how = HOW
    for question in unmatched((drafted(HOW, *row) for row in ROWS), known()):
        answer = {"Soviet Unon": "SUN", "Pugwash Conference": "Pugwash Conferences"}
        how = decided(how, question, answer.get(question.value, AS_TEXT))
    assert unmatched((drafted(how, *row) for row in ROWS), known()) == ()
    one = made(how, *ROWS[0])
    assert [c.country for c in one.countries] == ["SUN", "IND"]
    assert [o.name for o in one.organisations] == ["Pugwash Conferences"]
    assert one.organisations[0].as_given == ""


def test_an_answer_can_be_taken_back() -> None:
    question = unmatched([drafted(HOW, *ROWS[0])], known())[0]
    assert decided(decided(HOW, question, "SUN"), question, "") == HOW


def test_a_decision_is_remembered_for_the_next_file() -> None:
    question = next(
        q for q in unmatched([drafted(HOW, *ROWS[0])], known()) if q.sort is Sort.COUNTRY
    )
    later = replace(known(), decisions={question.about: "SUN"})
    found = drafted(HOW, "T", "SOVIET UNON", "", known_already=later)
    assert found.unmatched == ()
    assert found.initiative is not None
    assert found.initiative.countries[0].country == "SUN"


def test_initials_are_never_likely_to_mean_one_thing() -> None:
    rows = (("One", "EU", ""), ("Two", "Soviet Unon", ""), ("Three", "Zzyzx", ""))
    questions = unmatched((drafted(ACTORS, *row) for row in rows), known())
    likely = {one.value: one.likely.name for one in questions if one.likely}
    assert likely == {"Soviet Unon": "Soviet Union"}
