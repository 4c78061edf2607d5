"""Which licences may be in a program that is itself given away under MIT, closed or open, changed or not."""

from license_expression import AND, LicenseExpression, LicenseSymbol, get_spdx_licensing

ALLOWED = frozenset(
    {
        *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MIT-0"),
        *("PSF-2.0", "Unicode-3.0", "Unlicense", "Zlib"),
        # These bind files, fonts or data only, not the program around them.
        *("CC-BY-4.0", "MPL-2.0", "OFL-1.1"),
        # Libraries that anybody can exchange: they lie as modules of their own in the package.
        *("LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"),
    }
)
"""Of each of these the text travels along. Everything else fails, GPL and AGPL above all."""
_SPDX = get_spdx_licensing()


def is_allowed(expression: str) -> bool:
    """Tell whether all of an SPDX expression, or one of its alternatives, is allowed; an unknown one is not."""
    return bool(expression) and _holds(_SPDX.parse(expression, validate=True, strict=True))


def _holds(expression: LicenseExpression) -> bool:
    if isinstance(expression, LicenseSymbol):
        return expression.key in ALLOWED
    if not expression.args:
        return False
    within = [_holds(one) for one in expression.args]
    return all(within) if isinstance(expression, AND) else any(within)
