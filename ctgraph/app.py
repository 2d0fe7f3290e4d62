"""The way of the data, top to bottom: names of files, structures, graphs, findings, a report."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from ctgraph import dates
from ctgraph.analyses.rule import Rule, all_rules, find_rule
from ctgraph.errors import CtgraphError, DrawingError, StructureFileError, UnknownNameError
from ctgraph.findings import Acceptances, Finding, Report, Reported, Severity, StructureReport, labels
from ctgraph.graph.views import Views
from ctgraph.loading.catalogue import locate, locate_survey, shipped_surveys, structures_of
from ctgraph.loading.catalogue import shipped as shipped_files
from ctgraph.loading.structures import load_structure
from ctgraph.model import ASSUMABLE, RELATION_KINDS, Lens, Limits, Period, Structure
from ctgraph.wording.messages import write_message

# What answers one question is imported where it is asked: the program starts anew for each.
if TYPE_CHECKING:
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.contents import Contents, Profile, Shipped
    from ctgraph.results.dossier import Dossier, StructureDossier
    from ctgraph.results.functions import Functions
    from ctgraph.results.lines import Down, Lines
    from ctgraph.results.members import Interlocks, Members
    from ctgraph.results.metrics import Metrics
    from ctgraph.results.path import Path
    from ctgraph.results.rules import RuleEntry, Rules
    from ctgraph.results.statutes import Concerns, Statute, Statutes
    from ctgraph.results.survey import Asked, SurveyAnswers
    from ctgraph.results.timeline import Timeline


Advance = Callable[[float, int], None]  # is told how many pieces of work are done, of how many


def load(name: str, advance: Advance | None = None) -> Structure:
    """Return the one structure that `name` stands for. Raises `StructureFileError` or `UnknownNameError`.

    `advance` is told how much of a large file has been read, of 1.
    """
    paths = locate(name)
    if len(paths) > 1:
        raise UnknownNameError(f"{name}: a folder of {len(paths)} structures; name one of them, such as {paths[0]}")
    return load_structure(paths[0], _within(advance, 0, 1) if advance else None)


def load_all(
    names: Iterable[str], advance: Advance = lambda _done, _total: None
) -> tuple[list[Structure], list[StructureFileError]]:
    """Return every structure that can be read, and what is wrong with the files that cannot; none hides another.

    `advance` is told how many files have been read, of how many; in a large one, with the share of it that has been.
    """
    structures, errors = [], []
    paths = list(dict.fromkeys(path for name in names for path in locate(name)))
    for done, path in enumerate(paths):
        try:
            structures.append(load_structure(path, _within(advance, done, len(paths))))
        except StructureFileError as error:
            errors.append(error)
        advance(done + 1, len(paths))
    return structures, errors


def _within(advance: Advance, done: int, total: int) -> Callable[[float], None]:
    return lambda share: advance(done + share, total)


def lens(structure: Structure, assume: Collection[str] = (), as_of: str | None = None) -> Lens:
    """Return how to look at a structure: on its own day unless `as_of` names another, of a vague date the last day.

    Raises `UnknownNameError` where a standing cannot be assumed, or the date is none.
    """
    for standing in assume:
        if standing not in ASSUMABLE:
            raise UnknownNameError(f"{standing!r} cannot be assumed; expected {' or '.join(ASSUMABLE)}")
    if as_of is None:
        return Lens(structure.day, frozenset(assume))
    return Lens(_last_day(as_of), frozenset(assume))


def _last_day(date: str) -> str:
    return _days(date)[1]


def _days(date: str) -> tuple[str, str]:
    try:
        return dates.days(date)
    except ValueError as error:
        raise UnknownNameError(str(error)) from error


def check(
    structures: Iterable[Structure],
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    max_seats: int | None = None,
) -> Report:
    """Run every rule over every structure, and report what `select` and `ignore` leave.

    `max_seats` takes the place of the limit that a structure sets itself. Raises `UnknownNameError` for a rule, standing or date that is none.
    """
    wanted = {find_rule(rule).id for rule in select} or {rule.id for rule in all_rules()}
    wanted -= {find_rule(rule).id for rule in ignore}
    today = _last_day(as_of) if as_of is not None else time.strftime("%Y-%m-%d")
    reports = []
    for structure in structures:
        view = lens(structure, assume, as_of)
        limited = structure if max_seats is None else structure._replace(limits=Limits(seats=max_seats))
        findings = [finding for finding in _found(limited, view, today) if finding.rule in wanted]
        reports.append(StructureReport(structure, view, _reported(structure, findings, today)))
    return Report(tuple(sorted(reports, key=lambda report: (report.structure.id, report.structure.file))))


def is_at_least(report: Report, threshold: str) -> bool:
    """Say whether a finding that nobody has accepted is as grave as `threshold`: a severity's word, or ``never``."""
    worst = report.worst()
    return worst is not None and threshold != "never" and worst >= Severity[threshold.upper()]


