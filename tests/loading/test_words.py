"""What the words that people write for kinds mean, and what is suggested for those that mean nothing."""

from __future__ import annotations

import pytest

from ctgraph.errors import StructureFileError
from ctgraph.glossary import explain
from ctgraph.loading.structures import parse_structure
from ctgraph.loading.words import (
    find_kinds,
    find_relations,
    hint_kind,
    sense_relations,
    simplify,
    suggest_kind,
    suggest_relation,
)
from ctgraph.model import (
    BODY_KINDS,
    INVERSES,
    RECORDED_SYNONYMS,
    RELATIONS,
    ROLE_SYNONYMS,
    STANDING_SYNONYMS,
    STATUS_SYNONYMS,
    Structure,
)
from ctgraph.results.words import Words

EXCUSED = {kind for kind, each in BODY_KINDS.items() if not each.expects_line}
PAIRS = sorted(INVERSES.items())
# Words that officers write for a body: what is read or said, in this order, and what is never said.
OFFICERS_KINDS = [
    ("icb", "integrated_care_board"),
    ("ICB", "integrated_care_board"),
    ("hwb", "health_and_wellbeing_board"),
    ("Health & Wellbeing Board", "health_and_wellbeing_board"),
    ("lscp", "safeguarding_partnership"),
    ("csp", "community_safety_partnership"),
    ("icp", "integrated_care_partnership"),
    ("sab", "safeguarding_adults_board"),
    ("ijb", "integration_joint_board"),
    ("psb", "public_services_board"),
    ("pcc", "police_and_crime_commissioner"),
    ("osc", "scrutiny_committee"),
    ("Overview and Scrutiny Committee", "scrutiny_committee"),
    ("select_committee", "scrutiny_committee"),
    ("audit and governance committee", "audit_committee"),
    ("committees in common", "joint_committee"),
    ("local_authority", "council"),
    ("mca", "combined_authority"),
    ("subgroup", "sub_group"),
    ("steering committee", "steering_group"),
    ("project board", "programme_board"),
    ("operational_group", "delivery_group"),
    ("task force", "task_and_finish_group"),
    ("working party", "working_group"),
    ("chief officers", "chief_officers_group"),
    ("directorate", "department"),
    ("ofsted", "regulator"),
    ("foundation trust", "nhs_trust"),
    ("reference group", "advisory_group"),
    ("school", "agency"),
    ("independent scrutineer", "post"),
    ("scrutiny", "scrutiny_committee"),
    ("H&WB", "health_and_wellbeing_board"),
    ("PCN", "provider_collaborative"),
    ("SLT", "chief_officers_group"),
    ("place board", "local_board"),
    ("Corporate Parenting Committee", "committee"),
    ("children in care council", "forum"),
    ("Children's Services", "department"),
    ("service", "department"),
    ("Policy and Performance Board", "scrutiny_committee"),
    ("unitary authority", "council"),
    ("planning committee", "committee"),
    ("cabinet sub-committee", "committee"),
    ("s151 officer", "post"),
    ("monitoring officer", "post"),
    ("assistant director", "post"),
    ("head of service", "post"),
    ("LADO", "post"),
    ("directorate management team", "chief_officers_group"),
    ("DMT", "chief_officers_group"),
    ("YOT management board", "partnership_board"),
    ("Youth Justice Management Board", "partnership_board"),
    ("members' working group", "working_group"),
    ("neighbourhood partnership", "local_board"),
    ("tenants' forum", "forum"),
    ("youth parliament", "assembly"),
    ("LATC", "agency"),
    ("multi-academy trust", "agency"),
    ("probation service", "agency"),
    ("MARAC", "panel"),
    ("fostering panel", "panel"),
]
OFFICERS_GUESSES = [
    ("task_group", ("working_group", "task_and_finish_group")),
    ("partnership", ("partnership_board", "safeguarding_partnership", "community_safety_partnership")),
    ("ics", ("integrated_care_partnership", "integrated_care_board")),
    ("workstream", ("working_group", "delivery_group")),
    ("oversight_group", ("board", "working_group")),
    ("safeguarding subgroup", ("safeguarding_partnership", "safeguarding_adults_board")),
    ("consortium", ("board",)),
    ("concil", ("council",)),
    ("bord", ("board",)),
    ("executive board", ("cabinet", "executive")),
    ("place partnership", ("integrated_care_partnership", "partnership_board", "local_board")),
    ("YOT", ("working_group", "department")),
    ("scrutny", ("scrutiny_committee",)),
    ("corporate parenting board", ("committee", "board")),
    ("Corporate Parenting Panel", ("committee", "panel")),
    ("performance and quality assurance group", ("working_group", "sub_group")),
]
OFFICERS_RELATIONS = [
    ("reports_into", "reports_to"),
    ("oversight_by", "overseen_by"),
    ("answerable_to", "accountable_to"),
    ("held_to_account_by", "accountable_to"),
    ("sub_group_of", "part_of"),
    ("includes", "has_part"),
    ("scrutinizes", "scrutinises"),
    ("assurance_to", "assures"),
    ("assurance_from", "assured_by"),
    ("liaises_with", "works_with"),
    ("sits_on", "represented_on"),
    ("sets_up", "establishes"),
    ("set_up_by", "established_by"),
    ("hosted_at", "hosted_by"),
    ("escalation_to", "escalates_to"),
    ("notifies", "informs"),
    ("performance_managed_by", "monitored_by"),
    ("sits within", "part_of"),
    ("sub-groups", "has_part"),
    ("directed by", "overseen_by"),
    ("steers", "oversees"),
    ("makes recommendations to", "advises"),
    ("secretariat", "supported_by"),
    ("is a member of", "represented_on"),
    ("provides updates to", "informs"),
    ("submits reports to", "reports_to"),
    ("receives regular reports from", "receives_reports_from"),
    ("oversight provided by", "overseen_by"),
    ("scrutiny provided by", "scrutinised_by"),
]
OFFICERS_AMBIGUITIES = [
    ("sits under", ["reports_to", "part_of"]),
    ("dotted line to", ["reports_to", "informs"]),
    ("feed into", ["reports_to", "informs"]),
    ("line managed by", ["accountable_to", "reports_to", "overseen_by"]),
]


