"""The numbers behind a chart as an Excel workbook.

Apart from :mod:`drawing`, which the register's page needs too: what writes workbooks takes its time to
load, and only who saves one should pay for it.
"""

from diplomat_desk.charts.xlsxout import xlsx_bytes
from diplomat_desk.services.drawing import Numbers


def xlsx(numbers: Numbers) -> bytes:
    """Return ``numbers`` as a workbook, which says on a second sheet what they are about."""
    about = numbers.chart()
    caption = (about.subtitle, *about.caption)
    return xlsx_bytes(numbers.table(), about.title, caption, about.imprint)
