"""The WSGI application: it serves the page and its version to browsers that ask for this server by its own address."""

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
    ("Content-Security-Policy", "frame-ancestors 'none'"),  # the rest is in the page itself
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]


class _Response(NamedTuple):
    status: str
    content_type: str
    body: bytes


class Site:
    """A WSGI application that serves the page that `page` returns.

    With `to_all`, other machines may ask too, by an IP address or by the name of this machine. Any other name could be one
    that another site has made to point here (DNS rebinding).
    """

    def __init__(self, page: Callable[[], Page], *, to_all: bool = False) -> None:
        self._page = page
        self._to_all = to_all

    def __call__(self, environment: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        response = self._respond(environment)
        length = ("Content-Length", str(len(response.body)))
        allowed = [("Allow", "GET, HEAD")] if response.status.startswith("405") else []
        start_response(response.status, [("Content-Type", response.content_type), length, *allowed, *_HEADERS])
        return [] if environment["REQUEST_METHOD"] == "HEAD" else [response.body]

    def _respond(self, environment: WSGIEnvironment) -> _Response:
        host = environment.get("HTTP_HOST", "")
        if not self._is_own_address(host, environment["SERVER_PORT"]):
            return _refuse("403 Forbidden", "This server answers to its own address only.")
        if environment.get("HTTP_ORIGIN", f"http://{host}") != f"http://{host}":
            return _refuse("403 Forbidden", "This server answers to its own pages only.")
        if environment["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return _refuse("405 Method Not Allowed", "There is nothing to be changed here.")
        if environment["PATH_INFO"] == PAGE:
            return _Response("200 OK", "text/html; charset=utf-8", self._page().data)
        if environment["PATH_INFO"] == VERSION:
            return _Response("200 OK", "text/plain; charset=utf-8", self._page().version.encode())
        return _refuse("404 Not Found", "There is nothing here: the page is at /.")

    def _is_own_address(self, host: str, server_port: str) -> bool:
        """Return whether the Host header of a request is an address of this server."""
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port or 80
        except ValueError:
            return False
        if str(port) != server_port or parts.netloc != host or "@" in host:
            return False
        return name in LOCAL or _is_loopback(name) or (self._to_all and (_is_ip_address(name) or name == _own_name()))


def _refuse(status: str, why: str) -> _Response:
    return _Response(status, "text/plain; charset=utf-8", f"{why}\n".encode())


def _own_name() -> str:
    return socket.gethostname().casefold()


def _is_ip_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_loopback(name: str) -> bool:
    return _is_ip_address(name) and ipaddress.ip_address(name).is_loopback
