"""The things that initiatives can be counted by, and what of them a filter can choose."""

from enum import StrEnum

from diplomat_desk.domain.words import say


class Dimension(StrEnum):
    """One way to sort initiatives into groups; an initiative may be in several groups of one dimension."""

    COUNTRY = "country"
    REGION = "region"
    ROLE = "role"
    TRACK = "track"
    APPROACH = "approach"
    KIND = "kind"
    STATUS = "status"
    MODE = "mode"
    FORMALITY = "formality"
    SCOPE = "scope"
    VISIBILITY = "visibility"
    RECOGNITION = "recognition"
    PURPOSE = "purpose"
    YEAR = "year"
    ORGANISATION_TYPE = "organisation-type"
    INTEREST = "interest"
    CONSTRAINT = "constraint"

    @property
    def vocabulary(self) -> str:
        """The vocabulary that its groups are terms of; empty for countries, regions and years."""
        return _VOCABULARY.get(self, "")

    @property
    def field(self) -> str:
        """The field of a filter that chooses among its groups; empty where none does."""
        return _FIELD.get(self, "")

    @property
    def label(self) -> str:
        """What one of its groups is, in the user's language."""
        return say(_LABEL[self])


_VOCABULARY = {
    Dimension.ROLE: "country-role",
    **{
        one: str(one)
        for one in (
            Dimension.TRACK,
            Dimension.APPROACH,
            Dimension.KIND,
            Dimension.STATUS,
            Dimension.MODE,
            Dimension.FORMALITY,
            Dimension.SCOPE,
            Dimension.VISIBILITY,
            Dimension.RECOGNITION,
            Dimension.PURPOSE,
            Dimension.ORGANISATION_TYPE,
            Dimension.INTEREST,
            Dimension.CONSTRAINT,
        )
    },
}

_FIELD = {
    Dimension.COUNTRY: "countries",
    Dimension.ROLE: "country_role",
    Dimension.TRACK: "tracks",
    Dimension.APPROACH: "approaches",
    Dimension.KIND: "kinds",
    Dimension.STATUS: "statuses",
    Dimension.MODE: "modes",
    Dimension.FORMALITY: "formalities",
    Dimension.SCOPE: "scopes",
    Dimension.VISIBILITY: "visibilities",
    Dimension.RECOGNITION: "recognitions",
    Dimension.PURPOSE: "purposes",
    Dimension.ORGANISATION_TYPE: "organisation_types",
    Dimension.INTEREST: "interests",
    Dimension.CONSTRAINT: "constraints",
}

_LABEL = {
    Dimension.COUNTRY: "Country",
    Dimension.REGION: "Region",
    Dimension.ROLE: "Role of the country",
    Dimension.TRACK: "Track",
    Dimension.APPROACH: "Approach",
    Dimension.KIND: "Kind",
    Dimension.STATUS: "Status",
    Dimension.MODE: "Mode",
    Dimension.FORMALITY: "Formality",
    Dimension.SCOPE: "Scope",
    Dimension.VISIBILITY: "Visibility",
    Dimension.RECOGNITION: "Recognition",
    Dimension.PURPOSE: "Purpose",
    Dimension.YEAR: "Year",
    Dimension.ORGANISATION_TYPE: "Type of organisation",
    Dimension.INTEREST: "Interest served",
    Dimension.CONSTRAINT: "Constraint",
}