def read(body: str) -> Structure:
    bodies = f"a: {{name: A, kind: board{body}}}, b: {{name: B, kind: council}}"
    return parse_structure(f"structure: s\nbodies: {{{bodies}}}\n", "s.yaml")


def test_the_words_are_spelt_as_keys_are() -> None:
    kinds = [word for each in BODY_KINDS.values() for word in each.words]
    relations = [word for each in RELATIONS.values() for word in (*each.words, *each.inverse_words)]
    assert [word for word in (*kinds, *relations) if simplify(word) != word] == []


def test_no_word_is_a_key_of_another_kind() -> None:
    assert [word for each in BODY_KINDS.values() for word in each.words if word in BODY_KINDS] == []
    keys = RELATIONS.keys() | INVERSES.keys()
    assert [word for each in RELATIONS.values() for word in (*each.words, *each.inverse_words) if word in keys] == []


def test_every_kind_says_when_to_use_it_and_what_it_is_not() -> None:
    said = [(each.when, each.is_not) for each in BODY_KINDS.values()]
    for when, is_not in [*said, *((each.when, each.is_not) for each in RELATIONS.values())]:
        assert when.endswith(".")
        assert is_not.startswith("Not ")


@pytest.mark.parametrize(("word", "kind"), OFFICERS_KINDS)
def test_a_word_with_one_meaning_is_read(word: str, kind: str) -> None:
    assert find_kinds(word) == [kind]
    structure = parse_structure(f'structure: s\nbodies: {{a: {{name: A, kind: "{word}"}}}}\n', "s.yaml")
    assert structure.bodies["a"].kind == kind


@pytest.mark.parametrize(("word", "said"), OFFICERS_GUESSES)
def test_a_word_without_one_meaning_is_refused_with_what_it_may_mean(word: str, said: tuple[str, ...]) -> None:
    with pytest.raises(StructureFileError) as caught:
        parse_structure(f'structure: s\nbodies: {{a: {{name: A, kind: "{word}"}}}}\n', "s.yaml")
    assert all(f"'{kind}'" in str(caught.value) for kind in said)
    assert not any(f"'{kind}'" in str(caught.value) for kind in EXCUSED)


@pytest.mark.parametrize("word", ["oversight_group", "agent", "portal_group", "networking_group", "poster"])
def test_no_body_is_excused_from_a_line_by_a_guess(word: str) -> None:
    assert EXCUSED.isdisjoint(suggest_kind(word))


@pytest.mark.parametrize(("word", "key"), OFFICERS_RELATIONS)
def test_a_word_for_a_relation_is_read_the_way_it_goes(word: str, key: str) -> None:
    assert find_relations(word) == [key]
    (relation,) = read(f", {word}: b").relations
    assert relation.kind == INVERSES.get(key, key)
    assert (relation.from_id, relation.to_id) == (("b", "a") if key in INVERSES else ("a", "b"))


