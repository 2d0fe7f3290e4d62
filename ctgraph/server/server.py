"""The server: waitress on an address of this machine, and a thread that watches the files."""

from __future__ import annotations

import ipaddress
import logging
import socket
import threading

from ctgraph.errors import CtgraphError
from ctgraph.server.shown import Shown
from ctgraph.server.site import Site

_MOST_IN_MEMORY = 1 << 30  # bytes of a response; waitress would put a longer one into a file
_MOST_CONNECTIONS = 500
_SECONDS_WITHOUT_A_WORD = 10


class Server:
    """Serves a page at `host`, an IP address. It opens the port at once; port 0 means any free port.

    A ``with`` statement closes the port at its end. Raises `CtgraphError` if the port cannot be opened.
    """

    def __init__(self, host: str, port: int) -> None:
        address = ipaddress.ip_address(host)
        family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
        try:
            self._socket = socket.create_server((host, port), family=family)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CtgraphError(f"port {port} of {host} cannot be taken: {reason}") from error
        self.is_open_to_all = address.is_unspecified
        name = "localhost" if self.is_open_to_all else f"[{host}]" if family == socket.AF_INET6 else host
        self.address = f"http://{name}:{self._socket.getsockname()[1]}/"

    def __enter__(self) -> Server:
        """Return the server itself; its port is open already."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the port."""
        self._socket.close()

    def run(self, shown: Shown) -> None:
        """Serve the page of `shown` until Ctrl-C, or until the handler of another signal ends the program."""
        from waitress.server import create_server

        logging.getLogger("waitress").setLevel(logging.CRITICAL)  # it would warn of every browser that hangs up
        site = Site(shown.page, to_all=self.is_open_to_all)
        server = create_server(
            site,
            sockets=[self._socket],
            ident=None,
            max_request_body_size=4096,
            outbuf_overflow=_MOST_IN_MEMORY,
            # one that says nothing makes room for others; waitress would keep a hundred for two minutes, and let nobody else in
            connection_limit=_MOST_CONNECTIONS,
            channel_timeout=_SECONDS_WITHOUT_A_WORD,
            cleanup_interval=_SECONDS_WITHOUT_A_WORD,
        )
        stopping = threading.Event()
        threading.Thread(target=shown.watch, args=[stopping], daemon=True).start()
        try:
            server.run()
        finally:
            stopping.set()
            server.close()
