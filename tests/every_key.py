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
  minutes: {title: Minutes, note: From each meeting.}
kinds: {lhb: {label: Local health board, like: statutory_board}}
relations: {co_produces_with: {label: co-produces with, like: works_with, inverse: is co-produced with by}}
recorded: {accountability: partly, scrutiny: no, membership: partly}
bodies:
  council:
    name: Kent County Council
    short: KCC
    kind: county council
    status: {value: renewing, standing: unclear, source: review p. 2, note: As it was put.}
    answers_outside: {basis: elected, standing: disputed}
    source: [review p. 1, "minutes, 4"]
    from: {date: 1974, standing: inferred, note: Not said.}
    until: {date: 2012-03, source: minutes 3}
    last_recorded: {date: 2011-06, standing: unclear, note: In the minutes.}
    count: 12
    basis: Local Government Act 1972
    chair: {lead: {standing: unclear, source: review p. 2, note: One page says so.}}
    meets: monthly
    succeeds: {old: {standing: inferred, source: minutes 6, note: By its remit.}, older: stated}
    ids: {ons: E10000016, wikidata: Q21694646}
    remit: Everything
    note: The authority.
    seats: 9
    overlaps:
      board: {source: minutes 5, note: Since 2010.}
      old: disputed
    members:
      - agency: Kent Police
        seats: 2
        posts: [Chief Constable, Deputy]
        sector: provider
        role: full member
        partner: [chief-officer-of-police, police-authority]
        standing: unclear
        source: minutes 8
        note: Since 2010.
      - {agency: Schools, posts: Head}
  lead: {name: Lead Member, kind: post, tier: place}
  board:
    name: Children's Board
    kind: board
    source: minutes 2
    duty: [children-act-2004-s10, children-act-2004-s13]
    chair: {title: Director}
    accountable_to:
      council: {standing: stated, joint: yes}
      older: {joint: yes}
    overseen_by: council
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
      {value: active, standing: unclear, source: review p. 1, note: Made formal.}, 2009-02-03: on_hold}}
  older: {name: Older Board, kind: lhb, scope: neighbour, same_as: [nhs/icb.yaml#board, kent-2012#b], chair: undecided, co_produces_with: old}
limits: {seats: 20}
functions:
  - name: Staying safe
    owner: {board: {role: oversees, standing: unclear, source: review p. 5, note: It says so once.}, council: stated}
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
