"""Write a structure for other programs: a workbook, a graph, or linked data."""

from __future__ import annotations

from pathlib import Path

import click

from ctgraph.cli import options, output, progress
from ctgraph.cli.targets import files_in, is_folder

_DEFAULT = "xlsx"


@click.command()
@options.structure
@options.output
def command(structure: str, target: str) -> None:
    """Write STRUCTURE for other programs; the ending of the file says how.

    A workbook (.xlsx) has a sheet for each sort of thing, with drop-down lists of the words that are right; 'ctgraph check'
    reads it, and 'ctgraph import' makes the same structure of it. Comments of the file are not in it. Node-link JSON (.json), which networkx
    takes, comes back in the same way. GraphML (.graphml) and GEXF (.gexf) are for Gephi and the like: each attribute is a text in
    them, and characters that no XML can hold are escapes. Linked data is Turtle (.ttl) or JSON-LD (.jsonld), of W3C ORG and PROV and
    the words that 'ctgraph schema vocabulary' lists; it comes back as well. A file that is there already is replaced, whole or not at all.

    \b
    Examples:
      ctgraph export kent-2011 -o kent.xlsx
      ctgraph export our-board.yaml -o workbooks/
      ctgraph export solihull-2011 -o solihull.graphml
      ctgraph export solihull-2011 -o solihull.json
      ctgraph export solihull-2011 -o solihull.ttl
    """
    from ctgraph.exchange.export_file import find_writer

    write = find_writer(_DEFAULT if is_folder(target) else Path(target).suffix)
    loaded = progress.load(structure)
    path = next(iter(files_in(Path(target), [loaded], [_DEFAULT])))[1] if is_folder(target) else Path(target)
    output.write_file(path, write(loaded))
