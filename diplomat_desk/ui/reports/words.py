"""What the reports page says of the pages that it shows."""

from dataclasses import replace

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.words import count, say
from diplomat_desk.ui.printing.maker import Made, Order


def stale_words(made: Made, wanted: Order) -> str:
    """Return why pages are not those of ``wanted``."""
    before, now = made.order.request, wanted.request
    if before.name != now.name:
        return say("These pages are of another report than the one that is chosen.")
    if before.filter != now.filter:
        return say("These pages show another selection than the filter does now.")
    if replace(made.order, state=wanted.state) != wanted:
        return say("These pages are set otherwise than is chosen now.")
    return say("The register has changed since these pages were made.")


def result_words(made: Made) -> str:
    """Return what was made: how many pages, marked how."""
    pages = count(len(made.document.sheets), "{n} page", "{n} pages")
    if made.marking is Level.PUBLIC:
        return pages
    return say("{pages}, marked “{level}”", pages=pages, level=made.marking.label)
