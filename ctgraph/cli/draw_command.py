"""Draw a structure as a diagram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctgraph.cli import drawing_options, options, output, progress
from ctgraph.cli.check_command import exit_code
from ctgraph.cli.drawing_options import ENDINGS
from ctgraph.cli.targets import files_in, is_folder
from ctgraph.errors import CtgraphError, UnknownNameError, did_you_mean

if TYPE_CHECKING:
    from ctgraph.drawing.common.options import Options
    from ctgraph.model import Body, Structure


def _separated(values: Sequence[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _known_endings(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    endings = _separated(values)
    for ending in endings:
        if ending not in ENDINGS:
            near = did_you_mean(ending, ENDINGS) or f"; expected {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}"
            raise click.BadParameter(f"{ending!r} cannot be drawn{near}")
    return tuple(dict.fromkeys(endings))


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
    shell_complete=lambda _context, _parameter, begun: [ending for ending in ENDINGS if ending.startswith(begun)],
    help=f"What to write into a folder: {', '.join(ENDINGS)}. May be repeated.  [default: svg]",
)
@click.option("--focus", metavar="BODY", help="Draw only this body and what is near to it.")
@click.option(
    "--depth",
    type=click.IntRange(min=0),
    metavar="N",
    help="How many relations away from --focus.  [default: 1]",
)
@click.option(
    "--only",
    type=click.Choice(["cycles", "orphans", "scrutiny"]),
    help="Draw only what findings of this family are about.",
)
@options.kinds
@click.option("--group-by", type=click.Choice(["kind", "status", "parent"]), help="Draw a box around like bodies.")
@click.option("--highlight", multiple=True, metavar="BODY", help="Bring this body out. May be repeated.")
@drawing_options.size
@drawing_options.theme
@options.title
@drawing_options.no_legend
@options.assume
@options.as_of
@click.pass_context
def command(
    context: click.Context,
    /,
    structures: tuple[str, ...],
    target: str,
    endings: tuple[str, ...],
    assume: tuple[str, ...],
    as_of: str | None,
    **look: object,
) -> None:
    """Draw structures: svg, png or pdf for a paper, dot or mmd (Mermaid) for other programs.

    Upward lines point up; shape and line style carry the meaning, and findings are marked. A file that is there already
    is replaced, whole or not at all.

    \b
    Examples:
      ctgraph draw leicestershire-2009 -o leicestershire.svg
      ctgraph draw kent-2011 -o kent.pdf --assume inferred --size a4
      ctgraph draw solihull-2011 -o lscb.png --focus lscb --depth 2
      ctgraph draw solihull-2011 -o orphans.svg --only orphans --theme mono
      ctgraph draw structures -o diagrams/ --type svg,png
    """
    from ctgraph import app

    if look["depth"] is not None and not look["focus"]:
        raise click.UsageError("--depth says how far to draw from a body: name that with --focus")
    drawing_options.expect_a_file(target)
    drawing_options.start_graphviz(target, endings)
    with progress.track("reading") as advance:
        found, errors = app.load_all(structures, advance)
    jobs = list(_jobs(found, target, endings))
    failures: dict[str, Exception] = {}
    with progress.track("drawing", fewest=3) as advance:
        for done, (structure, path) in enumerate(jobs, 1):
            try:
                ending = drawing_options.ending_of(path)
                drawn, smallest = app.draw(structure, ending, assume, as_of, _options(structure, look))
                output.write_file(path, drawn)
            except CtgraphError as error:  # the others can be drawn for all that
                failures[str(error)] = error
            else:
                less = "draw a part of it with --focus, --only or --kinds"
                drawing_options.warn_of_small_print(path, smallest, str(look["size"]), less)
            advance(done, len(jobs))
    context.exit(exit_code(False, [*failures.values(), *errors]))


def _jobs(structures: Sequence[Structure], target: str, endings: Sequence[str]) -> Iterator[tuple[Structure, Path]]:
    folder = Path(target)
    if not is_folder(target):
        if len(structures) > 1:
            raise CtgraphError(
                f"{target}: {len(structures)} structures do not go into one file; name a folder,"
                f" such as {folder.with_suffix('')}/"
            )
        if endings:
            raise CtgraphError("--type goes with a folder/; the ending of a file says what it is to be")
        yield from ((structure, folder) for structure in structures)
        return
    yield from files_in(folder, structures, endings or ("svg",))


def _options(structure: Structure, look: dict[str, object]) -> Options:
    from ctgraph.drawing.common.options import Options
    from ctgraph.queries.find_body import find_body

    focus, depth, highlight, kinds = look["focus"], look["depth"], look["highlight"], look["kinds"]
    assert isinstance(highlight, tuple)
    assert isinstance(kinds, tuple)
    return Options(
        focus=find_body(structure, str(focus)).id if focus else "",
        depth=1 if depth is None else int(str(depth)),
        only=str(look["only"] or ""),
        kinds=kinds,
        group_by=str(look["group_by"] or ""),
        page=str(look["size"]),
        highlight=tuple(body.id for named in highlight for body in _bodies(structure, named)),
        legend=not look["no_legend"],
        title=str(look["title"] or ""),
        theme=str(look["theme"]),
    )


def _bodies(structure: Structure, named: str) -> list[Body]:
    """Return the body of a name, or those of names with commas between them. Raises `UnknownNameError`."""
    from ctgraph.queries.find_body import find_body

    parts = _separated([named])
    try:
        return [find_body(structure, named)]  # there may be a comma in a name
    except UnknownNameError:
        if len(parts) < 2:
            raise
        return [find_body(structure, part) for part in parts]
