"""What is in a structure? Which structures ship?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import asking, options, output

if TYPE_CHECKING:
    from ctgraph.analysis import Analysis, LensOptions
    from ctgraph.results.contents import Contents


@click.command()
@click.argument("structure", metavar="[STRUCTURE]", required=False, shell_complete=options.complete_structure)
@options.formats(*options.TABLE_FORMATS)
@click.option("--relations", "alone", is_flag=True, help="List the relations alone, as edges of a graph.")
@options.kinds
@options.joined
@options.lens
@click.pass_context
def command(
    context: click.Context,
    /,
    structure: str | None,
    wanted: str,
    alone: bool,
    kinds: tuple[str, ...],
    joined: bool,
    lens: LensOptions,
) -> None:
    """List the bodies and relations of a structure; with nothing named, the structures that ship with ctgraph.

    Of a folder, lists those of every structure in it. As CSV it lists bodies, or with --relations the relations, with a column for
    the file where there are several.

    \b
    Examples:
      ctgraph list
      ctgraph list solihull-2011
      ctgraph list solihull-2011 --format csv > bodies.csv
      ctgraph list leicestershire-2009 --relations --kinds scrutinises
      ctgraph list structures --relations --format csv > edges.csv
    """
    from ctgraph.loading.files import load_shipped
    from ctgraph.presenters.contents import CONTENTS, SHIPPED
    from ctgraph.presenters.relations import RELATIONS

    if structure is not None:
        presenter = RELATIONS if alone else CONTENTS

        def list_contents(analysis: Analysis) -> Contents:
            contents = analysis.contents()
            taken = options.find_kinds([analysis.structure], kinds)
            relations = (each for each in contents.relations if each.kind in taken or each.kind_key in taken)
            return contents._replace(relations=tuple(relations)) if kinds else contents

        context.exit(asking.ask(asking.Asked(structure, joined), lens, list_contents, presenter, wanted))
    if joined:
        raise click.UsageError("--joined joins the files of a folder: name one")
    if kinds:
        raise click.UsageError("--kinds chooses among the relations of a structure: name one, or a folder of them")
    if alone:
        raise click.UsageError("--relations lists those of a structure: name one, or a folder of them")
    output.show(SHIPPED, load_shipped(), wanted)
