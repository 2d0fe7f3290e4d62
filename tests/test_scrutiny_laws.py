"""The laws under which bodies scrutinise themselves are those of the duties that ship."""

from __future__ import annotations

import pytest

from ctgraph.glossary import explain
from ctgraph.loading.statutes import duty_ids, load_duty
from ctgraph.model import BODY_KINDS, ScrutinyLaw
from ctgraph.results.words import Words

LAWS = sorted({law for kind in BODY_KINDS.values() for law in kind.scrutiny_laws})


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.citation)
def test_each_law_is_a_duty_with_the_same_day_and_committees(law: ScrutinyLaw) -> None:
    (duty,) = [each for each in map(load_duty, duty_ids()) if each.citation.split(";")[0] == law.citation]
    assert duty.first_day == law.first_day
    assert set(law.committees) == {kind for kind in duty.kinds if BODY_KINDS[kind].is_scrutiny}
    assert not duty.period.last


@pytest.mark.parametrize("kind", sorted(BODY_KINDS))
def test_only_a_kind_that_scrutinises_itself_has_a_law(kind: str) -> None:
    assert BODY_KINDS[kind].scrutinises_itself or not BODY_KINDS[kind].scrutiny_laws


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("council", "under the Local Government Act 2000 s9F, in England from 2012-05-04"),
        (
            "combined_county_authority",
            "under the Levelling-up and Regeneration Act 2023 Sch. 1 para 1, in England from 2024-03-31",
        ),
        ("nhs_trust", "yes; no law was read"),
    ],
)
def test_explain_tells_the_law_of_a_kind_with_its_nation_and_day(word: str, said: str) -> None:
    found = explain(word)
    assert isinstance(found, Words)
    assert dict(found.entries[0].facts)["scrutinises itself"] == said
