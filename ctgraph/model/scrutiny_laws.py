"""The laws under which bodies scrutinise themselves by committees of their own, as far as their sections were read."""

from typing import NamedTuple


class ScrutinyLaw(NamedTuple):
    """A section under which a body of a kind scrutinises itself; all of these are laws of England.

    first_day: the first day on which it is known to be in force.
    committees: the kinds of committee that it is about.
    other_bodies: words in the name of a body that tell that it is of another sort than the section is about, folded.
    """

    citation: str
    first_day: str
    committees: tuple[str, ...]
    other_bodies: tuple[str, ...] = ()


# The days and citations are those of the duties `local-government-act-2000-s9f`, `ldedca-2009-sch5a` and `lura-2023-sch1`.
OF_COUNCILS = (
    ScrutinyLaw(
        "Local Government Act 2000 s9F",
        "2012-05-04",
        ("scrutiny_committee",),
        ("parish", "town council", "community council"),
    ),
)
OF_COMBINED_AUTHORITIES = (
    ScrutinyLaw(
        "Local Democracy, Economic Development and Construction Act 2009 Sch. 5A",
        "2016-03-28",
        ("scrutiny_committee", "audit_committee"),
        ("combined county",),
    ),
)
OF_COMBINED_COUNTY_AUTHORITIES = (
    ScrutinyLaw(
        "Levelling-up and Regeneration Act 2023 Sch. 1 para 1",
        "2024-03-31",
        ("scrutiny_committee", "audit_committee"),
    ),
)
