"""What every page has: its template, its styles, its programs, and the policy that lets it run no others."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from ctgraph.formats.blocks import visible
from ctgraph.reports.html.isolating import isolate
from ctgraph.results.report_document import PageStyle
from ctgraph.wording.signs import SEVERITY_WORDS_BY_CODE, SIGNS_BY_CODE

_HERE = Path(__file__).parent
_STYLES = ("page.css", "explorer.css", "print.css")


@cache
def read_part(name: str) -> str:
    """Return a file that pages are made of."""
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def load_template(name: str) -> Any:
    """Return a template of Jinja2, which escapes every text and makes what is unseen in it visible."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        finalize=_show,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["isolate"] = isolate
    environment.globals |= {"signs": SIGNS_BY_CODE, "severity_words": SEVERITY_WORDS_BY_CODE}
    return environment.get_template(name)


def _show(value: object) -> object:
    """Return text with what cannot be seen in it made visible, as in every other format; markup stays as it is."""
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def write_style(style: PageStyle, *more: str) -> str:
    """Return all styles: those of the files, and of `more`, the colours of diagrams by name, and the fonts."""
    light, dark = (_write_variables(style.palettes[theme]) for theme in ("light", "dark"))
    colours = [
        f":root {{ {light} }}",
        f":root.dark {{ {dark} }}",
        f"@media (prefers-color-scheme: dark) {{ :root:not(.live) {{ {dark} }} }}",
        f"@media print {{ :root, :root.dark, :root:not(.live) {{ {light} }} }}",
    ]
    classes = [
        f".f-{name} {{ fill: var(--{name}); }} .s-{name} {{ stroke: var(--{name}); }}"
        for name in style.palettes["light"]
    ]
    faces = [_write_face(400, style.regular), _write_face(600, style.strong)]
    return "\n".join([*faces, *colours, *classes, *map(read_part, (*_STYLES, *more))])


def _write_variables(palette: Any) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in palette.items())


def _write_face(weight: int, font: bytes) -> str:
    encoded = base64.b64encode(font).decode()
    source = f"url(data:font/woff;base64,{encoded}) format('woff')"
    return f"@font-face {{ font-family: 'Source Sans Pro'; font-weight: {weight}; src: {source}; }}"


def write_policy(style: str, programs: list[str], *, reload: str) -> str:
    """Return the page's content security policy: its own programs and styles, known by what they are, and nothing else."""
    scripts = " ".join(_hash_source(program) for program in programs) or "'none'"
    allowed = [
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {_hash_source(style)}",
        "img-src data: blob:",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        *(["connect-src 'self'"] if reload else []),
    ]
    return "; ".join(allowed)


def _hash_source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