def lines(
    structure: Structure, body: str, assume: Collection[str] = (), as_of: str | None = None, *, limit: int = 20
) -> Lines:
    """Say how a body is accountable: at most `limit` routes, or where its lines stop."""
    from ctgraph.queries.find_body import find_body
    from ctgraph.queries.lines import lines as lines_query

    return lines_query(structure, lens(structure, assume, as_of), find_body(structure, body), limit)


def down(
    structure: Structure, body: str, assume: Collection[str] = (), as_of: str | None = None, *, limit: int = 20
) -> Down:
    """Say what answers to a body: at most `limit` bodies, nearest first."""
    from ctgraph.queries.down import down as down_query
    from ctgraph.queries.find_body import find_body

    return down_query(structure, lens(structure, assume, as_of), find_body(structure, body), limit)


def path(
    structure: Structure,
    start: str,
    end: str,
    kinds: Collection[str] = (),
    assume: Collection[str] = (),
    as_of: str | None = None,
) -> Path:
    """Say how two bodies are connected, over relations of `kinds`, or of any kind where none is named."""
    from ctgraph.queries.find_body import find_body
    from ctgraph.queries.path import path as path_query

    ends = find_body(structure, start), find_body(structure, end)
    return path_query(structure, lens(structure, assume, as_of), *ends, kinds or RELATION_KINDS)


def contents(structure: Structure, assume: Collection[str] = (), as_of: str | None = None) -> Contents:
    """Say what is in a structure."""
    from ctgraph.queries.contents import contents as contents_query

    return contents_query(structure, lens(structure, assume, as_of))


def profile(structure: Structure, body: str, assume: Collection[str] = (), as_of: str | None = None) -> Profile:
    """Say all that is recorded of one body, and what is found about it."""
    from ctgraph.queries.contents import profile as profile_query
    from ctgraph.queries.find_body import find_body

    return profile_query(check([structure], assume, as_of).structures[0], find_body(structure, body))


def members(
    structure: Structure, body: str | None = None, assume: Collection[str] = (), as_of: str | None = None
) -> Members:
    """Say who sits on a body, or on every body of which that is recorded."""
    from ctgraph.queries.find_body import find_body
    from ctgraph.queries.members import members as members_query

    return members_query(structure, lens(structure, assume, as_of), find_body(structure, body) if body else None)


def interlocks(
    structure: Structure, body: str | None = None, assume: Collection[str] = (), as_of: str | None = None
) -> Interlocks:
    """Say who sits on two bodies or more, of all or of those who sit on one body."""
    from ctgraph.queries.find_body import find_body
    from ctgraph.queries.interlocks import interlocks as interlocks_query

    return interlocks_query(structure, lens(structure, assume, as_of), find_body(structure, body) if body else None)


def functions(structure: Structure, assume: Collection[str] = (), as_of: str | None = None) -> Functions:
    """Say what there is to do, who owns it, and how each owner is accountable."""
    from ctgraph.queries.functions import functions as functions_query

    return functions_query(structure, lens(structure, assume, as_of))


def draw_interlocks(answer: Interlocks, ending: str, options: Options | None = None) -> tuple[bytes, float]:
    """Return who sits on several bodies as a diagram, as `draw` returns a structure. Raises `DrawingError`."""
    from ctgraph.drawing.common.options import Options as Drawing
    from ctgraph.drawing.interlocks.diagram import draw as draw_answer

    return draw_answer(answer, ending, options or Drawing())


