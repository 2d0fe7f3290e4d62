"""Who gets an answer, and to what: this server's own page and its version, and nobody who calls it by another name."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterable
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

from ctgraph.server.shown import Page
from ctgraph.server.site import Site

PAGE = Page(b"<!doctype html><title>Kent</title>", "0123456789abcdef")
OWN = "127.0.0.1:8000"


def answer(
    path: str = "/", method: str = "GET", *, to_all: bool = False, port: str = "8000", **headers: str
) -> tuple[str, dict[str, str], bytes]:
    """The status, the headers and the body of an answer; the server's manners are checked on the way."""
    environment: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "SERVER_PORT": port,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
    }
    setup_testing_defaults(environment)
    environment |= {"wsgi.input": io.BytesIO(), "HTTP_HOST": OWN}
    for name, value in headers.items():
        environment[f"HTTP_{name.upper()}"] = value
    told = list[Any]()

    def start(status: str, its: list[tuple[str, str]], _error: object = None) -> Any:
        told.append((status, dict(its)))

    chunks: Iterable[bytes] = validator(Site(lambda: PAGE, to_all=to_all))(environment, start)
    body = b"".join(chunks)
    chunks.close()  # type: ignore[attr-defined]
    ((status, its),) = told
    return status, its, body


def status(host: str, **more: Any) -> str:
    return answer(host=host, **more)[0][:3]


def test_the_page_and_its_version() -> None:
    assert answer("/")[::2] == ("200 OK", PAGE.data)
    assert answer("/version")[::2] == ("200 OK", PAGE.version.encode())


@pytest.mark.parametrize(
    "path", ["", "//", "/index.html", "/version/", "/../etc/passwd", "/%2e%2e/", "/favicon.ico", "/structures", "/\x00"]
)
def test_no_other_path(path: str) -> None:
    assert answer(path)[0] == "404 Not Found"


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000", "127.0.0.2:8000"])
def test_its_own_names(host: str) -> None:
    assert status(host) == "200"


OTHERS = [
    "evil.example:8000", "evil.example", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1.evil.example:8000", "localhost.evil.example:8000",
    "192.168.1.5:8000", "0.0.0.0:8000", "evil.example@127.0.0.1:8000", "127.0.0.1:8000@evil.example", "", ":8000", "[::1", "a b:8000",
    "127.0.0.1:80 00", "localhost:8000/", "localhost:8000?", "localhost:8000#x", "2130706433:8000", "localhost:99999", "localhost:x",
]  # fmt: skip


@pytest.mark.parametrize("host", OTHERS)
def test_no_other_name(host: str) -> None:
    told, headers, body = answer(host=host)
    assert told == "403 Forbidden"
    assert PAGE.data not in body
    assert "Access-Control-Allow-Origin" not in headers


def test_where_others_may_look_they_ask_by_a_number_or_by_the_name_of_the_machine() -> None:
    named = f"{socket.gethostname().lower()}:8000"
    for host in ("192.168.1.5:8000", "[fe80::1]:8000", named, OWN, "localhost:8000"):
        assert status(host, to_all=True) == "200"
    for host in ("evil.example:8000", "192.168.1.5:8001", "192.168.1.5.evil.example:8000", ""):
        assert status(host, to_all=True) == "403"


def test_port_80_may_go_without_saying() -> None:
    assert status("127.0.0.1", port="80") == "200"
    assert status("127.0.0.1:80", port="80") == "200"


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:8001", ""]
)
def test_no_page_from_elsewhere_may_read_it(origin: str) -> None:
    assert answer("/version", origin=origin)[0] == "403 Forbidden"


def test_its_own_page_may_read_it_and_no_header_lets_another() -> None:
    told, headers, _ = answer("/version", origin=f"http://{OWN}")
    assert told == "200 OK"
    assert not [name for name in headers if name.startswith("Access-Control")]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(method: str) -> None:
    told, headers, body = answer("/", method)
    assert (told, headers["Allow"]) == ("405 Method Not Allowed", "GET, HEAD")
    assert PAGE.data not in body


def test_head_has_the_head_alone() -> None:
    told, headers, body = answer("/", "HEAD")
    assert (told, headers["Content-Length"], body) == ("200 OK", str(len(PAGE.data)), b"")
