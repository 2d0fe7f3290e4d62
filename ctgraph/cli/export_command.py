"""Write for other programs: sheets, graphs, linked data, tables."""

from __future__ import annotations

from pathlib import Path

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.exit_codes import choose_exit_code
from ctgraph.cli.targets import files_in, is_folder
from ctgraph.errors import CtgraphError

_DEFAULT = "xlsx"
_MOST_METADATA = 1_000_000  # bytes; what is written takes a fiftieth of them


@click.command()
@options.structure
@options.output
@click.pass_context
def command(context: click.Context, structure: str, target: str) -> None:
    """Write STRUCTURE for other programs; the ending of the file says how.

    A workbook (.xlsx) has a sheet for each sort of thing, with drop-down lists of the words that are right; 'ctgraph check'
    reads it, and 'ctgraph import' makes the same structure of it. Comments of the file are not in it. Node-link JSON (.json), which networkx
    takes, comes back in the same way. GraphML (.graphml) and GEXF (.gexf) are for Gephi and the like: each attribute is a text in
    them, and characters that no XML can hold are escapes. Linked data is Turtle (.ttl) or JSON-LD (.jsonld), of W3C ORG and PROV and
    the words that 'ctgraph schema vocabulary' lists; it comes back as well. A file that is there already is replaced, whole or not at all.

    A database of SQLite (.sqlite) has the tables that 'ctgraph query' asks, of one structure or of a folder of them: bodies, relations,
    members, findings, routes and others, each on the day of its structure. What their columns say stands in it, and in a file
    beside it (.metadata.json) that Datasette reads. A folder whose name ends in .parquet gets the same tables as Parquet, and so does
    any folder if STRUCTURE is one.

    \b
    Examples:
      ctgraph export kent-2011 -o kent.xlsx
      ctgraph export our-board.yaml -o workbooks/
      ctgraph export solihull-2011 -o solihull.graphml
      ctgraph export solihull-2011 -o solihull.json
      ctgraph export solihull-2011 -o solihull.ttl
      ctgraph export structures -o all.sqlite
      ctgraph export structures -o tables/
    """
    from ctgraph.cli.asking import is_of_several
    from ctgraph.exchange.export_file import DATABASES, PARQUET, find_writer

    path = Path(target)
    if path.suffix.lower() == PARQUET or (is_folder(target) and is_of_several(structure)):
        context.exit(choose_exit_code(False, _write_parquet(structure, path)))
    if path.suffix.lower() in DATABASES and not is_folder(target):
        context.exit(choose_exit_code(False, _write_database(structure, path)))
    write = find_writer(_DEFAULT if is_folder(target) else path.suffix)
    loaded = progress.load(structure)
    path = next(iter(files_in(path, [loaded], [_DEFAULT])))[1] if is_folder(target) else path
    output.write_file(path, write(loaded))


def _write_database(name: str, path: Path) -> list[CtgraphError]:
    """Write the tables of every structure that can be read, and return what is wrong with the others."""
    from ctgraph.cli.assessing import assess_all
    from ctgraph.exchange.tables_file import write_metadata, write_sqlite

    beside = path.with_suffix(".metadata.json")
    _refuse_another(beside)
    assessed, errors = assess_all((name,))
    output.write_file(path, write_sqlite(assessed))
    output.write_file(beside, write_metadata(path.stem))
    return errors


def _refuse_another(beside: Path) -> None:
    """Raise `CtgraphError` where a file that the user did not name is there already, and this command did not write it."""
    from ctgraph.exchange.tables_file import is_metadata

    if not beside.exists():
        return
    try:
        # a pipe or a device is never read: it may have no end
        there = beside.read_bytes() if beside.is_file() and beside.stat().st_size <= _MOST_METADATA else b""
    except OSError as error:
        raise CtgraphError(f"{beside}: cannot be replaced: {(error.strerror or str(error)).lower()}") from error
    if not is_metadata(there):
        raise CtgraphError(
            f"{beside}: was not written by ctgraph, and would be replaced by what is said of the columns; "
            "name the database otherwise"
        )


def _write_parquet(name: str, folder: Path) -> list[CtgraphError]:
    """Write the tables of every structure that can be read into a folder, and return what is wrong with the others."""
    from ctgraph.cli.assessing import assess_all
    from ctgraph.cli.written_folder import write_folder
    from ctgraph.exchange.parquet_folder import write_parquet

    assessed, errors = assess_all((name,))
    write_folder(folder, write_parquet(assessed))
    return errors
