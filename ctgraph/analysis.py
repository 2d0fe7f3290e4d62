"""An analysis of one structure: what can be asked of it alone, what changes, what would mend it, its diagram and its report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctgraph.assessment import EVERY_CHECK, FEW, OWN_DAY, Assessment, Checks, LensOptions
from ctgraph.errors import DrawingError
from ctgraph.findings import Report, StructureReport
from ctgraph.model import Lens, Structure
from ctgraph.results.drawing import Drawing
from ctgraph.rules import list_rules

# What answers one question is imported where it is asked: the program starts anew for each.
if TYPE_CHECKING:
    from ctgraph.drawing.common.options import Options
    from ctgraph.results.comparison import Comparison, Operation
    from ctgraph.results.impact import Impact
    from ctgraph.results.report_document import Commentary, LensView, ReportDocument, StructureDocument, Template
    from ctgraph.results.suggestions import Suggestions
    from ctgraph.results.what_if import WhatIf

__all__ = [
    "EVERY_CHECK",
    "OWN_DAY",
    "Analysis",
    "Checks",
    "Drawing",
    "LensOptions",
    "check",
    "describe",
    "draw_slides",
    "write_report",
]

MANY = 3  # routes, stops and bodies below that a report lists for a body of a register; `FEW` for another
_MOST_OF_FEW = 400  # bodies; with more it is a register, and its page is large enough


class Analysis(Assessment):
    """One structure, looked at through one lens: all that can be asked of it, changed about it, and shown of it.

    Bodies are named by an id, a short name or a name, in any case; what names one raises `UnknownNameError` where it
    names none, or several.
    """

    # Changes

    def diff(self, new: Structure | Assessment) -> Comparison:
        """Return what changes from this structure to a new one: bodies, relations, functions, routes and findings.

        A structure is looked at on its own day, taking the same standings as true; an analysis has a lens of its own.
        """
        from ctgraph.compare.diff import diff

        if not isinstance(new, Assessment):
            new = Assessment(new, Lens.of(new, self.lens.assume), self.checks)
        return diff(self, new)

    def what_if(self, changes: Iterable[Operation]) -> WhatIf:
        """Return what changes would do, who would need a new line or a new owner, and what would end. The structure stays as it is.

        `plan_changes` makes them of what is asked for. Raises `CtgraphError` where a change does not fit, and
        `StructureFileError` where no file can hold the outcome.
        """
        from ctgraph.compare.what_if import what_if

        return what_if(self, changes)

    def suggest(self, finding: str | Sequence[str] = (), most: int = 3) -> Suggestions:
        """Return what would mend the findings that `finding` names, or all: at most so many options for each, none of them made.

        It names some by a fingerprint, a rule, bodies, or a rule and bodies. Raises `UnknownNameError` where nothing is so
        called, and `CtgraphError` where they are too many to try at once.
        """
        from ctgraph.compare.suggest import suggest

        return suggest(self, finding, most)

    def impact(self, name: str) -> Impact:
        """Return what depends on a body, a post or an agency, and what would be found without it.

        Raises `UnknownNameError` where nothing is so called, and `StructureFileError` where no file can hold what is left.
        """
        from ctgraph.compare.impact import impact

        return impact(self, name)

    # Files

    def draw(self, ending: str = "svg", options: Options | None = None) -> Drawing:
        """Return the diagram of the structure as an svg, png, pdf, drawio, pptx, dot or mmd file. Raises `DrawingError`.

        What is not there on the day is not drawn, and a status is that of the day.
        """
        from ctgraph.drawing.common.options import Options as DrawingOptions
        from ctgraph.drawing.structure.diagram import draw as draw_report

        options = options or DrawingOptions()
        return Drawing(*draw_report(self._see_drawn(options), ending, options))

    def _see_drawn(self, options: Options) -> StructureReport:
        from ctgraph.wording.bodies import describe_day

        report = self.checked.see()
        if options.focus and options.focus not in report.structure.bodies:
            name, day = self.structure.bodies[options.focus].name, describe_day(self.structure, self.lens)
            raise DrawingError(f"{self.structure.id}: {name} is not there {day}; --as-of looks at another day")
        return report

    def tell_simplified(self, options: Options) -> str:
        """Say how the picture of the structure is simpler than others for its many lines; nothing where it is not."""
        from ctgraph.drawing.structure.diagram import tell_manner

        return tell_manner(self.checked.see(), options)

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


def check(structures: Iterable[Structure], lens: LensOptions = OWN_DAY, checks: Checks = EVERY_CHECK) -> Report:
    """Run every rule over every structure, and return the findings that `checks` leaves, by structure in order of id.

    Raises `UnknownNameError` for a rule, standing or date that is none.
    """
    checks.rules()  # a rule that is none is an error where there is no structure, too
    return Report.of(Analysis(each, lens.of(each), checks).checked for each in structures)


def draw_slides(asked: Iterable[tuple[Analysis, Options]]) -> Drawing:
    """Return a presentation (pptx) with the diagram of each structure on a slide. Raises `DrawingError`."""
    from ctgraph.drawing.structure.diagram import draw_slides as draw_reports

    return Drawing(*draw_reports((each._see_drawn(options), options) for each, options in asked))


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
