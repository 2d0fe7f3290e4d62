"""Verbs in the number of a name, and sentences that say no more of a partnership than what is recorded."""

from __future__ import annotations

import json
import re

import pytest
from program import SHIPPED, ctgraph

from ctgraph.findings import Label
from ctgraph.wording.agreement import agree, is_of_several, refer_to

# What the author of a document would object to: the sources may be silent, and the partnership need not be.
OBJECTIONABLE = ("answers to nobody", "answer to nobody", "lack accountability", "lacks accountability", "onward line")


@pytest.mark.parametrize(
    "name",
    [
        "Age related groups",
        "Local Area Leadership Teams",
        "Ambition Boards other than Ambition Board 2",
        "Sub-committees",
        "DSPs",
        "Working groups (groups)",
        "Task and finish groups",
        "Health, Housing and Care groups",
        "Local Delivery Groups - Caerphilly",
        "Heads of Service",
        "Schools/Colleges",
        "Parish councils in the district",
    ],
)
def test_the_name_of_several_bodies_takes_a_plural_verb(name: str) -> None:
    assert is_of_several(name)
    assert agree(name, "is accountable to") == "are accountable to"
    assert refer_to(name) == "they"


@pytest.mark.parametrize(
    "name",
    [
        "Director of Children's Services",
        "Information Systems",
        "Board for Working groups",
        "Trust Board",
        "LINCS",
        "AIMS",
        "Healthwatch Leeds",
        "Schools and Colleges Forum",
        "Children's Services",
        "Chair, Ambition Boards",
        "Chief Officers' Group",
        "Children, Young People & Skills Committee",
        "Homes & Health Board",
    ],
)
def test_the_name_of_one_body_takes_a_singular_verb(name: str) -> None:
    assert not is_of_several(name)
    assert agree(name, "reports to") == "reports to"
    assert refer_to(name) == "it"


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Firms", True),
        ("Health and Care", True),
        ("Team", False),
        ("Children's Services", True),
        ("Circles of support", True),
    ],
)
def test_a_body_that_stands_for_several_is_in_the_plural_where_its_name_can_be(name: str, several: bool) -> None:
    assert is_of_several(Label(name, 3)) is several
    assert not is_of_several(Label(name, 1))


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("is part of", "are part of"),
        ("has been merged", "have been merged"),
        ("oversees", "oversee"),
        ("scrutinises", "scrutinise"),
        ("carries out work for", "carry out work for"),
        ("discusses with", "discuss with"),
        ("jointly oversees", "jointly oversee"),
        ("goes to", "go to"),
    ],
)
def test_a_verb_is_put_in_the_plural(singular: str, plural: str) -> None:
    assert agree("Working groups", singular) == plural


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("command", ["check", "orphans"])
def test_no_output_says_more_than_what_is_recorded(command: str, form: str) -> None:
    said = re.sub(r"\s+", " ", ctgraph(command, *SHIPPED, "--format", form).out)
    assert len(said) > 1000
    assert [phrase for phrase in OBJECTIONABLE if phrase in said] == []


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_line_is_said_to_be_more_than_what_is_recorded(form: str) -> None:
    told = [
        ctgraph("lines", structure["id"], orphan["body"], "--format", form).out
        for structure in json.loads(ctgraph("orphans", *SHIPPED, "--format", "json").out)["structures"]
        for orphan in structure["orphans"][:2]
    ]
    assert len(told) > 5
    assert all(told)
    assert [said for said in told if any(phrase in said for phrase in OBJECTIONABLE)] == []
