"""The words and countries that a new register starts with: rules are tested on the real ones."""

import pytest

from diplomat_desk.domain.countries import Countries
from diplomat_desk.domain.initiative import Initiative
from diplomat_desk.domain.terms import Vocabularies
from diplomat_desk.services.reference import default_countries, default_terms


@pytest.fixture(scope="session")
def vocabularies() -> Vocabularies:
    return Vocabularies(default_terms())


@pytest.fixture(scope="session")
def countries() -> Countries:
    return Countries(default_countries())


@pytest.fixture(scope="session")
def agra() -> Initiative:
    """A record with which nothing is wrong."""
    return Initiative(title="Agra summit", kind="summit", track="L1")
