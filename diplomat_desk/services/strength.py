"""How hard a passphrase is to guess, by zxcvbn: loaded where one is chosen, and nowhere else."""

from dataclasses import dataclass

from zxcvbn import zxcvbn

from diplomat_desk.domain.words import say

LEAST, GOOD = 3, 4
"""Of 4: below the first a passphrase is guessed within hours by whoever has the file, below the other in weeks."""
_LONGEST = 72


@dataclass(frozen=True, slots=True)
class Strength:
    """``score`` from 0 (guessed at once) to 4; ``words`` say it, ``advice`` what would be better."""

    score: int
    words: str
    advice: str = ""

    @property
    def is_enough(self) -> bool:
        """Whether it protects years of work."""
        return self.score >= LEAST


def strength(passphrase: str, known: tuple[str, ...] = ()) -> Strength:
    """Return how strong ``passphrase`` is; ``known`` are words that whoever tries will try first."""
    if not passphrase:
        return Strength(0, "")
    found = zxcvbn(passphrase[:_LONGEST], user_inputs=list(known))
    score = int(found["score"])
    words = (
        say("Guessed at once"),
        say("Guessed within minutes"),
        say("Guessed within hours"),
        say("Guessed within weeks by somebody who has the file and means it"),
        say("Holds out for years"),
    )[score]
    advice = "" if score >= GOOD else say("Take four or more words that do not belong together.")
    return Strength(score, words, advice)
