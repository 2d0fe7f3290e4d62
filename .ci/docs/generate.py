"""Write the pages of the documentation that can be made from the program itself, into docs/reference/.

    python .ci/docs/generate.py          # what `make docs` runs before it builds the site

There is a page for each rule, one for the commands, one for the tables that can be asked in SQL, one for the keys and words of a structure
file, the schemas for editors, and the pictures that the other pages show. Nothing of it is kept in git: a rule, a command or a key that is new appears when the site is built.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from command_pages import make_command_page
from glossary_page import make_glossary_page
from key_pages import make_key_page
from page_pictures import draw_pictures
from rule_pages import write_rule_pages
from table_page import make_table_page

from ctgraph.exchange.rdf.vocabulary import read_vocabulary
from ctgraph.loading.schemas import SCHEMAS

DOCS = Path(__file__).parents[2] / "docs"


def generate(docs: Path) -> None:
    """Write the folder `reference` of the documentation in `docs` anew."""
    reference = docs / "reference"
    shutil.rmtree(reference, ignore_errors=True)
    (reference / "rules").mkdir(parents=True)
    write(reference / "keys.md", make_key_page())
    write(reference / "commands.md", make_command_page())
    write(reference / "tables.md", make_table_page())
    write(docs / "glossary.md", make_glossary_page())
    write_rule_pages(reference / "rules")
    write_schemas(reference)
    draw_pictures(docs)


def write_schemas(folder: Path) -> None:
    """Write the schemas for editors, so that a file can name the address of one, and the vocabulary of linked data."""
    for file, make in SCHEMAS.items():
        write(folder / f"{file}.schema.json", json.dumps(make(), indent=2) + "\n")
    write(folder / "vocabulary.ttl", read_vocabulary())


def write(path: Path, text: str) -> None:
    """Write a page."""
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
