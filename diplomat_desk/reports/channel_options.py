"""What can be chosen of a report on channels: which years, and when one has lapsed."""

from diplomat_desk.domain.options import Choice, Option, switch

OF_CHANNELS = (
    Option(
        "since",
        "Period",
        (
            Choice("all", "All years"),
            Choice("5", "The last 5 years"),
            Choice("10", "The last 10 years"),
            Choice("20", "The last 20 years"),
        ),
    ),
    Option(
        "lapsed",
        "Lapsed after",
        (Choice("2", "2 years"), Choice("5", "5 years"), Choice("10", "10 years")),
        usual="5",
    ),
    switch("ours", "Only with our own country"),
)
