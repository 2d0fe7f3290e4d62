"""A structure file in which every key is used, in every form that it has."""

FULL = """\
# Kent, as an example
structure: kent-2011
title: Kent's arrangements
authority: Kent County Council
authority_type: county
region: South East
as_of: 2011-02
supersedes: kent-2010
note: Made up.
sources:
  review:
    title: Review of the arrangements
    date: 2011-01-15
    url: https://example.org/review
  minutes: {title: Minutes}
recorded: {accountability: partly, scrutiny: no, membership: partly}
bodies:
  council:
    name: Kent County Council
    short: KCC
    kind: council
    status: renewing
    answers_outside: elected
    source: [review p. 1, "minutes, 4"]
    from: 1974
    until: 2012-03
    count: 12
    basis: Local Government Act 1972
    chair: lead
    meets: monthly
    succeeds: [old, older]
    remit: Everything
    note: The authority.
    seats: 9
    overlaps:
      board: {source: minutes 5, note: Since 2010.}
      old: {}
    members:
      - agency: Kent Police
        seats: 2
        posts: [Chief Constable, Deputy]
        sector: provider
        role: full member
        partner: [chief-officer-of-police, police-authority]
        note: Since 2010.
      - {agency: Schools, posts: Head}
  lead: {name: Lead Member, kind: post}
  board:
    name: Children's Board
    kind: board
    source: minutes 2
    duty: [children-act-2004-s10, children-act-2004-s13]
    chair: {title: Director}
    accountable_to: council
    scrutinises:
      old:
        standing: disputed
        source: review p. 9
        from: 2010-04
        until: 2010-06-30
        lead: yes
        intended: Agreed in 2010
        note: As it was put.
  old:
    {name: Old Board, kind: board, chair: vacant, succeeds: older, source: minutes 2, status: {2003: shadow, 2004-11:
      {status: active, source: review p. 1, note: Made formal.}, 2009-02-03: on_hold}}
  older: {name: Older Board, kind: board}
limits: {seats: 20}
functions:
  - name: Staying safe
    owner: [board, council]
    status: priority
    source: review p. 3
    note: One of five.
  - name: Being healthy
accepted:
  - rule: several-lines
    kind: mutual
    bodies: [board, old]
    about: [Police, Schools]
    reason: It is meant so
    by: Chair of the board
    minute: 12/2011
    review: 2012-02
  - {rule: unsourced, reason: Known}
answers:
  board:
    code: yes
    text: It goes on.
    source: minutes 7
  plan: {code: no_response}
"""
