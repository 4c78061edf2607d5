"""The question before typed things are lost."""

import pytest

from diplomat_desk.ui.forms.asking import ask_to_leave
from tests.ui.desk_context import YesDialogs


@pytest.mark.parametrize("answer", [True, False])
def test_leaving_is_asked_in_so_many_words(answer: bool) -> None:
    dialogs = YesDialogs(answer=answer)
    assert ask_to_leave(dialogs) is answer
    assert len(dialogs.asked) == 1
    assert dialogs.asked[0].endswith("it is lost. [Leave without recording]")
