"""From a report to the bytes of a diagram, by the file's ending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ctgraph.drawing.common.appearance import SMALL_SIZE
from ctgraph.drawing.common.dot import make_edge, make_node
from ctgraph.drawing.common.options import SLIDE, Options, find_scale
from ctgraph.drawing.common.quoting import clean, make_label, make_row
from ctgraph.drawing.common.rendering import render_graph
from ctgraph.drawing.common.svg import finish_svg
from ctgraph.drawing.structure.boxes import make_cluster
from ctgraph.drawing.structure.composing import Composer, find_drawn_ends
from ctgraph.drawing.structure.density import choose_manner, describe_manner, expect_few_lines
from ctgraph.drawing.structure.descriptions import describe, describe_elements, list_sources
from ctgraph.drawing.structure.flowchart import write_mermaid
from ctgraph.drawing.structure.groups import make_groups
from ctgraph.drawing.structure.levels import place_relations
from ctgraph.drawing.structure.page import Arranged, arrange, make_graph
from ctgraph.drawing.structure.scope import describe_scope
from ctgraph.drawing.structure.selection import select
from ctgraph.drawing.structure.ways import HASTE, MOST_WITH_WORDS
from ctgraph.errors import NotInstalledError
from ctgraph.findings import StructureReport
from ctgraph.results.overlay import Changes

if TYPE_CHECKING:
    from ctgraph.drawing.structure.slides import Slide

WHAT_TO_INSTALL = 'a slide needs python-pptx: pip install "ctgraph[slides]" brings it'
_MOST_ENLARGED = 1.5
RENDERED = ("svg", "png", "pdf")


def draw(
    report: StructureReport,
    ending: str,
    options: Options,
    *,
    must_have_lines: bool = True,
    changes: Changes | None = None,
) -> tuple[bytes, float]:
    """Return a diagram as `svg`, `png`, `pdf`, `drawio`, `pptx`, `dot` or `mmd`, and the size in points of its smallest text on the page.

    With `changes` the report is of the union of two structures, and what became of each thing is marked. Where there are too many lines, only the bodies are drawn, or with `must_have_lines` nothing. Raises `DrawingError`, and
    so too where Graphviz is needed and there is none, or it fails.
    """
    if ending == "pptx":
        return draw_slides([(report, options)])
    if ending in ("dot", "mmd"):
        composer = Composer(select(report, options, changes), options)
        if ending == "dot":
            return _write_dot(composer).encode(), SMALL_SIZE
        title = ". ".join(_write_heading(composer))
        return write_mermaid(composer.selection, title, options).encode(), SMALL_SIZE
    composer = Composer(choose_manner(select(report, options, changes)), options)
    if must_have_lines:
        expect_few_lines(composer.selection)
    arranged = arrange(composer)
    if ending == "drawio":
        return _write_drawio(composer, arranged), SMALL_SIZE  # nothing shrinks it
    drawn = make_graph(composer, arranged)
    rendered = render_graph(drawn, ending)
    if ending == "svg":
        title = clean(options.title or report.structure.title)
        rendered = finish_svg(
            rendered, title, describe(composer.selection, options), describe_elements(composer.selection)
        )
    return rendered, SMALL_SIZE * arranged.scale


def draw_slides(asked: Iterable[tuple[StructureReport, Options]]) -> tuple[bytes, float]:
    """Return a presentation with a slide for each report, and the size in points of the smallest text on any, without its legend.

    Raises `DrawingError`, and `NotInstalledError` where there is nothing to write it with.
    """
    try:
        from ctgraph.drawing.structure.slides import SMALLER, write_slides
    except ImportError as error:
        raise NotInstalledError(WHAT_TO_INSTALL) from error

    slides = [_make_slide(report, options._replace(page=SLIDE)) for report, options in asked]
    return write_slides(slides), SMALL_SIZE * SMALLER * min((slide.scale for slide in slides), default=1.0)


def _make_slide(report: StructureReport, options: Options) -> Slide:
    from ctgraph.drawing.structure import slides
    from ctgraph.drawing.structure.figures import make_picture
    from ctgraph.drawing.structure.straightening import straighten

    composer = Composer(choose_manner(select(report, options)), options)
    expect_few_lines(composer.selection)
    arranged = arrange(composer)
    block = straighten(composer, arranged.block.settle(), slides.find_sites)
    picture = make_picture(composer, arranged._replace(block=block))
    structure = report.structure
    words = describe_elements(composer.selection)
    said = describe(composer.selection, options)
    return slides.Slide(
        picture,
        min(_MOST_ENLARGED, find_scale(SLIDE, picture.width, picture.height)),
        options.title or structure.title,
        "\n".join([said, *list_sources(composer.selection)]),
        words,
        composer.theme,
    )


def _write_drawio(composer: Composer, arranged: Arranged) -> bytes:
    from ctgraph.drawing.structure.drawio import write_drawio
    from ctgraph.drawing.structure.figures import make_picture

    title = composer.options.title or composer.selection.structure.title
    return write_drawio(make_picture(composer, arranged), composer.selection, composer.theme, title)


def tell_manner(report: StructureReport, options: Options) -> str:
    """Say how the diagram is simpler than others for its many lines; nothing where it is not."""
    return describe_manner(choose_manner(select(report, options)))


def _write_heading(composer: Composer) -> list[str]:
    """Return the title, and what it is the title of where that is not the whole structure."""
    selection, options = composer.selection, composer.options
    title = options.title or selection.structure.title
    return [title, *describe_scope(selection, options)]


def _write_dot(composer: Composer) -> str:
    """Return the diagram for Graphviz to lay out: the ids are the names of its nodes."""
    options, (title, *scope) = composer.options, _write_heading(composer)
    rows = [make_row(title), *(make_row(line, size=SMALL_SIZE, colour=composer.theme.quiet) for line in scope)]
    selection = composer.selection
    large = len(selection.bodies) + len(selection.relations) > MOST_WITH_WORDS
    drawn = composer.make_graph(label=make_label(rows), labelloc="t", **HASTE if large else {})
    for body in selection.bodies:
        drawn.add_node(make_node(body.id, composer.compose_body(body)))
    by = options.group_by or options.tier
    for group in make_groups(selection, by) if by else ():
        drawn.add_subgraph(make_cluster(composer, group, group.bodies))
    roots = frozenset(body.id for body in selection.bodies if selection.lens.is_root(body))
    placed = place_relations(selection.relations, roots, abreast=False)
    for relation in selection.relations:
        lower, upper, sets_levels = placed[relation]
        ends, look = find_drawn_ends(relation), composer.compose_relation(relation)
        if large and "label" in look:  # words that take part in a large layout take Graphviz a minute, or break it
            look["xlabel"] = look.pop("label")
        # an edge that runs down, or sets no levels, must not turn an upward line round
        free = {} if sets_levels and ends == (lower, upper) else {"constraint": "false"}
        drawn.add_edge(make_edge(*ends, look | free))
    return str(drawn.to_string())