@pytest.mark.parametrize(("word", "keys"), OFFICERS_AMBIGUITIES)
def test_a_word_that_may_mean_several_relations_is_refused_with_them(word: str, keys: list[str]) -> None:
    assert find_relations(word) == keys
    with pytest.raises(StructureFileError, match=f"'{word}' is not a key of a body; it can mean '{keys[0]}'"):
        read(f", {word}: b")


@pytest.mark.parametrize("word", ["approved by", "ratified by", "endorsed by", "guided by", "rated by"])
def test_a_word_with_only_its_end_in_common_is_not_taken_for_a_misspelt_one(word: str) -> None:
    assert suggest_relation(word) == []
    assert sense_relations(word) == []


def test_what_is_near_to_no_word_is_not_said_to_be() -> None:
    for word, said in [
        ("hub", "the usual ones are 'board'"),
        ("liaison group", "nearest in sense are 'working_group'"),
    ]:
        assert hint_kind(word).startswith(f"; {said}")


@pytest.mark.parametrize(("inverse", "kind"), PAIRS)
def test_either_end_of_a_relation_is_read(inverse: str, kind: str) -> None:
    (there,), (back,) = read(f", {kind}: b").relations, read(f", {inverse}: b").relations
    assert (there.from_id, there.kind, there.to_id) == ("a", kind, "b")
    assert (back.from_id, back.kind, back.to_id) == ("b", kind, "a")


@pytest.mark.parametrize(("inverse", "kind"), PAIRS)
def test_a_misspelt_key_is_never_taken_for_its_reverse(inverse: str, kind: str) -> None:
    for right, reverse in ((inverse, kind), (kind, inverse)):
        for misspelt in misspell(right):
            if find_relations(misspelt):  # it means something, perhaps both, as "support" does
                continue
            suggested = suggest_relation(misspelt) or sense_relations(misspelt)
            assert reverse not in suggested, (misspelt, suggested)


def misspell(word: str) -> set[str]:
    """Return a word with a letter left out, doubled, or in the place of the next, and without its last part."""
    places = range(len(word))
    without = {word[:at] + word[at + 1 :] for at in places}
    doubled = {word[:at] + word[at] + word[at:] for at in places}
    turned = {word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :] for at in places}
    return without | doubled | turned | {word.rpartition("_")[0] or word}


@pytest.mark.parametrize("word", ["email", "count", "telephone", "minister", "likes", "agenda_item", "address"])
def test_no_relation_is_suggested_for_a_word_of_another_meaning(word: str) -> None:
    assert suggest_relation(word) == []


@pytest.mark.parametrize(("word", "never"), [("consulting", "count"), ("email", "remit"), ("overseen", "oversees'")])
def test_no_key_of_another_meaning_is_suggested(word: str, never: str) -> None:
    with pytest.raises(StructureFileError) as caught:
        read(f", {word}: b")
    assert f"did you mean '{never}" not in str(caught.value)


def test_a_word_beside_the_key_that_it_means_is_refused() -> None:
    with pytest.raises(
        StructureFileError, match="'reports_into' is another word for 'reports_to', which is there already"
    ):
        read(", reports_to: b, reports_into: b")


SYNONYMS = {"a standing": "status: {{value: on_hold, standing: {word}}}", "a status": "status: {word}"}


@pytest.mark.parametrize(
    "synonyms",
    [STANDING_SYNONYMS, STATUS_SYNONYMS, RECORDED_SYNONYMS, ROLE_SYNONYMS],
    ids=lambda each: next(iter(each)),
)
def test_a_synonym_is_spelt_as_a_choice_is_and_is_none(synonyms: dict[str, tuple[str, ...]]) -> None:
    words = [word for each in synonyms.values() for word in each]
    assert [word for word in words if simplify(word) != word or word in synonyms] == []


@pytest.mark.parametrize(
    ("noun", "word", "meant"),
    [
        ("a status", "disbanded", "did you mean 'wound_up'?"),
        ("a status", "Dissolved", "did you mean 'wound_up'?"),
        ("a status", "in abeyance", "did you mean 'on_hold'?"),
        ("a status", "does not meet", "did you mean 'not_meeting'?"),
        ("a status", "inactive", "it can mean 'on_hold', 'not_meeting' or 'wound_up'"),
        ("a status", "on hold", "did you mean 'on_hold'?"),
        ("a status", "interim", "expected one of active, new"),
        ("a standing", "implied", "did you mean 'inferred'?"),
        ("a standing", "Ambiguous", "did you mean 'unclear'?"),
        ("a standing", "yes", "did you mean 'stated'?"),
        ("a standing", "weak", "expected one of stated, unclear"),
    ],
)
def test_a_choice_that_is_written_in_another_word_is_suggested(noun: str, word: str, meant: str) -> None:
    written = SYNONYMS[noun].format(word=word)
    with pytest.raises(StructureFileError) as caught:
        read(f", {written}")
    assert f"{word!r} is not {noun}; {meant}" in str(caught.value)


