"""One post at both ends of a line, or of a scrutiny.

What it finds
-------------
A post that stands at both ends of an upward line (`line`) or of a scrutiny (`scrutiny`) between two operating bodies. It stands
at an end that it chairs; at an end that it answers for, which is a body with an upward line straight to the post; and at one
that it is itself. At one end at least it must be the chair; of a scrutiny it is enough that it answers for both. A chair is
known by the id of the post, or by its title: two titles that are the same word for word are one post. The finding is as firm
as the weakest of the relations and of what says who chairs.

Why it matters
--------------
Whoever reports to themselves hears few questions that they have not thought of, and finds in their own work less than an
outsider would.

What it leaves alone
--------------------
Two bodies that answer to each other and to the same post, which is how lines run together further up. A post that does not
operate. Titles that are merely like, and members: that somebody sits on both is shown by `ctgraph members --interlocks`. A title
that several people hold, such as "Independent chair", should be written out for each ("Independent chair of the Forum").

Example
-------
    structure: example
    bodies:
      council: {name: Council, kind: council, answers_outside: elected}
      board: {name: Board, kind: board, part_of: council, chair: {title: Lead Member}}
      executive: {name: Executive, kind: executive, reports_to: board, chair: {title: Lead Member}}

What to do
----------
Let another chair one of the two, the upper one first; or where the post must chair both by law, have another member lead when
the lower one reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ctgraph.analyses.rule import Rule
from ctgraph.analyses.shared.seated_body import describe_chair
from ctgraph.findings import Finding, Severity, weakest
from ctgraph.graph.digraph import Edge
from ctgraph.graph.graphs import Graphs
from ctgraph.graph.relations import firmest_first
from ctgraph.model import Relation
from ctgraph.seats import Post


class _Posts:
    """The posts that chair bodies, or that operating ones answer to, by the number of the body; those that operate."""

    def __init__(self, graphs: Graphs) -> None:
        self.graphs = graphs
        posts = {graphs.bodies.number[body.id] for body in graphs.sittings.in_operation(graphs.sittings.seating.posts)}
        self.chairs = {
            graphs.bodies.number[body]: post
            for body, post in graphs.sittings.seating.chairs.items()
            if not post.body or graphs.bodies.number[post.body] in posts
        }
        self.answered: dict[int, dict[str, list[Relation]]] = {}
        for lower, upper, line in graphs.accountability.between_operating if posts else ():
            if upper in posts:
                self.answered.setdefault(lower, {}).setdefault(graphs.bodies.ids[upper], []).append(line)

    def at_both(self, edge: Edge, *, scrutiny: bool) -> list[tuple[Post, tuple[Relation, ...]]]:
        """Return each post that stands at both ends, in order, with the lines by which the ends answer to it."""
        seating = self.graphs.sittings.seating
        posts = [self.chairs[end] for end in edge if end in self.chairs]
        if scrutiny:
            of_lower, of_upper = (self.answered.get(end, ()) for end in edge)
            posts += [seating.declared_post(post) for post in of_lower if post in of_upper]
        found = []
        for _, post in sorted({post.key: post for post in posts}.items()):
            lower, upper = (self._line_to(post, end) for end in edge)
            if lower is not None and upper is not None:
                found.append((post, (*lower, *upper)))
        return found

    def _line_to(self, post: Post, end: int) -> tuple[Relation, ...] | None:
        """Return the line by which an end answers to a post, none where the post chairs it or is it; `None` where neither is so."""
        chair = self.chairs.get(end)
        if (chair and chair.key == post.key) or post.body == self.graphs.bodies.ids[end]:
            return ()
        lines = self.answered.get(end, {}).get(post.body)
        return (firmest_first(lines)[0],) if lines else None


def _find(graphs: Graphs) -> Iterator[Finding]:
    posts = _Posts(graphs)
    if posts.chairs:
        yield from _between(graphs, posts, graphs.accountability.between_operating, "line")
    if posts.chairs or posts.answered:
        yield from _between(graphs, posts, graphs.scrutiny.between_operating, "scrutiny")


def _between(
    graphs: Graphs, posts: _Posts, answering: Iterable[tuple[int, int, Relation]], kind: str
) -> Iterator[Finding]:
    by_edge: dict[Edge, list[Relation]] = {}
    for lower, upper, relation in answering:
        if lower in posts.chairs or upper in posts.chairs or (lower in posts.answered and upper in posts.answered):
            by_edge.setdefault((lower, upper), []).append(relation)
    for edge, relations in by_edge.items():
        for post, lines in posts.at_both(edge, scrutiny=kind == "scrutiny"):
            yield _finding(graphs, posts, kind, edge, post, (firmest_first(relations)[0], *lines))


def _finding(
    graphs: Graphs, posts: _Posts, kind: str, edge: Edge, post: Post, relations: tuple[Relation, ...]
) -> Finding:
    ends = tuple(graphs.bodies.ids[end] for end in edge)
    chaired = (graphs.bodies.body(end) for end in edge if end in posts.chairs and posts.chairs[end].key == post.key)
    facts = tuple(map(describe_chair, chaired))
    return Finding(
        rule=RULE.id,
        kind=kind,
        severity=RULE.severity if kind == "scrutiny" else Severity.INFO,
        line=relations[0].line,
        file=relations[0].file,
        standing=weakest((*relations, *facts)),
        bodies=ends if post.body in ("", *ends) else (*ends, post.body),
        relations=relations,
        about=(post.title,),
        facts=facts,
        left_out_facts=graphs.bodies.list_doubts_of(edge),
    )


RULE = Rule(
    id="shared-chair",
    severity=Severity.WARNING,
    otherwise=((Severity.INFO, "it is at both ends of a line, and not of a scrutiny"),),
    summary="one post stands at both ends of a line or of a scrutiny",
    says={
        "line": "one post, {about}, stands at both ends of a line: {relations}{standing_of_facts}",
        "scrutiny": "one post, {about}, stands at both ends of a scrutiny: {relations}{standing_of_facts}",
    },
    sign="one post at both ends",
    documentation=__doc__,
    find=_find,
    concerns="membership",
    marks="first relation",
    mended_by="another chair",
)