def timeline(
    structure: Structure,
    assume: Collection[str] = (),
    as_of: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    window: tuple[str, str] = ("", ""),
    *,
    limit: int = 100,
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> Timeline:
    """Say what began, ended and changed, and which findings with it, from one date to another; an empty one is open.

    Findings are worked out on at most `limit` days, the last ones, for each of which the structure is checked as a whole;
    `advance` is told how many have been checked, of how many. Raises `UnknownNameError` for a rule, standing or date that is
    none, and for a window that ends before it begins.
    """
    from ctgraph.queries.timeline import Asked
    from ctgraph.queries.timeline import timeline as timeline_query

    begins, ends = window
    period = Period(_days(begins)[0] if begins else "", _last_day(ends) if ends else "", begins, ends)
    if begins and ends and period.last < period.first:
        raise UnknownNameError(f"{ends} is before {begins}: there is no day between them")
    days = {day for rule in all_rules() if rule.days for day in rule.days(structure) if day}

    def found(day: str) -> Sequence[Reported]:
        return check([structure], assume, day, select, ignore).structures[0].reported

    asked = Asked(period, days, limit, advance)
    return timeline_query(structure, lens(structure, assume, as_of), found, asked)


def draw(
    structure: Structure,
    ending: str,
    assume: Collection[str] = (),
    as_of: str | None = None,
    options: Options | None = None,
) -> tuple[bytes, float]:
    """Return the diagram of a structure as the bytes of an svg, png, pdf, dot or mmd file.

    The second is the size, in points, of its smallest text on the page. Raises `DrawingError`.
    """
    from ctgraph.drawing.common.options import Options as Drawing
    from ctgraph.drawing.structure.diagram import draw as draw_report

    options = options or Drawing()
    report = check([structure], assume, as_of).structures[0]
    # what is not there on the day is not drawn, and a status is that of the day
    report = report._replace(structure=report.lens.seen(structure))
    if options.focus and options.focus not in report.structure.bodies:
        name, day = structure.bodies[options.focus].name, report.lens.day
        raise DrawingError(f"{structure.id}: {name} is not there on {day}; --as-of looks at another day")
    return draw_report(report, ending, options)


def draw_timeline(told: Timeline, ending: str, options: Options | None = None) -> tuple[bytes, float]:
    """Return a timeline as the bytes of an svg, png or pdf file, and the size, in points, of its smallest text on the page.

    Raises `DrawingError`.
    """
    from ctgraph.drawing.common.options import Options as Drawing
    from ctgraph.drawing.timeline.diagram import draw as draw_told

    return draw_told(told, ending, options or Drawing())


def dossier(
    structures: Sequence[Structure],
    assume: Collection[str] = (),
    as_of: str | None = None,
    options: Options | None = None,
    *,
    limit: int = 5,
    live: bool = False,
    picture: bool = True,
) -> Dossier:
    """Return all that there is to say about structures, with a diagram of each: at most `limit` routes of a body.

    `live`: for a page in which one can look around, and take weak standings as true or not while one does. Without
    `picture` the diagrams are in words alone (Mermaid), which takes no Graphviz.
    Raises `DrawingError` where there is nothing to draw with.
    """
    from ctgraph.drawing.common.options import Options as Drawing
    from ctgraph.queries.accounts import accounts
    from ctgraph.results.dossier import Dossier, StructureDossier

    told = []
    title = options.title if options else ""
    several = len(structures) > 1
    drawing = (options or Drawing())._replace(title="" if several else title)
    for position, structure in enumerate(structures, 1):
        report = check([structure], assume, as_of).structures[0]
        found = StructureDossier(report, accounts(structure, report.lens, limit), b"")
        if live:
            told.append(_live(found, as_of, drawing, limit, f"s{position}-" if several else ""))
        else:
            told.append(_drawn(found, drawing, picture=picture))
    return _with_look(Dossier(tuple(told), time.strftime("%Y-%m-%d"), rules().rules, title), live=live)


def _drawn(told: StructureDossier, options: Options, *, picture: bool) -> StructureDossier:
    from ctgraph.drawing.structure.diagram import draw as draw_report
    from ctgraph.queries.overview import MOST_DRAWN, overview
    from ctgraph.results.dossier import Group

    report, groups = told.report, tuple[Group, ...]()
    report = report._replace(structure=report.lens.seen(report.structure))
    if len(report.structure.bodies) > MOST_DRAWN:
        afar, groups = overview(report.structure, report.lens)
        report = report._replace(structure=afar, reported=())
    diagram, smallest = draw_report(report, "svg", options) if picture else (b"", 0.0)
    mermaid, _ = draw_report(report, "mmd", options)
    return told._replace(diagram=diagram, mermaid=mermaid.decode(), smallest=smallest, groups=groups)


def _live(told: StructureDossier, as_of: str | None, options: Options, limit: int, prefix: str) -> StructureDossier:
    from ctgraph.drawing.structure.live import live, live_groups
    from ctgraph.queries.accounts import accounts
    from ctgraph.queries.overview import MOST_DRAWN, overview
    from ctgraph.results.dossier import ASSUMPTIONS, View

    structure, asked = told.report.structure, View(told.report, told.accounts)
    if len(structure.bodies) > MOST_DRAWN:  # and then nobody goes from one assumption to another: it would be slow
        afar, groups = overview(_dated(told.report).structure, told.report.lens)
        drawn = live_groups(_dated(told.report), afar, groups, options, prefix)
        return told._replace(views=(asked,) * len(ASSUMPTIONS), live=drawn)
    weak = {each.standing for each in structure.relations} | set(
        map(told.report.lens.status, structure.bodies.values())
    )
    views = {told.report.lens.assume & weak: asked}
    for assume in ASSUMPTIONS:
        if assume & weak not in views:
            report = check([structure], assume & weak, as_of).structures[0]
            views[assume & weak] = View(report, accounts(structure, report.lens, limit))
    told = told._replace(views=tuple(views[assume & weak] for assume in ASSUMPTIONS))
    drawn = live([_dated(each.report) for each in told.views], _dated(told.report), options, prefix)
    return told._replace(live=drawn)


def _dated(report: StructureReport) -> StructureReport:
    return report._replace(structure=report.lens.dated(report.structure))


def _with_look(dossier: Dossier, *, live: bool) -> Dossier:
    if not live:
        return dossier
    from ctgraph.drawing.structure.live import look

    return dossier._replace(look=look(each.live.drawing + each.live.legend for each in dossier.structures if each.live))


def metrics(structures: Iterable[Structure], assume: Collection[str] = (), as_of: str | None = None) -> Metrics:
    """Return structures in numbers, in order of id, with the bodies behind each."""
    from ctgraph.queries.metrics import metrics as metrics_query
    from ctgraph.results.metrics import Metrics

    told = [metrics_query(structure, lens(structure, assume, as_of)) for structure in structures]
    return Metrics(tuple(sorted(told, key=lambda each: (each.structure.id, each.structure.file))))


def statutes() -> Statutes:
    """Return every statutory duty, in order of id."""
    from ctgraph.loading.statutes import duty_ids, load_duty
    from ctgraph.results.statutes import Statutes

    return Statutes(tuple(map(load_duty, duty_ids())))


def statute(wanted: str) -> Statute:
    """Return one statutory duty. Raises `UnknownNameError`."""
    from ctgraph.loading.statutes import load_duty
    from ctgraph.results.statutes import Statute

    return Statute(load_duty(wanted))


def statutes_for(structure: Structure, assume: Collection[str] = (), as_of: str | None = None) -> Concerns:
    """Return the duties that would concern the authority of a structure. Raises `CtgraphError` where there is no date."""
    from ctgraph.loading.statutes import duty_ids, load_duty
    from ctgraph.queries.statutes import list_concerns

    view = lens(structure, assume, as_of)
    if not view.day:
        raise CtgraphError(f"{structure.id}: there is no date on which the law could be looked up; --as-of gives one")
    return list_concerns(structure, view, map(load_duty, duty_ids()))


def survey(name: str | None, asked: Asked, advance: Advance = lambda _done, _total: None) -> SurveyAnswers:
    """Say what the authorities of a survey answered, as far as it was asked for.

    `name` is a folder, the file that defines the survey, or the id of one that ships; None is the one that there is.
    `advance` is told how many files have been read, of how many.

    Raises `StructureFileError`, with every problem of every file, or `UnknownNameError`.
    """
    from ctgraph.loading.surveys import load_survey
    from ctgraph.queries.survey import survey as survey_query

    return survey_query(*load_survey(locate_survey(name), advance), asked)


def shipped() -> Shipped:
    """Return the structures that ship, and which of them a survey gathers."""
    from ctgraph.results.contents import Shipped

    surveys = {path: name for name, survey in shipped_surveys().items() for path in structures_of(survey)}
    loaded = {path: load_structure(path) for path in shipped_files().values()}
    return Shipped(tuple(loaded.values()), {each.id: surveys[path] for path, each in loaded.items() if path in surveys})


def rules() -> Rules:
    """Return every rule, in order of id."""
    from ctgraph.results.rules import Rules

    return Rules(tuple(_entry(rule) for rule in all_rules()))


def explain(rule: str) -> RuleEntry:
    """Return one rule with its documentation. Raises `UnknownNameError`."""
    return _entry(find_rule(rule))


def _entry(rule: Rule) -> RuleEntry:
    from ctgraph.results.rules import RuleEntry

    return RuleEntry(rule.id, rule.severity.word, rule.summary, tuple(rule.sections().items()))


def _found(structure: Structure, view: Lens, today: str) -> list[Finding]:
    views = Views(structure, view)
    partly = {matter for matter, degree in structure.recorded._asdict().items() if degree == "partly"}
    found = [
        finding._replace(partial=True) if rule.concerns in partly else finding
        for rule in all_rules()
        if rule.find
        for finding in rule.find(views)
    ]
    reviewed = [finding for rule in all_rules() if rule.review for finding in rule.review(structure, found, today)]
    return sorted(
        found + reviewed, key=lambda each: (each.severity, each.rule, each.bodies, each.kind or "", each.about)
    )


def _reported(structure: Structure, findings: Iterable[Finding], today: str) -> tuple[Reported, ...]:
    rules = {rule.id: rule for rule in all_rules()}
    names = labels(structure)
    acceptances = Acceptances(structure.accepted)
    reported = []
    for finding in findings:
        rule = rules[finding.rule]
        # what is said of acceptances cannot be accepted in its turn
        acceptance = None if rule.review else acceptances.longest(finding)
        lapsed = acceptance is not None and acceptance.lapsed(today)
        reported.append(Reported(finding, write_message(rule.says, finding, names), acceptance, lapsed, rule.concerns))
    return tuple(reported)