def test_a_word_beside_a_relation_that_is_no_standing_is_written_as_a_note() -> None:
    with pytest.raises(StructureFileError, match=r"or details such as \{note: 'each spring'\}$"):
        read(", informs: {b: each spring}")
    (relation,) = read(", informs: {b: {note: 'each spring'}}").relations
    assert relation.note == "each spring"
    with pytest.raises(StructureFileError, match="'assumed' is not a standing; did you mean 'inferred'"):
        read(", informs: {b: assumed}")


def test_how_far_a_matter_is_recorded_and_what_a_body_does_are_suggested_too() -> None:
    file = "structure: s\nrecorded: {scrutiny: partially}\nfunctions: [{name: F, owner: {a: {role: lead}}}]\n"
    with pytest.raises(StructureFileError) as caught:
        parse_structure(f"{file}bodies: {{a: {{name: A, kind: board}}}}\n", "s.yaml")
    assert "'partially' is not a degree; did you mean 'partly'?" in str(caught.value)
    assert "'lead' is not a role; did you mean 'owner'?" in str(caught.value)


class TestOwnKinds:
    FILE = """\
structure: s
{before}bodies:
  board: {{name: Board, kind: lhb, co_produces_with: {{group: unclear}}, works_with: group}}
  group: {{name: Group, kind: working_group, answers_up_to: board}}
{after}"""
    OWN = """\
kinds: {lhb: {label: Local health board, like: statutory_board}}
relations:
  co_produces_with: {label: co-produces with, like: works_with}
  answers_up_to: {label: answers up to, like: reports_to}
"""

    @pytest.mark.parametrize("place", ["before", "after"])
    def test_they_act_as_what_they_are_like_and_are_shown_by_their_labels(self, place: str) -> None:
        structure = parse_structure(self.FILE.format(**{"before": "", "after": ""} | {place: self.OWN}), "s.yaml")
        board = structure.bodies["board"]
        assert (board.kind, board.kind_key, board.kind_label) == ("statutory_board", "lhb", "Local health board")
        told = [(each.from_id, each.kind, each.phrase, each.to_id, each.standing) for each in structure.relations]
        assert sorted(told) == [
            ("board", "works_with", "co-produces with", "group", "unclear"),
            ("board", "works_with", "works with", "group", "stated"),
            ("group", "reports_to", "answers up to", "board", "stated"),
        ]
        assert structure.kinds.keys() == {"lhb"}
        assert structure.relation_kinds.keys() == {"co_produces_with", "answers_up_to"}

    @pytest.mark.parametrize(
        ("own", "message"),
        [
            ("kinds: {board: {label: B, like: council}}", "'board' has a meaning already; use another key"),
            ("relations: {name: {label: B, like: informs}}", "'name' has a meaning already; use another key"),
            ("kinds: {lhb: {label: B}}", "a kind of body of your own needs 'like:'"),
            ("relations: {x: {label: B, like: overseen}}", "'overseen' is not a kind of relation; did you mean"),
        ],
    )
    def test_what_is_wrong_with_them_is_told(self, own: str, message: str) -> None:
        with pytest.raises(StructureFileError, match=message.replace("(", r"\(")):
            parse_structure(f"structure: s\n{own}\nbodies: {{}}\n", "s.yaml")


@pytest.mark.parametrize("word", ["priority", "theme", "strategic priority", "key objectives", "Function", "project"])
def test_what_there_is_to_do_is_no_body(word: str) -> None:
    assert hint_kind(word).startswith("; it is what there is to do, and no body: write it under 'functions'")


@pytest.mark.parametrize("word", ["priority_group", "project board", "programme_board", "theme_group"])
def test_a_group_for_what_there_is_to_do_is_a_body(word: str) -> None:
    assert len(find_kinds(word)) == 1


@pytest.mark.parametrize("word", ["observer", "Co-opted members", "non-voting member", "substitute"])
def test_what_a_member_is_on_a_body_is_no_body(word: str) -> None:
    assert hint_kind(word) == "; it is what a member is on a body: a row of 'members:' with a 'role:' says so"
    explained = explain(word)
    assert isinstance(explained, Words)
    assert next((entry.word, entry.sort) for entry in explained.entries) == ("role", "key of a file")


@pytest.mark.parametrize("word", ["youth cabinet", "youth council"])
def test_a_council_or_cabinet_of_young_people_is_none_of_the_authority(word: str) -> None:
    assert find_kinds(word) == ["forum", "assembly"]
