"""The kinds of body: what each is called and looks like, what is expected of it, when to use it and what it is not."""

from __future__ import annotations

from collections.abc import Mapping

from ctgraph.model.body_kind import BodyKind
from ctgraph.model.families import BOARDS, COUNCILS, GROUPS, OTHERS
from ctgraph.model.scrutiny_laws import OF_COMBINED_AUTHORITIES, OF_COMBINED_COUNTY_AUTHORITIES, OF_COUNCILS


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# fmt: off
BODY_KINDS: Mapping[str, BodyKind] = {
    "council": BodyKind(
        "Council", COUNCILS, "house",
        scrutinises_itself=True, scrutiny_laws=OF_COUNCILS,
        words=_split(
            "unitary authority local_authority full_council county_council borough_council city_council district_council "
            "town_council parish_council metropolitan_council unitary_council unitary_authority"
        ),
        when="The authority itself, with all its elected members.",
        is_not="Not one of its committees, nor its cabinet: each of these is a body of its own.",
    ),
    "combined_authority": BodyKind(
        "Combined authority", COUNCILS, "house",
        scrutinises_itself=True, scrutiny_laws=OF_COMBINED_AUTHORITIES,
        words=_split("authority mca mayoral_combined_authority mayoral_authority"),
        when="An authority that several councils make up together under the law on combined authorities (2009).",
        is_not="Not a combined county authority, which is of another Act; not a joint committee.",
    ),
    "combined_county_authority": BodyKind(
        "Combined county authority", COUNCILS, "house",
        scrutinises_itself=True, scrutiny_laws=OF_COMBINED_COUNTY_AUTHORITIES,
        words=_split("authority cca mayoral_combined_county_authority"),
        when="An authority of county and unitary councils under the Levelling-up and Regeneration Act 2023.",
        is_not="Not a combined authority, which is of another Act; not a county council.",
    ),
    "mayor": BodyKind(
        "Mayor", COUNCILS, "underline", expects_line=False,
        words=_split("elected_mayor directly_elected_mayor metro_mayor regional_mayor"),
        when="An elected mayor of an authority or of a combined authority.",
        is_not="Not a ceremonial or lord mayor: that is a post.",
    ),
    "cabinet": BodyKind(
        "Cabinet", COUNCILS, "inverted_house",
        words=_split("executive_board executive_cabinet council_cabinet council_executive"),
        when="The executive of a council: the leader or mayor and the members with portfolios.",
        is_not="Not an executive of a partnership: that is an executive.",
    ),
    "committee": BodyKind(
        "Committee", COUNCILS, "cylinder",
        words=_split(
            "planning_committee licensing_committee standards_committee general_purposes_committee pensions_committee "
            "pension_committee corporate_parenting_committee corporate_parenting_board corporate_parenting_panel "
            "cabinet_sub_committee executive_sub_committee subcommittee sub_committee council_committee cabinet_committee "
            "regulatory_committee"
        ),
        when="A committee of one authority or body, whatever it decides.",
        is_not="Not one that scrutinises or audits, nor one of several authorities: these have kinds of their own.",
    ),
    "joint_committee": BodyKind(
        "Joint committee", COUNCILS, "cylinder",
        words=_split(
            "joint_board joint_executive_committee statutory_joint_committee committee_in_common committees_in_common "
            "joint_committee_in_common"
        ),
        when="A committee that two or more authorities or bodies set up together.",
        is_not="Not a joint scrutiny committee, which is a scrutiny committee; not a combined authority.",
    ),
    "scrutiny_committee": BodyKind(
        "Scrutiny committee", COUNCILS, "hexagon", is_scrutiny=True,
        words=_split(
            "policy_and_performance_board policy_and_performance_committee corporate_scrutiny_committee "
            "performance_and_scrutiny_committee scrutiny osc hosc johsc jhosc overview_and_scrutiny "
            "overview_and_scrutiny_committee overview_scrutiny_committee scrutiny_panel scrutiny_board scrutiny_commission "
            "scrutiny_sub_committee joint_scrutiny_committee joint_overview_and_scrutiny_committee health_scrutiny_committee "
            "health_overview_and_scrutiny_committee select_committee overview_and_scrutiny_panel overview_and_scrutiny_board "
            "overview_and_scrutiny_commission policy_and_scrutiny_committee"
        ),
        when="A committee of members that reviews what an executive or others do, and reports on it.",
        is_not="Not the committee that decides what is then scrutinised; not an audit committee.",
    ),
    "audit_committee": BodyKind(
        "Audit committee", COUNCILS, "hexagon", is_scrutiny=True,
        words=_split(
            "audit_and_governance_committee audit_and_risk_committee audit_panel audit_and_standards_committee "
            "governance_and_audit_committee"
        ),
        when="A committee that reviews finance, risk and control, and reports to the body that it is part of.",
        is_not="Not a scrutiny committee, which looks at what is decided and done.",
    ),
    "police_and_crime_commissioner": BodyKind(
        "Police and crime commissioner", COUNCILS, "underline", expects_line=False,
        words=_split("commissioner pcc pfcc police_fire_and_crime_commissioner police_commissioner crime_commissioner"),
        when="The elected commissioner who holds a chief constable to account.",
        is_not="Not the police force, which is an agency; not the panel that scrutinises the commissioner.",
    ),
    "police_and_crime_panel": BodyKind(
        "Police and crime panel", COUNCILS, "hexagon", expects_line=False, is_scrutiny=True,
        words=_split("pcp police_fire_and_crime_panel crime_panel police_panel"),
        when="The panel of councillors and others that scrutinises a police and crime commissioner.",
        is_not="Not a panel in general; it scrutinises the commissioner and not the force.",
    ),
    "statutory_board": BodyKind(
        "Statutory board", BOARDS, "cut_box",
        words=_split(
            "childrens_trust childrens_trust_board statutory_partnership statutory_partnership_board lscb "
            "safeguarding_children_board local_safeguarding_children_board police_authority"
        ),
        when="A board that the law asks for and that has no kind of its own here, such as an LSCB.",
        is_not="Not a board that partners set up by choice, however important.",
    ),
    "health_and_wellbeing_board": BodyKind(
        "Health and wellbeing board", BOARDS, "cut_box",
        words=_split("hwb hwbb h_and_wb h_and_wbb health_and_well_being_board health_wellbeing_board wellbeing_board"),
        when="The committee of a council under the Health and Social Care Act 2012 s194.",
        is_not="Not an integrated care partnership, which covers the area of an integrated care board.",
    ),
    "safeguarding_partnership": BodyKind(
        "Safeguarding partnership", BOARDS, "cut_box",
        words=_split(
            "partnership lscp safeguarding_children_partnership local_safeguarding_children_partnership "
            "safeguarding_partners childrens_safeguarding_partnership multi_agency_safeguarding_arrangements"
        ),
        when="The safeguarding partners of an area, or the body through which they act (Children Act 2004 s16E).",
        is_not="Not a Local Safeguarding Children Board, which came before it: that is a statutory board.",
    ),
    "safeguarding_adults_board": BodyKind(
        "Safeguarding adults board", BOARDS, "cut_box",
        words=_split(
            "sab lsab safeguarding_adult_board adult_safeguarding_board adults_safeguarding_board "
            "local_safeguarding_adults_board safeguarding_adults_partnership"
        ),
        when="The board of an area under the Care Act 2014 s43.",
        is_not="Not a board for the safeguarding of children.",
    ),
    "community_safety_partnership": BodyKind(
        "Community safety partnership", BOARDS, "cut_box",
        words=_split(
            "partnership csp crime_and_disorder_reduction_partnership cdrp safer_partnership community_safety_board "
            "community_safety_partnership_board"
        ),
        when="The partnership of the responsible authorities for crime and disorder in an area.",
        is_not="Not a safeguarding partnership; not the police and crime panel.",
    ),
    "integrated_care_partnership": BodyKind(
        "Integrated care partnership", BOARDS, "cut_box",
        words=_split(
            "ics integrated_care_system partnership place_based_partnership place_partnership icp "
            "integrated_care_partnership_board"
        ),
        when=(
            "The joint committee of an integrated care board and the councils of its area (Health and Care Act 2022 "
            "s26)."
        ),
        is_not="Not the integrated care board, which spends the money.",
    ),
    "integrated_care_board": BodyKind(
        "Integrated care board", BOARDS, "solid_box",
        scrutinises_itself=True,
        words=_split("ics integrated_care_system icb nhs_icb"),
        when="The NHS body that plans and pays for the health services of an area since July 2022.",
        is_not="Not the integrated care partnership; not the system as a whole, which is no body.",
    ),
    "integration_joint_board": BodyKind(
        "Integration joint board", BOARDS, "solid_box",
        scrutinises_itself=True,
        words=_split("ijb integration_authority health_and_social_care_integration_joint_board"),
        when="In Scotland, the body to which a council and a health board delegate health and social care.",
        is_not="Not an integrated care board, which is an English NHS body.",
    ),
    "public_services_board": BodyKind(
        "Public services board", BOARDS, "cut_box",
        words=_split("psb local_public_services_board"),
        when=(
            "In Wales, the board of the public bodies of an area (Well-being of Future Generations (Wales) Act 2015)."
        ),
        is_not="Not a local strategic partnership, which is a partnership board.",
    ),
    "partnership_board": BodyKind(
        "Partnership board", BOARDS, "box",
        words=_split(
            "youth_justice_management_board youth_offending_management_board yot_management_board partnership "
            "place_based_partnership place_partnership alliance joint_board childrens_trust childrens_trust_board "
            "improvement_board lsp local_strategic_partnership partnership_executive_board strategic_partnership "
            "strategic_partnership_board send_partnership_board coalition"
        ),
        when="The board of a partnership that organisations form by choice.",
        is_not="Not a board of one organisation; not a partnership by law that has a kind of its own.",
    ),
    "board": BodyKind(
        "Board", BOARDS, "box",
        words=_split(
            "corporate_parenting_board governing_board governing_body board_of_directors board_of_trustees trust_board "
            "oversight_board assurance_board"
        ),
        when="Any other board: of one organisation, or one that the sources say no more of.",
        is_not="Not to be used where a kind below fits better.",
    ),
    "executive": BodyKind(
        "Executive", BOARDS, "component",
        words=_split(
            "executive_group executive_board executive_committee partnership_executive executive_team management_board "
            "management_group"
        ),
        when="The group that runs a partnership between the meetings of its board.",
        is_not="Not the cabinet of a council.",
    ),
    "chief_officers_group": BodyKind(
        "Chief officers' group", BOARDS, "component",
        words=_split(
            "management_team directorate_management_team departmental_management_team dmt directorate_leadership_team "
            "corporate_leadership_board cog chief_officer_group chief_officers chief_executives_group leadership_team "
            "senior_leadership_team corporate_leadership_team corporate_management_team senior_management_team "
            "strategic_leadership_team slt cmt clt"
        ),
        when="The chief officers of one or several organisations, meeting as a group.",
        is_not="Not a board with members from outside; not one officer: that is a post.",
    ),
    "commissioning_board": BodyKind(
        "Commissioning board", BOARDS, "solid_box",
        words=_split(
            "joint_commissioning_board commissioning_group joint_commissioning_group commissioning_executive jcb "
            "joint_commissioning_executive"
        ),
        when="A group that decides together what services are bought.",
        is_not="Not an integrated care board, which has a kind of its own.",
    ),
    "programme_board": BodyKind(
        "Programme board", BOARDS, "folder",
        words=_split(
            "improvement_board project_board program_board transformation_board delivery_board "
            "improvement_programme_board"
        ),
        when="A board that steers a programme of work to its end.",
        is_not="Not a standing board of the partnership.",
    ),
    "provider_collaborative": BodyKind(
        "Provider collaborative", BOARDS, "folder",
        words=_split("alliance provider_alliance provider_partnership gp_federation pcn primary_care_network"),
        when="Providers of services that agree to plan or work together.",
        is_not="Not the integrated care partnership, in which those who commission sit too.",
    ),
    "outcome_group": BodyKind(
        "Outcome group", GROUPS, "tab",
        words=_split(
            "theme_group thematic_group priority_group outcomes_group outcome_board thematic_partnership theme_board"
        ),
        when="A group for one outcome, theme or priority of a plan.",
        is_not="Not a group for one task with an end.",
    ),
    "local_board": BodyKind(
        "Local board", BOARDS, "octagon",
        words=_split(
            "area_partnership neighbourhood_partnership locality_partnership community_board place_based_partnership "
            "place_partnership place_board area_board locality_board neighbourhood_board district_board area_committee "
            "locality_group local_childrens_board"
        ),
        when="A board for one part of the area of the partnership.",
        is_not="Not a partnership for the whole area.",
    ),
    "steering_group": BodyKind(
        "Steering group", GROUPS, "rounded_box",
        words=_split("steering_committee steering_board strategic_group strategy_group strategic_steering_group"),
        when="A group that steers one piece of work on behalf of a board.",
        is_not="Not a programme board, which has the programme's authority to decide.",
    ),
    "delivery_group": BodyKind(
        "Delivery group", GROUPS, "tab",
        words=_split(
            "workstream work_stream group delivery_board operational_group operations_group ops_group "
            "operational_delivery_group delivery_team implementation_group"
        ),
        when="A group that carries out what a board or plan has decided.",
        is_not="Not the board that decides it.",
    ),
    "sub_group": BodyKind(
        "Sub-group", GROUPS, "rounded_box",
        words=_split("performance_and_quality_assurance_group group subgroup sub_board standing_sub_group"),
        when="A standing group of members of a larger body, for part of its work.",
        is_not="Not a task and finish group, which ends with its task.",
    ),
    "working_group": BodyKind(
        "Working group", GROUPS, "rounded_box",
        words=_split(
            "member_working_group members_working_group cross_party_working_group performance_and_quality_assurance_group "
            "task_group workstream work_stream team yot youth_offending_team group stakeholder_group work_group working_party "
            "working_team project_group action_group"
        ),
        when="A group that does work for another body, with no end that is set.",
        is_not="Not a task and finish group, which ends with its task.",
    ),
    "task_and_finish_group": BodyKind(
        "Task and finish group", GROUPS, "note",
        words=_split(
            "task_group task_and_finish task_finish_group tfg t_and_f_group task_force taskforce task_and_finish_panel"
        ),
        when="A group set up for one task, which ends with it.",
        is_not="Not a standing group.",
    ),
    "panel": BodyKind(
        "Panel", GROUPS, "trapezium",
        words=_split(
            "corporate_parenting_panel adoption_panel fostering_panel placement_panel resource_panel marac review_panel "
            "decision_panel expert_panel case_panel child_death_overview_panel cdop channel_panel"
        ),
        when="A panel that looks at cases or questions, or decides on them.",
        is_not="Not a scrutiny panel, which is a scrutiny committee; not a police and crime panel.",
    ),
    "advisory_group": BodyKind(
        "Advisory group", GROUPS, "ellipse", expects_line=False,
        words=_split(
            "stakeholder_group advisory_board advisory_panel advisory_committee reference_group consultative_group "
            "advisory_council"
        ),
        when="A group that gives advice, and decides and delivers nothing.",
        is_not="Not a group that does work or steers it, whatever it is called.",
    ),
    "network": BodyKind(
        "Network", OTHERS, "ellipse", expects_line=False,
        words=_split("practitioner_network professional_network community_of_practice coalition"),
        when="People or organisations that keep in touch about a matter, without a task in common.",
        is_not="Not a group that was given work to do.",
    ),
    "forum": BodyKind(
        "Forum", OTHERS, "ellipse", expects_line=False,
        words=_split(
            "children_in_care_council looked_after_children_council care_leavers_forum care_leavers_council youth_cabinet "
            "community_forum residents_forum tenants_forum carers_forum area_forum youth_council stakeholder_group "
            "schools_forum parent_carer_forum parents_forum youth_forum stakeholder_forum provider_forum"
        ),
        when="A meeting in which many can speak on a matter.",
        is_not="Not a body that decides or delivers.",
    ),
    "assembly": BodyKind(
        "Assembly", OTHERS, "ellipse", expects_line=False,
        words=_split("youth_parliament youth_cabinet youth_council citizens_assembly youth_assembly stakeholder_assembly"),
        when="A large meeting of members, partners or residents.",
        is_not="Not a council, which is elected to decide.",
    ),
    "post": BodyKind(
        "Post", OTHERS, "underline", expects_line=False,
        words=_split(
            "section_151_officer s151_officer monitoring_officer head_of_paid_service head_of_service assistant_director "
            "service_director strategic_director executive_director chief_finance_officer lado virtual_school_head "
            "principal_social_worker council_leader leader_of_the_council deputy_leader member_champion executive_member "
            "officer position chief_executive director director_of_childrens_services dcs director_of_public_health "
            "lead_member cabinet_member portfolio_holder independent_chair chief_officer chief_constable dass "
            "director_of_adult_social_services lead_officer lead_councillor chairperson scrutineer independent_scrutineer "
            "adviser advisor minister secretary_of_state commissioner"
        ),
        when="One office, whoever holds it, such as a director or a lead member; never a person's name.",
        is_not="Not a group of officers; not an elected mayor or commissioner, which have kinds of their own.",
    ),
    "agency": BodyKind(
        "Agency", OTHERS, "parallelogram", expects_line=False,
        words=_split(
            "almo latc local_authority_trading_company arms_length_company council_owned_company academy academy_trust "
            "multi_academy_trust university gp_practice probation_service trust organisation organization charity company "
            "school college police police_force fire_service ccg clinical_commissioning_group voluntary_organisation "
            "housing_association healthwatch public_body"
        ),
        when="An organisation as a partner, such as a police force, a school or a charity.",
        is_not="Not a group of organisations; not a council or an NHS trust, which have kinds of their own.",
    ),
    "nhs_trust": BodyKind(
        "NHS trust", OTHERS, "parallelogram",
        scrutinises_itself=True,
        words=_split(
            "trust foundation_trust nhs_foundation_trust hospital_trust acute_trust mental_health_trust "
            "community_trust"
        ),
        when="An NHS trust or NHS foundation trust.",
        is_not="Not an integrated care board; not an academy trust, which is an agency.",
    ),
    "department": BodyKind(
        "Department", OTHERS, "parallelogram",
        words=_split(
            "service council_service childrens_services adult_social_care dept team yot youth_offending_team directorate yos "
            "youth_justice_service youth_offending_service government_department ministry council_department division service_area"
        ),
        when="A department of a council, of another organisation or of government.",
        is_not="Not the whole organisation; not its director, who is a post.",
    ),
    "regulator": BodyKind(
        "Regulator", OTHERS, "inverted_trapezium", expects_line=False,
        words=_split("inspectorate ofsted cqc care_quality_commission ombudsman inspection_body"),
        when="A body that inspects or regulates under an Act, such as Ofsted or the Care Quality Commission.",
        is_not="Not a committee of those who are inspected.",
    ),
}
# fmt: on
