"""Reads the documents that a structure or a survey cites."""

from __future__ import annotations

import re

from ctgraph.errors import MOST_QUOTED, quote
from ctgraph.loading.context import Context
from ctgraph.loading.fields import LINE, TEXT, ValueType, expect_mapping, read_date
from ctgraph.loading.forms import ByKey, Date, Record
from ctgraph.loading.nodes import Node, Scalar
from ctgraph.loading.records import Field, Shape, read_record
from ctgraph.model import Document

_SEVERAL_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d).*?(?<!\d)((?:19|20)\d\d)(?!\d)")


def _read_document_date(context: Context, node: Node) -> str | None:
    """Read the date of a document; of a range, which no document has, say what to write."""
    written = node.value if isinstance(node, Scalar) else ""
    years = _SEVERAL_YEARS.search(written) if len(written) <= MOST_QUOTED else None
    if not years:
        return read_date(context, node)
    last = max(years.groups())
    message = f"a document has one date, found {quote(written)}; write that of its last part, such as {quote(last)}"
    context.problems.add(node.start_mark, f"{message}, and from when to when in 'note'")
    return None


DOCUMENT = Shape(
    "a document",
    {
        "title": Field(LINE, "The title of the document."),
        "date": Field(
            ValueType("a date", _read_document_date, form=Date()),
            "The date of the document, or of the last part of a series.",
        ),
        "url": Field(TEXT, "The address of the document on the web."),
        "note": Field(TEXT, "Anything else that a reader should know of the document."),
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
