"""What can be chosen of a chart over time."""

from diplomat_desk.domain.options import Choice, Option

OPTIONS = (
    Option(
        "step",
        "Step",
        (
            Choice("auto", "Automatic"),
            Choice("decade", "Decade"),
            Choice("year", "Year"),
            Choice("quarter", "Quarter"),
            Choice("month", "Month"),
        ),
    ),
    Option(
        "split",
        "Split by",
        (
            Choice("track", "Track"),
            Choice("kind", "Kind"),
            Choice("status", "Status"),
            Choice("none", "Not split"),
        ),
    ),
    Option(
        "dates",
        "Date",
        (
            Choice("recorded", "First date"),
            Choice("actual", "Actual start"),
            Choice("planned", "Planned start"),
            Choice("both", "Planned and actual"),
        ),
    ),
    Option("total", "Count", (Choice("each", "In each step"), Choice("running", "Running total"))),
    Option(
        "compare",
        "Compare with",
        (Choice("none", "Nothing"), Choice("previous", "Period before")),
    ),
)
