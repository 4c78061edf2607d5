"""Errors for people: the text of the error is the whole message."""

from diplomat_desk.domain.errors import (
    DeskError,
    FileError,
    FileTrouble,
    MissingError,
    Problem,
    RefusedError,
    StaleError,
)


def test_a_refusal_says_everything_that_is_wrong() -> None:
    problems = (Problem("title", "A title is needed."), Problem("track", "Choose a track."))
    refusal = RefusedError(problems)

    assert str(refusal) == "A title is needed. Choose a track."
    assert refusal.problems == problems


def test_a_file_error_tells_the_trouble_and_the_sentence() -> None:
    error = FileError(FileTrouble.BUSY, "The register is open elsewhere.")

    assert (error.trouble, str(error)) == (FileTrouble.BUSY, "The register is open elsewhere.")


def test_all_of_them_are_the_users_to_see() -> None:
    for error in (RefusedError(()), StaleError(), MissingError(), FileError(FileTrouble.FULL, "")):
        assert isinstance(error, DeskError)
