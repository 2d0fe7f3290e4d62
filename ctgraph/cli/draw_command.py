"""Draw a structure as a diagram."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ctgraph.cli import drawing_options, layouts, options, output, progress
from ctgraph.cli.drawing_options import ENDINGS_OF_STRUCTURES, WITHOUT_GRAPHVIZ
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.joining import load_chosen
from ctgraph.cli.targets import files_in, is_folder
from ctgraph.errors import CtgraphError, UnknownNameError, did_you_mean
from ctgraph.findings import FAMILIES

if TYPE_CHECKING:
    from ctgraph.analysis import Analysis, LensOptions
    from ctgraph.drawing.common.options import Options
    from ctgraph.model import Body, Structure


def _separated(values: Sequence[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _known_endings(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    endings = _separated(values)
    for ending in endings:
        if ending not in ENDINGS_OF_STRUCTURES:
            near = (
                did_you_mean(ending, ENDINGS_OF_STRUCTURES)
                or f"; expected {', '.join(ENDINGS_OF_STRUCTURES[:-1])} or {ENDINGS_OF_STRUCTURES[-1]}"
            )
            raise click.BadParameter(f"{ending!r} cannot be drawn{near}")
    return tuple(dict.fromkeys(endings))


class Part(NamedTuple):
    """What of a structure is to be drawn, as it was typed."""

    focus: str | None
    depth: int | None
    only: str | None
    kinds: tuple[str, ...]
    group_by: str | None
    highlight: tuple[str, ...]
    tier: str | None
    layout: str | None


_PART_OPTIONS: Sequence[Callable[[Any], Any]] = (
    click.option("--focus", metavar="BODY", help="Draw only this body and what is near to it."),
    click.option(
        "--depth", type=click.IntRange(min=0), metavar="N", help="How many relations away from --focus.  [default: 1]"
    ),
    click.option("--only", type=click.Choice(FAMILIES), help="Draw only what findings of this family are about."),
    options.kinds,
    click.option("--group-by", type=click.Choice(["kind", "status", "parent"]), help="Draw a box around like bodies."),
    click.option("--highlight", multiple=True, metavar="BODY", help="Bring this body out. May be repeated."),
    click.option(
        "--tier",
        type=click.Choice(["tier", "kind", "status"]),
        metavar="FIELD",
        help="Draw a band for each 'tier' of bodies, such as system, place and neighbourhood; or for each kind or status.",
    ),
    layouts.layout,
)


def _part(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what is drawn, which the command gets as one `part`."""

    @functools.wraps(command)
    def with_part(*given: object, **named: Any) -> object:
        part = Part(*(named.pop(field) for field in Part._fields))
        return command(*given, part=part, **named)

    for option in reversed(_PART_OPTIONS):
        option(with_part)
    return with_part


@click.command()
@click.argument(
    "structures", metavar="STRUCTURE...", nargs=-1, required=True, shell_complete=options.complete_structure
)
@options.output
@click.option(
    "--type",
    "endings",
    multiple=True,
    metavar="TYPE",
    callback=_known_endings,
    shell_complete=lambda _context, _parameter, begun: [
        ending for ending in ENDINGS_OF_STRUCTURES if ending.startswith(begun)
    ],
    help=f"What to write into a folder: {', '.join(ENDINGS_OF_STRUCTURES)}. May be repeated.  [default: svg]",
)
@_part
@drawing_options.drawing
@options.joined
@options.lens
@click.pass_context
def command(
    context: click.Context,
    /,
    structures: tuple[str, ...],
    target: str,
    endings: tuple[str, ...],
    joined: bool,
    lens: LensOptions,
    part: Part,
    drawing: Options,
) -> None:
    """Draw structures: svg, png or pdf for a paper, drawio or pptx to go on drawing, dot or mmd (Mermaid) for other programs.

    Upward lines point up; shape and line style carry the meaning, and findings are marked. A file that is there already
    is replaced, whole or not at all. A presentation (pptx) takes several structures, each on a slide.

    \b
    Examples:
      ctgraph draw leicestershire-2009 -o leicestershire.svg
      ctgraph draw kent-2011 -o kent.pdf --assume inferred --size a4
      ctgraph draw solihull-2011 -o lscb.png --focus lscb --depth 2
      ctgraph draw solihull-2011 -o orphans.svg --only orphans --theme mono
      ctgraph draw structures -o diagrams/ --type svg,png
      ctgraph draw kent-2011 leicestershire-2009 -o slides.pptx
      ctgraph draw kent-2011 --layout moved.drawio -o kent.svg
      ctgraph draw kent-2011 --layout moved.pptx -o moved.pptx
      ctgraph draw kent-2011 -o bands.svg --tier status
    """
    from ctgraph.analysis import Analysis

    if part.layout:
        layouts.expect_free(context)
    pages = layouts.read(part.layout)
    if part.tier and part.group_by:
        raise click.UsageError("--tier draws bands, and --group-by boxes, which cross them: take one of them")
    if part.depth is not None and not part.focus:
        raise click.UsageError("--depth says how far to draw from a body: name that with --focus")
    drawing_options.expect_a_file(target)
    drawing_options.start_graphviz(target, endings)
    found, errors = load_chosen(structures, lens, joined=joined)
    if found:
        part = part._replace(kinds=options.find_kinds(found, part.kinds))
    if len(pages) == 1 and len(found) > 1:
        raise click.UsageError("--layout says where the bodies of one structure are: draw one at a time")
    jobs = list(_jobs(found, target, endings))
    _expect_paper(context, {path.suffix.lower() for _, path in jobs}, has_layout=bool(pages))
    failures: dict[str, CtgraphError] = {}
    with progress.track("drawing", fewest=3) as advance:
        for done, (drawn, path) in enumerate(jobs, 1):
            if any(len(structure.relations) > progress.LARGE for structure in drawn):
                advance(done - 0.9, len(jobs))
            try:
                asked = [
                    (Analysis(each, lens.of(each)), _name_bodies(each, part, layouts.take_places(each, pages, drawing)))
                    for each in drawn
                ]
                _draw_file(path, asked, told_of_day=bool(lens.as_of))
            except CtgraphError as error:  # the others can be drawn for all that
                failures[str(error)] = error
            advance(done, len(jobs))
    context.exit(choose_exit_code(False, [*failures.values(), *errors]))


