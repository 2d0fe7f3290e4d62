"""Opens a Word document whose styles, pages, header and footer a paper is to have."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from ctgraph.errors import CtgraphError
from ctgraph.results.report_document import Template

_MOST_UNPACKED = 200 << 20  # bytes of all its parts
_TYPES = "[Content_Types].xml"
_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_WITH_MACROS = b"macroEnabled"


def open_template(template: Template) -> Document:
    """Return a document (.docx or .dotx) without its text. Raises `CtgraphError` where it is none, or has macros."""
    try:
        document: Document = docx.Document(io.BytesIO(_unpack(template)))
    except (OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise CtgraphError(f"{template.file}: this is no Word document (.docx or .dotx)") from error
    body = document.element.body
    for each in list(body):
        if each.tag != qn("w:sectPr"):
            body.remove(each)
    return document


def _unpack(template: Template) -> bytes:
    """Return the bytes of a document, also of one that is saved as a template, which python-docx does not open."""
    with zipfile.ZipFile(io.BytesIO(template.data)) as packed:
        if sum(each.file_size for each in packed.infolist()) > _MOST_UNPACKED:
            raise CtgraphError(
                f"{template.file}: its parts are larger than {_MOST_UNPACKED >> 20} MB, the most that a template may be"
            )
        types = packed.read(_TYPES)
        if _WITH_MACROS in types:
            raise CtgraphError(f"{template.file}: it has macros; save it as .docx, without them")
        if _TEMPLATE not in types:
            return template.data
        opened = io.BytesIO()
        with zipfile.ZipFile(opened, "w") as repacked:
            for each in packed.infolist():
                data = types.replace(_TEMPLATE, _DOCUMENT) if each.filename == _TYPES else packed.read(each)
                repacked.writestr(each, data)
    return opened.getvalue()
