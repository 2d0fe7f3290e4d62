"""The kinds of relation: the word and the clause for each from either end, when to use it and what it is not."""

from collections.abc import Mapping
from typing import NamedTuple


class RelationKind(NamedTuple):
    """A kind of relation.

    label: what people read where it stands alone.
    phrase: the clause from the body that the relation starts at: "is accountable to".
    inverse: the key by which a file writes it from its other end; empty for a relation without a direction.
    inverse_phrase: the clause from the other end; "…" is where the first body stands, if not at the end.
    is_upward: whether it is a line by which one body answers to another.
    words, inverse_words: what people write for the key and for the inverse, spelt as a key is; a word that several have means
        none of them.
    when: when to use it, in one sentence.
    is_not: what it is not, in one sentence.
    """

    label: str
    phrase: str
    inverse: str = ""
    inverse_phrase: str = ""
    is_upward: bool = False
    words: tuple[str, ...] = ()
    inverse_words: tuple[str, ...] = ()
    when: str = ""
    is_not: str = ""


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# fmt: off
RELATIONS: Mapping[str, RelationKind] = {
    "accountable_to": RelationKind(
        "Accountable to", "is accountable to", "holds_to_account", "holds … to account", is_upward=True,
        words=_split(
            "accountability_to answerable_to is_accountable_to answers_to responsible_to governed_by managed_by "
            "accountable held_to_account held_to_account_by held_accountable_by called_to_account_by line_managed_by solid_line "
            "solid_line_to"
        ),
        inverse_words=_split("holds_accountable holding_to_account governs manages"),
        when="The other body can call this one to account for what it does, and the sources say so.",
        is_not="Not reporting alone, which carries papers but perhaps no account; not being a part of the other body.",
    ),
    "reports_to": RelationKind(
        "Reports to", "reports to", "receives_reports_from", "receives reports from", is_upward=True,
        words=_split("provides_reports_to submits_reports_to reports report report_to reporting_to reports_into report_into reports_up_to answers_to managed_by line_managed_by "
            "feeds_into feed_into feeds_in_to sits_under sits_beneath under dotted_line dotted_line_to solid_line solid_line_to"),
        inverse_words=_split("receives_regular_reports_from receives_reports_of receives_report_from reports_from reporting_from reported_to_by manages"),
        when="It brings its reports to the other body, as its place in the structure asks, and the sources say no more.",
        is_not="Not a paper now and then for information, which is 'informs'; not accountability that the sources state.",
    ),
    "part_of": RelationKind(
        "Part of", "is part of", "has_part", "has … as a part", is_upward=True,
        words=_split(
            "belongs_to is_part_of sub_group_of subgroup_of sub_committee_of subcommittee_of committee_of "
            "subordinate_to part parent parent_body within sits_within sits_under sits_beneath under"
        ),
        inverse_words=_split("has_parts includes comprises contains has_sub_group has_subgroup has_sub_groups has_subgroups "
            "sub_groups subgroups sub_committees subcommittees parent_of consists_of"),
        when="It is a part of the other body: a committee of a council, a sub-group of a board.",
        is_not="Not having a seat there, which is 'represented_on'; not being set up by it, which is 'established_by'.",
    ),
    "oversees": RelationKind(
        "Oversees", "oversees", "overseen_by", "is overseen by", is_upward=True,
        words=_split("has_oversight_of oversight_of supervises provides_oversight_of oversight governs manages directs steers"),
        inverse_words=_split("oversight_provided_by oversight_by oversight_from supervised_by under_oversight_of oversight governed_by managed_by line_managed_by directed_by "
            "steered_by"),
        when="It watches over the other body from above and can direct it.",
        is_not="Not scrutiny, which comes from the side; not watching figures, which is 'monitors'.",
    ),
    "scrutinises": RelationKind(
        "Scrutinises", "scrutinises", "scrutinised_by", "is scrutinised by",
        words=_split("scrutinizes scrutiny_of holds_scrutiny_of provides_scrutiny_of challenges provides_challenge_to scrutiny reviews inspects"),
        inverse_words=_split(
            "scrutiny_provided_by scrutinized_by scrutiny_by scrutiny_from subject_to_scrutiny_by challenged_by scrutiny reviewed_by inspected_by"
        ),
        when="It examines what the other body does and holds it to account for that, without being above it.",
        is_not="Not oversight, which is an upward line; not assurance, which the other body gives of its own accord.",
    ),
    "advises": RelationKind(
        "Advises", "advises", "advised_by", "is advised by",
        words=_split("advice_to gives_advice_to provides_advice_to advises_to advisory_to recommends_to makes_recommendations_to advice"),
        inverse_words=_split("advice_from advice_by takes_advice_from receives_advice_from receives_recommendations_from advice"),
        when="It gives the other body advice, which that body may leave.",
        is_not="Not a report that is owed; it carries no account.",
    ),
    "supports": RelationKind(
        "Supports", "supports", "supported_by", "is supported by",
        words=_split("support_to gives_support_to provides_support_to serves assists services secretariat_of secretariat_to secretariat_for support"),
        inverse_words=_split("support_from support_by receives_support_from served_by assisted_by serviced_by secretariat secretariat_by support"),
        when="It does work for the other body, such as its secretariat or its analysis.",
        is_not="Not paying for it, which is 'funds'; not housing it, which is 'hosts'.",
    ),
    "informs": RelationKind(
        "Informs", "informs", "informed_by", "is informed by",
        words=_split("information_to notifies updates gives_information_to shares_information_to provides_updates_to updates_to briefs feeds feeds_into "
            "feed_into feeds_in_to dotted_line dotted_line_to"),
        inverse_words=_split("information_from notified_by updated_by receives_information_from updates_from receives_updates_from briefed_by fed_by"),
        when="It lets the other body know, for information.",
        is_not="Not a report by which it answers for what it does.",
    ),
    "works_with": RelationKind(
        "Works with", "works with",
        words=_split(
            "partners_with collaborates_with collaborates links_with links_to linked_to linked_with liaises_with "
            "cooperates_with co_operates_with coordinates_with co_ordinates_with works_alongside works_together_with "
            "partner_of related_to connected_to"
        ),
        when="The two do something together, and neither is above the other; written once, from either of them.",
        is_not="Not a line of account, however closely they work.",
    ),
    "commissions": RelationKind(
        "Commissions", "commissions", "commissioned_by", "is commissioned by",
        words=_split("contracts procures commissioner_of buys purchases"),
        inverse_words=_split("contracted_by procured_by commissioned_from provides_for"),
        when="It buys or orders services from the other body.",
        is_not="Not a grant without an order, which is 'funds'; not being above the other body.",
    ),
    "sets_agenda_of": RelationKind(
        "Sets the agenda of", "sets the agenda of", "agenda_set_by", "has its agenda set by",
        words=_split("sets_the_agenda_of controls_agenda_of controls_the_agenda_of agenda_for sets_agenda_for agenda"),
        inverse_words=_split("agenda_by agenda_from agenda_controlled_by has_agenda_set_by agenda"),
        when="It decides what the other body discusses.",
        is_not="Not chairing the other body, which is 'chair'.",
    ),
    "represented_on": RelationKind(
        "Represented on", "is represented on", "has_representatives_of", "has representatives of",
        words=_split(
            "is_represented_on represented represented_at represented_in sits_on has_seat_on has_a_seat_on member_of attends "
            "is_member_of is_a_member_of has_member_on"
        ),
        inverse_words=_split("has_representatives_from represents has_representative_of has_member includes_members_of"),
        when="Somebody sits on the other body for it, and the sources give no row of members that says so.",
        is_not="Not being a part of the other body; a seat carries no account.",
    ),
    "delegates_to": RelationKind(
        "Delegates to", "delegates to", "delegated_by", "has powers delegated by",
        words=_split("delegates delegation_to delegates_powers_to delegates_authority_to delegates_functions_to"),
        inverse_words=_split(
            "delegated_from delegation_from delegation_by has_delegated_powers_from delegated_powers_from "
            "receives_delegation_from delegated_authority_from"
        ),
        when="It lets the other body decide or act in its place.",
        is_not="Not in itself a line of account: where the sources say that the other body answers for it, write that too.",
    ),
    "escalates_to": RelationKind(
        "Escalates to", "escalates to", "receives_escalations_from", "receives escalations from",
        words=_split("escalation_to escalates escalates_issues_to escalates_risks_to escalated_to"),
        inverse_words=_split("escalation_from escalations_from escalated_by receives_escalation_from escalated_from"),
        when="It takes what it cannot settle itself to the other body.",
        is_not="Not a regular report, which is 'reports_to'.",
    ),
    "assures": RelationKind(
        "Gives assurance to", "gives assurance to", "assured_by", "receives assurance from",
        words=_split("assurance_to gives_assurance_to provides_assurance_to assurance"),
        inverse_words=_split(
            "assurance_from assurance_by receives_assurance_from seeks_assurance_from takes_assurance_from "
            "gets_assurance_from assurance"
        ),
        when="It gives the other body evidence that things are as they should be.",
        is_not="Not scrutiny, which the other body carries out itself.",
    ),
    "appoints": RelationKind(
        "Appoints", "appoints", "appointed_by", "is appointed by",
        words=_split("appoints_members_of appoints_to appointment_of elects"),
        inverse_words=_split("appointed_from appointment_by members_appointed_by elected_by"),
        when="It chooses who holds the post, or who sits on the body.",
        is_not="Not accountability of the appointed, unless the sources say so.",
    ),
    "funds": RelationKind(
        "Funds", "funds", "funded_by", "is funded by",
        words=_split("finances pays_for grants_to gives_grant_to funding_to resources funding"),
        inverse_words=_split("financed_by paid_by paid_for_by funding_from receives_funding_from resourced_by funding"),
        when="It gives the other body money.",
        is_not="Not buying a service from it, which is 'commissions'.",
    ),
    "hosts": RelationKind(
        "Hosts", "hosts", "hosted_by", "is hosted by",
        words=_split("host_of is_host_of houses employs_staff_of"),
        inverse_words=_split("hosted_at hosted_within housed_by host_organisation host_body"),
        when="It gives the other body a home: its staff, its office or its legal person.",
        is_not="Not being above it.",
    ),
    "establishes": RelationKind(
        "Establishes", "establishes", "established_by", "is established by",
        words=_split("sets_up creates constitutes founds forms convenes"),
        inverse_words=_split("set_up_by created_by constituted_by founded_by formed_by convened_by"),
        when="It set the other body up.",
        is_not="Not an upward line of what was set up, unless the sources say so.",
    ),
    "monitors": RelationKind(
        "Monitors", "monitors", "monitored_by", "is monitored by",
        words=_split("tracks monitoring_of performance_manages reviews inspects watches challenges provides_challenge_to"),
        inverse_words=_split("monitoring_by tracked_by performance_managed_by reviewed_by inspected_by challenged_by"),
        when="It follows figures or progress of the other body.",
        is_not="Not scrutiny, which calls the other body to answer; not oversight, which can direct it.",
    ),
    "consults": RelationKind(
        "Consults", "consults", "consulted_by", "is consulted by",
        words=_split("consults_with consultation_with asks"),
        inverse_words=_split("consultation_by asked_by consultee_of is_consultee_of"),
        when="It asks the other body for its view before it decides.",
        is_not="Not letting the other body decide; it carries no account.",
    ),
}
# fmt: on
# From the word by which a file writes a relation from its other end to its kind.
INVERSES: Mapping[str, str] = {each.inverse: kind for kind, each in RELATIONS.items() if each.inverse}
