"""What is answered, and to whom: the page and its version, to a browser that asks this server by its own address."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from ctgraph.server.shown import VERSION, Page

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

PAGE = "/"
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_HEADERS = [
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "frame-ancestors 'none'"),  # the page itself says the rest
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


class _Answer(NamedTuple):
    status: str
    kind: str
    body: bytes


class Site:
    """A WSGI application. `page` gives the page as it is now.

    With `to_all`, other machines may ask too, by a number or by this machine's name: any other name could be one that
    a page elsewhere has made to point here (DNS rebinding).
    """

    def __init__(self, page: Callable[[], Page], *, to_all: bool = False) -> None:
        self._page = page
        self._to_all = to_all

    def __call__(self, environment: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        answer = self._answer(environment)
        length = ("Content-Length", str(len(answer.body)))
        allowed = [("Allow", "GET, HEAD")] if answer.status.startswith("405") else []
        start_response(answer.status, [("Content-Type", answer.kind), length, *allowed, *_HEADERS])
        return [] if environment["REQUEST_METHOD"] == "HEAD" else [answer.body]

    def _answer(self, environment: WSGIEnvironment) -> _Answer:
        host = environment.get("HTTP_HOST", "")
        if not self._is_own(host, environment["SERVER_PORT"]):
            return _refusal("403 Forbidden", "This server answers to its own address only.")
        if environment.get("HTTP_ORIGIN", f"http://{host}") != f"http://{host}":
            return _refusal("403 Forbidden", "This server answers to its own pages only.")
        if environment["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _refusal("405 Method Not Allowed", "There is nothing to be changed here.")
        if environment["PATH_INFO"] == PAGE:
            return _Answer("200 OK", "text/html; charset=utf-8", self._page().data)
        if environment["PATH_INFO"] == VERSION:
            return _Answer("200 OK", "text/plain; charset=utf-8", self._page().version.encode())
        return _refusal("404 Not Found", "There is nothing here: the page is at /.")

    def _is_own(self, asked: str, port: str) -> bool:
        try:
            parts = urlsplit(f"//{asked}")
            name, its_port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        if str(its_port) != port or parts.netloc != asked or "@" in asked:
            return False
        return name in LOCAL or _is_loopback(name) or (self._to_all and (_is_number(name) or name == _own_name()))


def _refusal(status: str, why: str) -> _Answer:
    return _Answer(status, "text/plain; charset=utf-8", f"{why}\n".encode())


def _own_name() -> str:
    return socket.gethostname().casefold()


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return _is_number(name) and ipaddress.ip_address(name).is_loopback
