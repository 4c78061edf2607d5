"""What is kept of imports: which there were, the mappings for later files, what texts were decided to mean."""

from collections.abc import Iterable

from diplomat_desk.domain.confidentiality import Level
from diplomat_desk.domain.imports import Decision, ImportBatch, ImportProfile
from diplomat_desk.services.desk import Desk
from diplomat_desk.services.writing import begin
from diplomat_desk.store import import_memory, imports


def past(desk: Desk, ceiling: Level) -> tuple[ImportBatch, ...]:
    """Return the imports that may be told, the latest first, without their rows."""
    with desk.register.reading() as connection:
        return imports.listing(connection, ceiling)


def profiles(desk: Desk, ceiling: Level) -> tuple[ImportProfile, ...]:
    """Return the mappings that are kept with the register, by name."""
    with desk.register.reading() as connection:
        return import_memory.profiles(connection, ceiling)


def decisions(desk: Desk, ceiling: Level) -> tuple[Decision, ...]:
    """Return what texts of files were decided to mean, as far as it may be told."""
    with desk.register.reading() as connection:
        return import_memory.decisions(connection, ceiling)


def keep_profile(desk: Desk, one: ImportProfile) -> None:
    """Keep a mapping for files of the same shape, in the place of one of the same name and level."""
    with begin(desk) as writer:
        import_memory.keep_profile(writer.connection, one)


def forget_profiles(desk: Desk, some: Iterable[ImportProfile]) -> None:
    """Keep these mappings no longer."""
    with begin(desk) as writer:
        for one in some:
            import_memory.forget_profile(writer.connection, one.name, one.level)


def forget_decisions(desk: Desk, some: Iterable[Decision]) -> None:
    """Forget what was decided; these texts are asked about again."""
    with begin(desk) as writer:
        import_memory.forget_decisions(writer.connection, some)
