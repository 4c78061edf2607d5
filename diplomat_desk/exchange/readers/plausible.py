"""How far a text looks like words: by this is told in which encoding bytes were written.

Nothing of a language is known here but what all share: a capital does not stand within a word of small
letters, a word has one script, a quotation mark opens before a word and closes behind it, and control
characters are in no text.
"""

import unicodedata

ODD = -0.3
"""A text with less than this does not look like words."""

_COMMON = frozenset("éèêëàâäáãåçîïíóôöõúùûüñßøæœ" + "ąćęłńśźżčďěňřšťůžőű" + "ğışİ" + "ėįųū")
_OPENING = frozenset("“‘«„‚‹¿¡")
_CLOSING = frozenset("”’»›")
_ALONE = "àáåæéèíóòôöøú"
"""Letters that are words by themselves, or are often written alone."""
_ENDINGS = frozenset({"s", "t", "re", "ll", "ve", "d", "m"})
_MONEY = frozenset("€£¥¢")
_CASED_FROM, _CASED_TO = 0x370, 0x530
_LATIN_END = 0x250


def score(text: str) -> float:
    """Return about 1 where the characters of ``text`` beyond ASCII look like words, below 0 where not."""
    found = [_weight(text, place) for place, char in enumerate(text) if char > "\x7f"]
    return sum(found) / len(found) if found else 1.0


def _weight(text: str, place: int) -> float:
    """Return how well the character at ``place`` fits between its neighbours."""
    char = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    category = unicodedata.category(char)
    if category[0] == "L":
        return _letter(char, before, after)
    if category[0] == "M":
        return 0.5 if before >= "\u0250" and before.isalpha() else -2.0
    if category[0] == "C":
        return 0.3 if char in "\u200c\u200d\u200e\u200f" else -4.0
    if category[0] == "Z":
        return 0.3
    if char == "’" and _possessive(text, place):
        return 1.2
    return _mark(char, before, after)


def _possessive(text: str, place: int) -> bool:
    """Return whether an English ending follows a longer word or capitals: “mediator’s”, but not “país”."""
    word = text[:place]
    behind = text[place + 1 :].rstrip(".,:;!?)]”’")
    return behind in _ENDINGS and (word[-1:].isupper() or (word[-4:].isalpha() and len(word) >= 4))


def _letter(char: str, before: str, after: str) -> float:
    """Return how well a letter fits."""
    if char in "ªº":
        return 0.7 if before.isdigit() or before == "." else -1.0
    if char == "ƒ":
        return -2.0
    if ord(char) < _LATIN_END:
        return _latin(char, before, after)
    return _other_script(char, before, after)


def _latin(char: str, before: str, after: str) -> float:
    """Return how well a Latin letter fits."""
    if any(one.isalpha() and ord(one) >= _LATIN_END for one in (before, after)):
        return -2.0
    if _wrong_case(char, before, after):
        return -2.0
    if all(one.isalpha() and not one.isascii() for one in (before, after)):
        return -1.0  # no Latin script has so many of them together
    if not before.isalpha() and not after.isalpha() and char.lower() not in _ALONE:
        return 0.1
    if char in "ëïü" and not before.isalpha():
        return 0.7
    if char in _COMMON:
        return 0.8 if char in "øæå" else 1.0
    return 0.6 if char.lower() in _COMMON else 0.2


def _wrong_case(char: str, before: str, after: str) -> bool:
    """Return whether a capital stands within a word, or a small letter begins a word of capitals."""
    if char.isupper():
        return before.isalpha() and (before.islower() or after.islower())
    return char.islower() and after.isupper()


def _other_script(char: str, before: str, after: str) -> float:
    """Return how well a letter of another script fits; its neighbours should be of the same."""
    if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
        return -2.0
    if "\uff61" <= char <= "\uff9f":
        return -0.5  # half-width kana: any bytes look like them
    if _CASED_FROM <= ord(char) < _CASED_TO:
        return -2.0 if _wrong_case(char, before, after) else 1.0
    return 1.0


def _mark(char: str, before: str, after: str) -> float:
    """Return how well a mark or sign fits."""
    within = before.isalpha() and after.isalpha()
    if char == "’" and within:
        return 0.9
    if char in _OPENING:
        return 0.9 if not before.isalnum() and after.isalnum() else -1.5
    if char in _CLOSING:
        return 0.8 if not before.isspace() and not after.isalnum() else -1.5
    if within:
        return -0.2 if char in "–—·" else -2.0
    if char in "–—":
        return 1.1 if before == after == " " else 0.6
    if char == "…":
        return 0.6 if not after.isalnum() else -1.0
    if char in _MONEY:
        return 0.7 if before.isdigit() or after.isdigit() or before == after == " " else -0.8
    if char in "°½¼¾²³×±":
        return 0.6 if before.isdigit() or after.isdigit() else -0.8
    if ord(char) >= 0x3000 or "\u0600" <= char <= "\u06ff":
        return 0.5  # punctuation of Chinese, Japanese and Arabic
    return 0.3 if char in "§®©™•№" else -0.8
