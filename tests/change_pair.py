"""Two small structures, made up, of which the second differs from the first in every way that a picture marks."""

from __future__ import annotations

OLD = """\
structure: town-2020
title: Town partnership
as_of: 2020-05-01
sources: {review: {title: Review of the partnership, date: 2020-05-01}}
bodies:
  council: {name: Town Council, kind: council, answers_outside: elected, source: review p. 1}
  board: {name: Town Board, kind: board, source: review p. 2, accountable_to: council}
  executive: {name: Executive, kind: executive, source: review p. 2, reports_to: {board: inferred}}
  forum: {name: Old Forum, kind: forum, source: review p. 3, advises: board}
  youth: {name: Youth Group, kind: working_group, source: review p. 3, reports_to: executive, works_with: forum}
  panel: {name: Panel, kind: scrutiny_committee, source: review p. 4, scrutinises: board}
  gone: {name: Gone Group, kind: working_group, source: review p. 4, reports_to: board}
"""
NEW = """\
structure: town-2021
title: Town partnership, as proposed
as_of: 2021-03
sources: {plan: {title: Plan for the partnership, date: 2021-03-02}}
bodies:
  council: {name: Town Council, kind: council, answers_outside: elected, source: plan p. 1}
  board: {name: Town Assembly, kind: board, status: under_review, source: plan p. 2, accountable_to: council}
  executive: {name: Executive, kind: executive, source: plan p. 2, reports_to: board}
  youth-group: {name: Youth Group, kind: working_group, source: plan p. 3, reports_to: board}
  network: {name: New Network, kind: network, succeeds: forum, source: plan p. 3, advises: board}
  forum: {name: Old Forum, kind: forum, status: wound_up, source: plan p. 3}
  panel: {name: Panel, kind: scrutiny_committee, source: plan p. 4, scrutinises: board}
  unit: {name: Delivery Unit, kind: working_group, source: plan p. 5}
"""
