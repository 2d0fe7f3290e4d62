"""An analysis of one structure: its graphs, its findings and the answers to every question, each worked out once."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ctgraph import dates
from ctgraph.acceptances import Acceptances
from ctgraph.analyses.rule import Review, Rule
from ctgraph.errors import CtgraphError, DrawingError, UnknownNameError
from ctgraph.findings import Finding, Report, Reported, StructureReport, labels
from ctgraph.graph.graphs import Graphs
from ctgraph.model import RELATION_KINDS, Body, Lens, Period, Structure, Undated, find_undated
from ctgraph.queries.find_body import find_body
from ctgraph.rules import all_rules, find_rule, list_rules
from ctgraph.wording.messages import write_message

# What answers one question is imported where it is asked: the program starts anew for each.
if TYPE_CHECKING:
    from ctgraph.data.duties import Duty
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.contents import Contents, Profile
    from ctgraph.results.functions import Functions
    from ctgraph.results.lines import Down, Lines
    from ctgraph.results.members import Interlocks, Members
    from ctgraph.results.metrics import StructureMetrics
    from ctgraph.results.orphans import StructureOrphans
    from ctgraph.results.path import Path as PathBetween
    from ctgraph.results.report_document import Commentary, LensView, ReportDocument, StructureDocument, Template
    from ctgraph.results.statutes import Concerns
    from ctgraph.results.timeline import Timeline

FEW, MANY = 20, 3  # routes, stops and bodies below that a report lists for a body, and for one of a register
_MOST_OF_FEW = 400  # bodies; with more it is a register, and its page is large enough


class LensOptions(NamedTuple):
    """How structures are to be looked at: standings that are taken as true, and a day in place of each structure's own."""

    assume: tuple[str, ...] = ()
    as_of: str | None = None

    def of(self, structure: Structure) -> Lens:
        """Return the lens for a structure. Raises `UnknownNameError` for a standing or a date that is none."""
        return Lens.of(structure, self.assume, self.as_of)


class Checks(NamedTuple):
    """Which findings are reported: those of the rules in `select` (of all rules, if it is empty) that are not in `ignore`.

    `max_seats` takes the place of the limit that a structure sets itself.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    max_seats: int | None = None

    def part_rules(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the ids of the rules whose findings are reported, and those of the others, each in order."""
        reported, every = self.rules(), [rule.id for rule in all_rules()]
        return tuple(rule for rule in every if rule in reported), tuple(rule for rule in every if rule not in reported)

    def rules(self) -> set[str]:
        """Return the ids of the rules whose findings are reported. Raises `UnknownNameError` for a rule that is none."""
        selected = {find_rule(rule).id for rule in self.select} or {rule.id for rule in all_rules()}
        return selected - {find_rule(rule).id for rule in self.ignore}


class Drawing(NamedTuple):
    """A diagram: the bytes of its file, and the size in points of its smallest text on the page."""

    data: bytes
    smallest: float


EVERY_CHECK, OWN_DAY = Checks(), LensOptions()


