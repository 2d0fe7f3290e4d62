"""The starter file that `ctgraph new` writes."""

from __future__ import annotations

import json
import re

_SMALL = {"and", "for", "in", "of", "on", "the", "to", "with"}
_STARTER = """\
# A structure file: who sits in one partnership, and who answers to whom. Indent with spaces.
# Check it: ctgraph check FILE   Draw it: ctgraph draw FILE -o diagram.svg   In an editor that completes it: ctgraph schema --help

structure: {id}
title: {title}
as_of: 2026-01-01                  # the day that this describes: YYYY, YYYY-MM or YYYY-MM-DD

# The documents that the facts come from. A source below is a key from here, then the place in it.
sources:
  terms:
    title: Terms of reference
    date: 2026-01-01

# How far the documents record each matter: yes, partly or no. It says how to read silence.
recorded: {{accountability: yes, scrutiny: yes, membership: partly}}

bodies:
  council:                         # the id, by which others refer to this body
    name: The Council
    kind: council                  # council, cabinet, board, executive, working_group, forum, post, ...
    answers_outside: elected       # where lines of accountability end: elected, statutory or external
    source: terms section 1

  board:
    name: Children's Trust Board
    short: Board
    kind: partnership_board
    accountable_to: council        # upward lines: accountable_to, reports_to, part_of, or oversees from above
    source: terms section 2
    # chair: {{title: Lead Member}}  # who chairs: the id of a post, a title, vacant or undecided
    # members:                     # who sits on it, a row for each agency
    #   - {{agency: The Council, seats: 2, posts: [Lead Member, Director], sector: commissioner}}

  safeguarding:
    name: Safeguarding Children Partnership
    short: SCP
    kind: statutory_board
    part_of: council
    scrutinises: board
    source: terms section 3
    # scope: neighbour             # where it is here only because others relate to it: no line is asked of it

  parenting-group:
    name: Parenting Strategy Group
    kind: working_group
    # status: on_hold              # where it is not simply active: new, shadow, under_review, on_hold, wound_up, ...
    reports_to:
      board: stated                # how firmly the document holds it: stated, unclear, disputed, inferred or proposed
    works_with:                    # these carry no account: advises, supports, informs, works_with, commissions, ...
      safeguarding: {{standing: stated, source: terms section 4, note: a joint plan each year}}
    source: terms section 4

# What there is to do, and who owns it:
# functions:
#   - {{name: Needs assessment, owner: board, source: terms section 5}}

# Findings that the partnership has decided to live with, each with the reason and a date to look again:
# accepted:
#   - rule: several-lines
#     bodies: parenting-group
#     reason: the second line is for the budget alone
#     by: Head of Partnerships
#     minute: Board minutes, item 7
#     review: 2027-01-01
"""


def starter(name: str) -> str:
    """Return the text of a structure file to begin with, which passes `check`; `name` is its id."""
    title = re.sub(r"[^\s_-]+", lambda found: _capitalise(found[0]), name).replace("-", " ").replace("_", " ")
    return _STARTER.format(id=_quote(name), title=_quote(title[:1].upper() + title[1:]))


def _capitalise(word: str) -> str:
    return word if word in _SMALL else word[0].upper() + word[1:]


def _quote(text: str) -> str:
    # a JSON string is a YAML string too, except for these control characters, which YAML forbids
    return re.sub("[\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02x}", json.dumps(text, ensure_ascii=False))
