"""The words of the program beside rules and kinds: what each means, and what it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Term(NamedTuple):
    """A word: what it means or when to use it, what it is not, and what a standard calls it."""

    means: str
    is_not: str
    elsewhere: str = ""


# fmt: off
IDEAS: Mapping[str, Term] = {
    "acceptance": Term(
        "A finding that the partnership has decided to live with, with the reason and a date to look again.",
        "Not a finding that is wrong: then the facts are to be put right.",
    ),
    "body": Term(
        "Anything that holds or gives account: a board, an executive, a group, a council, a post, an agency.",
        "Not a person: a post is a body, whoever holds it.", "W3C ORG: Organization, Post",
    ),
    "co-chair": Term(
        "One of those who chair a body together: each is a row of 'members' with 'role: Co-Chair'.",
        "Not the key 'chair', which takes one post.",
    ),
    "complete line": Term(
        "What a body has if upward lines lead from it, over bodies that operate, to one that answers outside the structure.",
        "Not any upward line: one that stops at a body without a line of its own is not complete.",
    ),
    "cycle": Term(
        "Bodies that answer to one another by upward lines, so that each ends up answering to itself.",
        "Not two bodies that work with each other, or that scrutinise each other.", "strongly connected component",
    ),
    "duty": Term("A section of an Act that names partners who must take part.", "Not a task of a body: that is a function."),
    "finding": Term(
        "One thing that a rule has to say, about named bodies and relations.",
        "Not a fault in the file, which is told when it is read; not in itself a fault of the partnership.", "SARIF: result",
    ),
    "function": Term(
        "Something to be done: a strand of work, a priority, a project.", "Not a body; the bodies that see to it have roles.",
    ),
    "interlock": Term(
        "A post, agency or body that sits on two bodies or more.", "Not a relation between those bodies: it carries no account.",
    ),
    "kind": Term(
        "What sort of body a body is, in one word of a list; a structure can declare kinds of its own.",
        "Not its name: a 'board' by name may be a kind of group.",
    ),
    "operating body": Term(
        "A body whose status lets it hold and give account, and that exists on the day.",
        "Not every body that is recorded: one that is on hold needs no line, and carries none.",
    ),
    "orphan": Term(
        "A body that is recorded without an upward line, or without a complete one.",
        "Not proof that there is no such line: the sources may not say it.",
    ),
    "relation": Term(
        "A connection from one body to another, of one kind, with its source; it can be written from either end.",
        "Not a membership: who sits on a body stands under 'members'.", "W3C ORG: reportsTo, subOrganizationOf, linkedTo",
    ),
    "root": Term(
        "A body that answers outside the structure, with the basis, so that lines end with it; JSON and the library call it so.",
        "Not whatever stands at the top of a diagram: a body without a line is no root until 'answers_outside' says so.",
    ),
    "route": Term(
        "A complete line, step by step, as JSON and the library call it: from a body to one that answers outside the structure.",
        "Not a chain of other relations; not one that stops before.", "path",
    ),
    "rule": Term(
        "What is checked, with the sentence that it says and the documentation that explains it.",
        "Not a law: a duty is that.", "lint rule",
    ),
    "scrutiny": Term(
        "That one body examines what another does and holds it to account for that, without being above it.",
        "Not an upward line, and so no part of a complete line.",
    ),
    "severity": Term(
        "How grave a finding is: error, shown as serious; warning, to look into; or info, for information.",
        "Not how firmly it is known: that is the standing of the facts that it rests on.",
    ),
    "source": Term(
        "Where a fact is written: the key of a declared document, and the place in it.",
        "Not the document alone: without a place a reader cannot look it up.", "PROV: wasDerivedFrom",
    ),
    "standing": Term(
        "How firmly the sources hold a fact: stated, unclear, disputed, inferred or proposed.",
        "Not how important the fact is.",
    ),
    "status": Term("Whether a body operates, and how.", "Not the standing of a fact; not how well the body works."),
    "stop": Term(
        "Where a line ends that is not complete: a body with no upward line recorded, one that does not operate, or a cycle.",
        "Not a body that answers outside, where a line is meant to end.",
    ),
    "structure": Term(
        "The arrangements of one partnership at one date, from named documents.", "Not an organisation: that is a body.",
    ),
    "survey": Term(
        "The same questions put to several authorities, and the structures that answer them.",
        "Not a structure: its answers stand in those.",
    ),
    "upward line": Term(
        "A relation by which a body answers to another: accountable to, reports to, part of, overseen by.",
        "Not scrutiny, advice, funding, delegation or any other relation: these carry no account.",
    ),
    "witness": Term(
        "One shortest circle that shows a cycle or a loop of scrutiny.", "Not the only circle that there is.",
    ),
}
KEYS: Mapping[str, Term] = {
    "answers_outside": Term(
        "For a body that answers to somebody who is no body here: voters, Parliament, a regulator. Lines end with it.",
        "Not for a body whose line is not recorded: leave it out, and the findings say so; or hold what a reader would infer as 'standing: inferred'.",
    ),
    "intended": Term(
        "On a scrutiny, why it is meant to go in both directions.", "Not a way to be silent: the finding becomes information.",
    ),
    "joint": Term(
        "On upward lines of one body to several others, that they are one duty held to all of them.",
        "Not for a single line; not for two duties to two bodies, where one line can be marked 'lead'.",
    ),
    "last_recorded": Term(
        "The last date of which anything is known of a body.", "Not its end: where a source tells the end, write 'until'.",
    ),
    "lead": Term(
        "On one upward line of a body with several, that it is the one that counts.", "Not how firmly the line is held.",
    ),
    "recorded": Term(
        "How far the sources record accountability, scrutiny and membership, which says how to read their silence.",
        "Not how far the file has been written: finish it first.",
    ),
    "role": Term(
        "What a body does with a function: of these four the one that is nearest to the verb of the source.",
        "Not what a member is on a body, which is any text; of that, 'in_attendance' alone is a word of the format.",
    ),
    "same_as": Term(
        "A body of another file that is the same body; with '--joined', the files are looked at as one whole.",
        "Not a body like it, nor one that took its place: that is 'succeeds'; not two bodies of one file.",
    ),
    "scope": Term("Whether a body is this structure's own matter; 'neighbour' if it is not.", "Not its status."),
}
STANDINGS: Mapping[str, Term] = {
    "stated": Term("A source says it.", "Not what follows from two things that are said: that is inferred."),
    "unclear": Term(
        "A source says it, and itself calls that line unclear or ambiguous.",
        "Not what you find hard to read; not what follows from two clear lines.",
    ),
    "disputed": Term("Sources contradict it, or one another.", "Not what one source calls unclear."),
    "inferred": Term(
        "A reader would draw it, and nobody wrote it; it counts where '--assume inferred' is asked for.",
        "Not a guess: the note says what it is drawn from.",
    ),
    "proposed": Term(
        "Somebody suggests it; it counts where '--assume proposed' is asked for.",
        "Not what a document recommends in a structure that supersedes another: there it is stated.",
    ),
}
STATUSES: Mapping[str, Term] = {
    "active": Term("It operates; what no status means.", "Not a judgement on how well it works."),
    "new": Term("It operates, and has begun of late.", "Not one that is only proposed."),
    "shadow": Term("It operates in shadow form, before it is set up in full.", "Not one that has never met."),
    "under_review": Term("It operates, and is being reviewed.", "Not on hold while that lasts."),
    "renewing": Term("It operates, and is being set up anew.", "Not wound up."),
    "low_activity": Term("It operates, and does little.", "Not one that does not meet."),
    "virtual": Term("It operates without meeting in a room, by post or online.", "Not one that has never met."),
    "unknown": Term("Whether it operates is not known; it is taken to.", "Not one of which nothing at all is known."),
    "on_hold": Term("It does not operate for the time being.", "Not wound up."),
    "not_meeting": Term(
        "It exists and does not meet, so it does not operate.",
        "Not one of which a source says that it has never met: that is never_met. Not one that meets online: that is virtual.",
    ),
    "never_met": Term(
        "It was set up and has never met, so it does not operate.",
        "Not one that used to meet, or of which no more is said than that it does not meet: that is not_meeting. "
        "Not one that is only proposed.",
    ),
    "merged": Term("It was joined with another, and does not operate by itself.", "Not a part of another that still meets."),
    "wound_up": Term("It has come to its end.", "Not on hold; where the date is known, write 'until' as well."),
    "proposed": Term(
        "Somebody suggests that there be such a body; it operates where '--assume proposed' is asked for.",
        "Not a body that has been decided on and has begun: that is new or shadow.",
    ),
}
BASES: Mapping[str, Term] = {
    "elected": Term(
        "It answers to voters: a council, a mayor, a commissioner.", "Not a committee of elected members, which answers to its council.",
    ),
    "statutory": Term(
        "An Act says to whom it answers outside: an integrated care board, a combined authority.",
        "Not every body that an Act asks for: a health and wellbeing board is a committee of its council.",
    ),
    "external": Term(
        "It answers to an organisation outside the structure: a national agency, a parent company.",
        "Not to a body that could be written here as a neighbour, with a line to it.",
    ),
}
ROLES: Mapping[str, Term] = {
    "owner": Term("It is responsible for the function; what no role means.", "Not one that only carries it out."),
    "oversees": Term("The source says that it oversees the function.", "Not an upward line: that is the relation 'oversees'."),
    "delivers": Term("It carries the function out.", "Not the owner: a function that is only delivered has no owner recorded."),
    "monitors": Term("It follows how the function is going.", "Not the owner: nobody may own what somebody monitors."),
}
MEMBER_ROLES: Mapping[str, Term] = {
    "in_attendance": Term(
        "Who is named attends without a seat: the row counts as no seat, and who attends does not sit on the body.",
        "Not an observer or adviser to whom the sources give a seat: for that write any other role, and the seats.",
    ),
}
SCOPES: Mapping[str, Term] = {
    "neighbour": Term(
        "A body that is there only because others relate to it; its own lines are not this structure's matter.",
        "Not a body of the partnership whose lines are not known: that one stays as it is, and the findings say so.",
    ),
}
DEGREES: Mapping[str, Term] = {
    "yes": Term("What was read of the sources records it; what is not there is taken not to be.", "Not that every source was read to its end."),
    "partly": Term("What was read of the sources records some of it; the findings say so.", "Not a lower severity."),
    "no": Term("What was read of the sources records none of it; one notice takes the place of the findings.", "Not that there is none of it."),
}
SEVERITIES: Mapping[str, Term] = {
    "error": Term(
        "Shown as 'serious': a finding that bodies answer to one another in a circle, on stated relations alone.",
        "Not a fault in the file: that is told with its line, and nothing is checked.",
    ),
    "warning": Term("Shown as 'to look into': a finding that somebody should look into.", "Not proof of a fault: a source may be missing."),
    "info": Term("Shown as 'for information': worth knowing, and perhaps meant to be so.", "Not a fault."),
}
CHANGES: Mapping[str, Term] = {
    "first recorded": Term(
        "Of a comparison: it is in the new structure, and what was read for the old one says nothing of the kind.",
        "Not new: it may have been there before. What the new sources set up, or the old ones would have told, is 'new' or 'gained'.",
    ),
    "not mentioned": Term(
        "Of a comparison: it is in the old structure, and what was read for the new one leaves it open.",
        "Not gone, and not lost: nobody says that it has ended.",
    ),
    "goes on": Term(
        "Of a comparison: a finding about a body is found again about the one that takes its place.", "Not mended; not new.",
    ),
    "moved": Term(
        "Of a comparison: a relation or function that is there on both sides, with another body at one end.",
        "Not lost and gained, of which nobody says that it is the same.",
    ),
}
# fmt: on
# Every sort of word, as its heading, with the idea or key that introduces it.
SORTS: Mapping[str, Mapping[str, Term]] = {
    "idea": IDEAS,
    "key": KEYS,
    "standing": STANDINGS,
    "status": STATUSES,
    "basis of answers_outside": BASES,
    "role": ROLES,
    "role of a member": MEMBER_ROLES,
    "scope": SCOPES,
    "degree of recorded": DEGREES,
    "severity": SEVERITIES,
    "word of a comparison": CHANGES,
}
# What a heading lists.
LISTED: Mapping[str, Mapping[str, Term]] = {
    "standing": STANDINGS,
    "status": STATUSES,
    "answers_outside": BASES,
    "role": ROLES,
    "scope": SCOPES,
    "recorded": DEGREES,
    "severity": SEVERITIES,
}