class Analysis:
    """One structure, looked at through one lens: on its own day and taking what is settled, where no lens is given.

    Bodies are named by an id, a short name or a name, in any case; what names one raises `UnknownNameError` where it
    names none, or several.
    """

    def __init__(self, structure: Structure, lens: Lens | None = None, checks: Checks = EVERY_CHECK) -> None:
        self.structure = structure
        self.lens = Lens.of(structure) if lens is None else lens
        self.checks = checks

    @cached_property
    def graphs(self) -> Graphs:
        """The graphs of the structure."""
        own = self.structure.limits.seats
        most_seats = own if self.checks.max_seats is None else self.checks.max_seats
        return Graphs(self.structure, self.lens, _load_duties(self.structure), most_seats)

    # Findings

    @cached_property
    def checked(self) -> StructureReport:
        """The structure with its lens and its findings, the gravest last. Raises `UnknownNameError` for a rule that is none."""
        reported = self.checks.rules()
        today = self.lens.today or time.strftime("%Y-%m-%d")
        found = [finding for finding in _find(self.graphs, today) if finding.rule in reported]
        words, (asked, unasked) = _put_in_words(self.structure, found, today), self.checks.part_rules()
        return StructureReport(self.structure, self.lens, words, asked=asked, unasked=unasked)

    @property
    def findings(self) -> tuple[Reported, ...]:
        """The findings, each with its sentence, its rule and the acceptance that covers it; the gravest last."""
        return self.checked.reported

    def orphans(self) -> StructureOrphans:
        """Say for which groups no complete line is recorded, and what could not be assessed."""
        from ctgraph.queries.orphans import list_orphans

        return list_orphans(self.graphs, self.checked)

    # Questions

    def lines(self, body: str, limit: int = FEW) -> Lines:
        """Say how a body is accountable: at most `limit` routes to a root, shortest first, or where its lines stop."""
        from ctgraph.queries.lines import find_lines

        return find_lines(self.graphs, self._find_body(body), limit)

    def down(self, body: str, limit: int = FEW) -> Down:
        """Say what answers to a body: at most `limit` bodies, nearest first."""
        from ctgraph.queries.down import find_answering

        return find_answering(self.graphs, self._find_body(body), limit)

    def path(self, start: str, end: str, kinds: Collection[str] = ()) -> PathBetween:
        """Say how two bodies are connected, over relations of `kinds`, or of any kind where none is named."""
        from ctgraph.queries.path import find_path

        return find_path(self.graphs, self._find_body(start), self._find_body(end), kinds or RELATION_KINDS)

    def contents(self) -> Contents:
        """Say what is in the structure: every body and relation, whatever its status, date and standing."""
        from ctgraph.queries.contents import list_contents

        return list_contents(self.structure, self.lens)

    def profile(self, body: str) -> Profile:
        """Say all that is recorded of one body, and what is found about it."""
        from ctgraph.queries.contents import describe_body

        found = self._find_body(body)
        return describe_body(self.checked, found)

    def members(self, body: str | None = None) -> Members:
        """Say who sits on a body, or on every body of which that is recorded."""
        from ctgraph.queries.members import list_members

        return list_members(self.graphs, self._find_body(body) if body else None)

    def interlocks(self, body: str | None = None) -> Interlocks:
        """Say who sits on two bodies or more, of all or of those who sit on one body."""
        from ctgraph.queries.interlocks import find_interlocks

        return find_interlocks(self.graphs, self._find_body(body) if body else None)

    def functions(self) -> Functions:
        """Say what there is to do, who owns it, and how each owner is accountable."""
        from ctgraph.queries.functions import list_functions

        return list_functions(self.graphs)

    def statutes(self, duty: str | None = None) -> Concerns:
        """Say which statutory duties would concern the authority, which are declared, and which bodies are not recorded.

        With `duty`, the id of one, say it of that one alone. Raises `UnknownNameError` for one that is none, and
        `CtgraphError` for a structure without a date that is looked at on no day.
        """
        from ctgraph.loading.statutes import duty_ids, load_duty
        from ctgraph.queries.statutes import list_concerns

        if not self.lens.day:
            raise CtgraphError(f"{self.structure.id}: no date on which to look up the law; --as-of gives one")
        asked = load_duty(duty).id if duty else None
        return list_concerns(self.structure, self.lens, map(load_duty, duty_ids()), asked=asked)

    def metrics(self) -> StructureMetrics:
        """Return the structure in numbers, with the bodies behind each."""
        from ctgraph.queries.metrics import measure

        return measure(self.graphs)

    def timeline(
        self,
        window: tuple[str, str] = ("", ""),
        limit: int = 100,
        advance: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> Timeline:
        """Say what began, ended and changed, and which findings with it, from one date to another; an empty one is open.

        Findings are worked out on at most `limit` days, the last ones, for each of which the structure is checked as a
        whole; `advance` gets how many have been checked, of how many. Raises `UnknownNameError` for a date that is none,
        and for a window that ends before it begins.
        """
        from ctgraph.queries.timeline import Asked, trace_changes

        days = {day for rule in all_rules() if rule.days for day in rule.days(self.graphs) if day}

        def find_on(day: str) -> Sequence[Reported]:
            return Analysis(self.structure, self.lens._replace(day=day, today=day), self.checks).findings

        traced = trace_changes(self.structure, self.lens, find_on, Asked(_read_window(*window), days, limit, advance))
        asked, unasked = self.checks.part_rules()
        return traced._replace(asked=asked, unasked=unasked)

    # Files

    def draw(self, ending: str = "svg", options: Options | None = None) -> Drawing:
        """Return the diagram of the structure as an svg, png, pdf, dot or mmd file. Raises `DrawingError`.

        What is not there on the day is not drawn, and a status is that of the day.
        """
        from ctgraph.drawing.common.options import Options as DrawingOptions
        from ctgraph.drawing.structure.diagram import draw as draw_report

        options = options or DrawingOptions()
        report = self.checked.see()
        if options.focus and options.focus not in report.structure.bodies:
            name, day = self.structure.bodies[options.focus].name, self.lens.day
            raise DrawingError(f"{self.structure.id}: {name} is not there on {day}; --as-of looks at another day")
        return Drawing(*draw_report(report, ending, options))

    def tell_simplified(self, options: Options) -> str:
        """Say how the picture of the structure is simpler than others for its many lines; nothing where it is not."""
        from ctgraph.drawing.structure.diagram import tell_manner

        return tell_manner(self.checked.see(), options)

    @property
    def undated(self) -> Undated:
        """What has no date and is taken to have been there, on a day before the structure's own: empty on any other."""
        return find_undated(self.structure, self.lens)

    def report(self, ending: str = "html", title: str = "", commentary: str = "", template: bytes = b"") -> bytes:
        """Return a report on the structure as an html, md, pdf or docx file.

        `commentary`, as Markdown, has the headings of the sections that it goes into; a docx looks like the Word file `template`.
        Raises `CtgraphError` for what cannot be written or used, and `DrawingError` where the diagram cannot be drawn.
        """
        from ctgraph.results.report_document import Commentary, Template

        words = Commentary("the commentary", commentary) if commentary else None
        style = Template("the template", template) if template else None
        return write_report([self], Path(f"{self.structure.id}.{ending}"), title, words, style)

    def describe(
        self, options: Options, limit: int, *, live: bool = False, picture: bool = True, prefix: str = ""
    ) -> StructureDocument:
        """Return what a report holds of the structure: at most `limit` routes of a body. Raises `DrawingError`.

        `live`: for a page in which one can look around, and take weak standings as true or not while one does; `prefix`
        keeps the ids of its elements apart. Without `picture` the diagram is in words alone (Mermaid), which takes no Graphviz.
        """
        from ctgraph import report_document
        from ctgraph.queries.overview import MOST_DRAWN, group_bodies
        from ctgraph.results.report_document import ASSUMPTIONS

        asked = self._view(limit)
        if live:
            is_large = len(self.structure.bodies) > MOST_DRAWN
            groups = group_bodies(self.graphs) if is_large else None
            views = [asked] * len(ASSUMPTIONS) if is_large else self._views(asked, limit)
            return report_document.describe_live(asked, views, groups, options, prefix)
        shown = self.checked.see()
        is_large = len(shown.structure.bodies) > MOST_DRAWN
        groups = group_bodies(Analysis(shown.structure, self.lens).graphs) if is_large else None
        described = report_document.describe_still(asked, shown, groups, options, picture=picture)
        return described._replace(interlocks=asked.interlocks)

    def _view(self, limit: int) -> LensView:
        from ctgraph.queries.accounts import describe_accounts
        from ctgraph.results.report_document import LensView

        return LensView(self.checked, describe_accounts(self.graphs, limit), self.interlocks().interlocks)

    def _views(self, asked: LensView, limit: int) -> list[LensView]:
        """Return the view under each of the `ASSUMPTIONS`; those that take the same are one."""
        from ctgraph.results.report_document import ASSUMPTIONS

        standings = {each.standing for each in self.structure.relations}
        weak = standings | set(map(self.lens.status, self.structure.bodies.values()))
        for body in self.structure.bodies.values():
            weak |= {each.standing for each in (body.root_fact, body.chair, *body.members) if each}
        views = {self.lens.assume & weak: asked}
        for assume in ASSUMPTIONS:
            if assume & weak not in views:
                lens = self.lens._replace(assume=assume & weak)
                views[assume & weak] = Analysis(self.structure, lens, self.checks)._view(limit)
        return [views[assume & weak] for assume in ASSUMPTIONS]

    def _find_body(self, body: str) -> Body:
        return find_body(self.structure, body)


def check(structures: Iterable[Structure], lens: LensOptions = OWN_DAY, checks: Checks = EVERY_CHECK) -> Report:
    """Run every rule over every structure, and return the findings that `checks` leaves, by structure in order of id.

    Raises `UnknownNameError` for a rule, standing or date that is none.
    """
    checks.rules()  # a rule that is none is an error where there is no structure, too
    return Report.of(Analysis(each, lens.of(each), checks).checked for each in structures)


def describe(
    analyses: Sequence[Analysis], title: str = "", limit: int = 5, *, live: bool = False, picture: bool = True
) -> ReportDocument:
    """Return what a report holds of several structures, as `Analysis.describe` does of one.

    Raises `DrawingError`, and `CtgraphError` where it would take too long.
    """
    from ctgraph.drawing.common.options import Options
    from ctgraph.report_document import expect_page, gather

    for each in analyses if live else ():
        expect_page(each.structure)
    several = len(analyses) > 1
    options = Options(title="" if several else title)
    documents = [
        each.describe(options, limit, live=live, picture=picture, prefix=f"s{position}-" if several else "")
        for position, each in enumerate(analyses, 1)
    ]
    return gather(documents, list_rules().rules, title, live=live)


def write_report(
    analyses: Sequence[Analysis],
    path: Path,
    title: str = "",
    commentary: Commentary | None = None,
    template: Template | None = None,
) -> bytes:
    """Return a report on several structures for a file whose ending says how, as `Analysis.report` does on one."""
    from ctgraph.reports.kinds import find_kind

    kind = find_kind(path)
    limit = MANY if any(len(each.structure.bodies) > _MOST_OF_FEW for each in analyses) else FEW
    document = describe(analyses, title, limit, live=kind.live, picture=kind.picture)
    return kind.write(document._replace(commentary=commentary, template=template))


def _load_duties(structure: Structure) -> dict[str, Duty]:
    declared = sorted({duty for body in structure.bodies.values() for duty in body.duties})
    if not declared:
        return {}
    from ctgraph.loading.statutes import load_duty  # few structures declare a duty

    return {duty: load_duty(duty) for duty in declared}


def _find(graphs: Graphs, today: str) -> list[Finding]:
    structure = graphs.structure
    partly = {matter for matter, degree in structure.recorded._asdict().items() if degree == "partly"}
    found = [
        finding._replace(partial=True) if rule.concerns in partly else finding
        for rule in all_rules()
        if rule.find
        for finding in rule.find(graphs)
    ]
    review = Review(structure.accepted, found, [rule.id for rule in all_rules()], today)
    reviewed = [finding for rule in all_rules() if rule.review for finding in rule.review(review)]
    return sorted(
        found + reviewed, key=lambda each: (each.severity, each.rule, each.bodies, each.kind or "", each.about)
    )


def _put_in_words(structure: Structure, findings: Iterable[Finding], today: str) -> tuple[Reported, ...]:
    rules: dict[str, Rule] = {rule.id: rule for rule in all_rules()}
    facts = {rule.id: rule.facts() for rule in all_rules()}
    names, acceptances = labels(structure), Acceptances(structure.accepted)
    reported = []
    for finding in findings:
        rule = rules[finding.rule]
        # what is said of acceptances cannot be accepted in its turn
        acceptance = None if rule.review else acceptances.longest(finding)
        lapsed = acceptance is not None and acceptance.lapsed(today)
        sentence = write_message(rule.says, finding, names)
        reported.append(Reported(finding, sentence, facts[rule.id], acceptance, lapsed))
    return tuple(reported)


def _read_window(begins: str, ends: str) -> Period:
    try:
        period = Period(dates.days(begins)[0] if begins else "", dates.days(ends)[1] if ends else "", begins, ends)
    except ValueError as error:
        raise UnknownNameError(str(error)) from error
    if begins and ends and period.last < period.first:
        raise UnknownNameError(f"{ends} is before {begins}: there is no day between them")
    return period
