"""What there is to do, and who owns it, as JSON."""

from __future__ import annotations

from ctgraph.presenters.json.layout import text
from ctgraph.presenters.json.values import relation_values, source_value, stop_values
from ctgraph.results.functions import Functions


def _functions(functions: Functions) -> str:
    structure = functions.structure
    return text(
        {
            "id": structure.id,
            "functions": [
                {
                    "name": each.function.name,
                    "status": each.function.status or None,
                    "owners": [
                        {
                            "body": owner.body.id,
                            "name": owner.body.name,
                            "status": functions.lens.status(owner.body),
                            "operating": functions.lens.operates(owner.body),
                            "line": owner.line,
                            "stops": stop_values(owner.stops),
                            "left_out": relation_values(owner.left_out, structure),
                        }
                        for owner in each.owners
                    ],
                    "source": source_value(each.function.sources),
                    "note": each.function.note or None,
                    "file": structure.file,
                    "line": each.function.line,
                }
                for each in functions.functions
            ],
        }
    )


WRITERS = {Functions: _functions}
