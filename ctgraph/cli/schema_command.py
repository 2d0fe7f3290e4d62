"""What does an editor need to know, to complete and check a file?"""

from __future__ import annotations

import json

import click

from ctgraph.cli import output

_VOCABULARY = "vocabulary"  # of linked data
_FILES = ("structure", "survey", "changes", _VOCABULARY)


@click.command()
@click.argument("file", metavar="[structure|survey|changes|vocabulary]", type=click.Choice(_FILES), default="structure")
def command(file: str) -> None:
    """Print the JSON Schema (draft 7) of a structure file, of the definition of a survey, or of a file of changes.

    With it an editor completes keys and words as you type, shows what each means, and marks what is wrong. Keep it beside your
    files, and name it in the first line of each: # yaml-language-server: $schema=structure.schema.json

    'vocabulary' prints what files of linked data are written with besides W3C ORG and PROV, as Turtle.

    What no schema can say, such as that there is no body of an id, 'ctgraph check' tells.

    \b
    Examples:
      ctgraph schema > structure.schema.json
      ctgraph schema changes > changes.schema.json
      ctgraph schema vocabulary > ctgraph.ttl
    """
    if file == _VOCABULARY:
        from ctgraph.exchange.rdf.vocabulary import read_vocabulary

        output.print_text(read_vocabulary())
        return
    from ctgraph.loading.schemas import SCHEMAS

    output.print_text(json.dumps(SCHEMAS[file](), indent=2) + "\n")
