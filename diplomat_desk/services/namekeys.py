"""What of a name is compared: its words in Latin letters, without titles, and their consonants.

Scripts are brought together by transliteration (anyascii, ISC licence). Scripts that write no short
vowels agree with Latin spellings in the consonants only, hence the skeletons.
"""

import re
from dataclasses import dataclass

from anyascii import anyascii

from diplomat_desk.domain.text import fold, words_of

_TITLES = """
dr prof professor mr mrs ms miss sir dame lord lady hon honourable he excellency amb ambassador
gen general lt lieutenant col colonel maj major capt captain brig brigadier adm admiral marshal
air vice chief retd rtd ret shri sri smt pandit maulana mufti ayatollah hojjatoleslam imam sheikh
haji president minister senator justice judge secretary begum sahib saheb sardar engineer
jr sr phd
"""
_LEGAL = """
the of for and on in at to de la le les du des der die das und fur et y e al inc incorporated ltd
limited llc llp plc gmbh ev pvt private corp corporation co company sa ag bv
"""
_DROPPED = {True: frozenset(_TITLES.split()), False: frozenset(_LEGAL.split())}
"""Words that tell no person from another, and no organisation."""
# Two letters for one sound, in the spellings that are usual for names of South and West Asia.
_SOUNDS = (
    ("sch", "S"), ("tsch", "C"), ("sh", "S"), ("ch", "C"), ("kh", "k"), ("gh", "g"), ("ph", "f"),
    ("zh", "j"), ("th", "t"), ("ck", "k"), ("dh", "d"), ("bh", "b"), ("x", "ks"), ("q", "k"),
    ("c", "k"), ("v", "w"),
)  # fmt: skip
_BRACKETS = re.compile(r"^(.*?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*$")
_DOTTED = re.compile(r"\b(?:\w\.\s?){2,}(?:\w\b\.?)?")
# At the beginning of a word these stand for a vowel, and what follows is not the first sound.
_VOWEL_FIRST = re.compile(r"\b[\u0627\u0639]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")


@dataclass(frozen=True, slots=True)
class Variant:
    """One name of the record ``owner`` as it is compared.

    ``words`` are in Latin letters and in order, titles and legal forms dropped; ``bones`` are their
    skeletons. ``foreign`` tells that the name is in another script. ``initials`` are those of all words
    and of the weighty ones; ``letters`` is the name itself where it is made of capitals, as SAARC is.
    """

    owner: int
    text: str
    words: tuple[str, ...]
    bones: tuple[str, ...]
    foreign: bool
    initials: tuple[str, ...] = ()
    letters: str = ""


def variants(owner: int, name: str, *, person: bool) -> tuple[Variant, ...]:
    """Return the ways to read ``name``: whole, and where it ends in brackets, what is in and before them."""
    found = [_variant(owner, name, person=person)]
    bracketed = _BRACKETS.match(name)
    if bracketed and not person:
        found += [_variant(owner, part, person=person) for part in bracketed.groups() if part]
    return tuple(one for one in found if one.words)


def skeleton(word: str, *, arabic: bool = False) -> str:
    """Return the consonants of a Latin ``word``, one letter for one sound, none twice running.

    From ``arabic`` script, dh is one of its four letters for z.
    """
    text = word.replace("dh", "z") if arabic else word
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    kept = [
        letter
        for place, letter in enumerate(text)
        if letter not in "aeiou" and (place == 0 or letter not in "hyw")
    ]
    return "".join(c for n, c in enumerate(kept) if n == 0 or c != kept[n - 1])


def _variant(owner: int, name: str, *, person: bool) -> Variant:
    text = name if person else _DOTTED.sub(lambda run: _run_together(run.group()), name)
    folded = fold(text)
    foreign = not folded.isascii()
    plain = folded
    if foreign:
        plain = anyascii(_VOWEL_FIRST.sub("a", folded)).replace("`", "").replace("'", "")
    everything = words_of(plain.replace("'", "").replace("’", ""))
    words = tuple(word for word in everything if word not in _DROPPED[person]) or everything
    arabic = bool(_ARABIC.search(folded))
    bones = tuple(skeleton(word, arabic=arabic) for word in words)
    if person:
        return Variant(owner, name, words, bones, foreign)
    initials = {"".join(w[0] for w in some) for some in (everything, words) if len(some) > 1}
    return Variant(owner, name, words, bones, foreign, tuple(sorted(initials)), _letters(text))


def _run_together(dotted: str) -> str:
    end = " " if dotted.endswith(" ") else ""
    return dotted.replace(".", "").replace(" ", "") + end


def _letters(text: str) -> str:
    """Return ``text`` folded where it is one word in capitals, else nothing."""
    word = text.strip()
    capital = 2 <= len(word) <= 12 and word.isalpha() and word.isupper()
    return fold(word) if capital else ""
