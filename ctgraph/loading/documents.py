"""Reads the documents that a structure or a survey cites."""

from __future__ import annotations

from ctgraph.errors import quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import DATE, LINE, TEXT, ValueType, expect_mapping
from ctgraph.loading.forms import ByKey, Record
from ctgraph.loading.nodes import Node
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import Document

DOCUMENT = Shape(
    "a document",
    {
        "title": Field(LINE, "The title of the document."),
        "date": Field(DATE, "The date of the document."),
        "url": Field(TEXT, "The address of the document on the web."),
    },
    required=("title",),
)


def read_documents(context: Context, node: Node) -> dict[str, Document] | None:
    """Read the documents that a file declares, by key."""
    declared = expect_mapping(context, node, "documents ('key: {title: …, date: …}')")
    if declared is None:
        return None
    found = {}
    for key, (name, written) in declared.items():
        if " " in key or key.endswith(","):
            context.problems.add(name.start_mark, f"{quote(key)} cannot be cited: a document's key is one word")
        details = None if written is None else expect_mapping(context, written, "a document ('title: …')")
        values = {} if details is None else read_record(context, details, DOCUMENT)
        found[key] = Document(key=key, **{"title": ""} | values)  # one with problems is declared all the same
    return found


DOCUMENTS = ValueType("documents by key", read_documents, form=ByKey(Record(DOCUMENT), "^(?!.* )(?!.*,$)"))