def _expect_paper(context: click.Context, endings: Set[str], *, has_layout: bool) -> None:
    """Raise `click.UsageError` where `--size` is given for what has no paper, or a layout for what has no places."""
    given = context.get_parameter_source("size") is not click.core.ParameterSource.DEFAULT
    if given and endings == {".pptx"}:
        raise click.UsageError("--size says what paper a diagram must fit; a slide is 13.33 inches by 7.5")
    if has_layout and not endings.isdisjoint({".dot", ".mmd"}):
        raise click.UsageError("--layout says where bodies are, and .dot and .mmd have no places: take another ending")


def _draw_file(path: Path, asked: Sequence[tuple[Analysis, Options]], *, told_of_day: bool) -> None:
    """Draw structures into a file, and warn of what is not as one may expect it. Raises `CtgraphError`."""
    from ctgraph.analysis import draw_slides
    from ctgraph.drawing.structure.selection import select

    ending = drawing_options.ending_of(path, ENDINGS_OF_STRUCTURES)
    drawn, smallest = draw_slides(asked) if ending == "pptx" else asked[0][0].draw(ending, asked[0][1])
    replaced = layouts.count_replaced(path, drawn, [(each.structure, given.title) for each, given in asked])
    output.write_file(path, drawn)
    if replaced and not any(given.layout for _, given in asked):
        output.print_error(layouts.tell_replaced(path, replaced))
    less = "draw a part of it with --focus, --only or --kinds"
    for analysis, options_ in asked:
        if not select(analysis.checked.see(), options_).bodies:
            output.print_error(f"{path}: there is nothing to show: nothing of what was asked for is recorded")
        if ending not in WITHOUT_GRAPHVIZ and (told := analysis.tell_simplified(options_)):
            output.print_error(f"{path}: {told}")
        for told in _tell_day(analysis) if told_of_day else ():
            output.print_error(f"{path}: {told}")
        drawing_options.warn_of_missing_glyphs(path, analysis.checked.see().structure)
    page = "slide" if ending == "pptx" else asked[0][1].page
    drawing_options.warn_of_small_print(path, smallest, page, less)
    drawing_options.warn_of_mermaid_limits(path, drawn, less)


def _tell_day(analysis: Analysis) -> list[str]:
    """Say which bodies the picture does not show for their dates, and what it shows that no date places on its day."""
    from ctgraph.wording.bodies import name_absent
    from ctgraph.wording.undated import describe_undated

    absent = name_absent(analysis.checked.see().absent, analysis.lens.write_day(analysis.structure), analysis.lens)
    undated = describe_undated(analysis.undated, analysis.structure, analysis.lens)
    return [told for told in (absent, undated) if told]


def _jobs(
    structures: Sequence[Structure], target: str, endings: Sequence[str]
) -> Iterator[tuple[Sequence[Structure], Path]]:
    """Yield the files to draw, each with its structures: one, or for a presentation all. Raises `CtgraphError`."""
    folder = Path(target)
    if is_folder(target):
        yield from (([structure], path) for structure, path in files_in(folder, structures, endings or ("svg",)))
        return
    is_presentation = folder.suffix.lower() == ".pptx"
    if len(structures) > 1 and not is_presentation:
        raise CtgraphError(
            f"{target}: {len(structures)} structures do not go into one file; name a folder,"
            f" such as {folder.with_suffix('')}/"
        )
    if endings:
        raise CtgraphError("--type goes with a folder/; the ending of a file says what it is to be")
    if structures:
        yield structures, folder


def _name_bodies(structure: Structure, part: Part, drawing: Options) -> Options:
    """Return what is to be drawn, with the ids that the bodies have in this structure."""
    from ctgraph.queries.find_body import find_body

    return drawing._replace(
        focus=find_body(structure, part.focus).id if part.focus else "",
        depth=1 if part.depth is None else part.depth,
        only=part.only or "",
        kinds=part.kinds,
        group_by=part.group_by or "",
        tier=part.tier or "",
        highlight=tuple(body.id for named in part.highlight for body in _find_bodies(structure, named)),
    )


def _find_bodies(structure: Structure, named: str) -> list[Body]:
    """Return the body of a name, or those of names with commas between them. Raises `UnknownNameError`."""
    from ctgraph.queries.find_body import find_body

    parts = _separated([named])
    try:
        return [find_body(structure, named)]  # there may be a comma in a name
    except UnknownNameError:
        if len(parts) < 2:
            raise
        return [find_body(structure, part) for part in parts]
