"""Put files into the house style."""

from __future__ import annotations

from pathlib import Path

import click

from ctgraph.cli import options, output
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.named_structures import choose_structures


@click.command()
@options.structures
@click.option("--check", "is_check", is_flag=True, help="Change nothing, and exit with 1 where a file would change.")
@click.option("--sort", "sorts", is_flag=True, help="Put the keys into the usual order, too.")
@options.formats(*options.PAGE_FORMATS)
@click.pass_context
def command(context: click.Context, /, structures: tuple[str, ...], is_check: bool, sorts: bool, wanted: str) -> None:
    """Put structure files into the house style: two spaces a level, plain line ends, no spaces at the ends of lines.

    A word that is read as another, such as reports_into, becomes the format's own (reports_to).
    Comments, quotes, brackets and the line breaks in a text stay as they are. A file that cannot be changed without losing a comment or
    changing what it says stays as it is, and is told. With nothing named, it looks at structures/ in the current folder.

    \b
    Examples:
      ctgraph fmt our-board.yaml
      ctgraph fmt structures --check
      ctgraph fmt our-board.yaml --sort
    """
    from ctgraph.editing.formatting import format_text
    from ctgraph.editing.house_order import keep, put_in_order
    from ctgraph.editing.house_words import write_house_words
    from ctgraph.errors import CtgraphError
    from ctgraph.loading.files import list_to_edit, read_to_edit
    from ctgraph.presenters.formatted import FORMATTED
    from ctgraph.results.formatted import Formatted, FormattedFile

    found, errors = [], []
    for path in list_to_edit(choose_structures(structures)):
        try:
            _, text = read_to_edit(path)
            formatted = format_text(write_house_words(text, path), path, put_in_order if sorts else keep)
            if formatted != text and not is_check:
                output.rewrite_file(Path(path), text, formatted)
        except CtgraphError as error:  # one file hides no other
            errors.append(error)
        else:
            found.append(FormattedFile(path, formatted != text))
    result = Formatted(tuple(found), is_check)
    output.show(FORMATTED, result, wanted)
    context.exit(choose_exit_code(is_check and bool(result.changed), errors))
