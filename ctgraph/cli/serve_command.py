"""Show structures in a browser while they are edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ctgraph.cli import options, output
from ctgraph.cli.named_structures import choose_structures

if TYPE_CHECKING:
    from ctgraph.analysis import LensOptions

LOOPBACK = "127.0.0.1"


def _host(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    import ipaddress

    name = LOOPBACK if value == "localhost" else value.strip("[]")
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        address = None
    if address is None or not (address.is_loopback or address.is_unspecified):
        raise click.BadParameter(
            f"expected an address of this machine alone, such as {LOOPBACK} or ::1, or 0.0.0.0 to let others look too"
        )
    return name


@click.command()
@options.structures
@click.option(
    "--host",
    default=LOOPBACK,
    show_default=True,
    metavar="ADDRESS",
    callback=_host,
    help="Where to serve; 0.0.0.0 lets every machine look that can reach this one.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="N", help="The port to take.  [default: a free one]"
)
@click.option("--no-open", is_flag=True, help="Do not open the browser.")
@options.limits
@options.lens
def command(structures: tuple[str, ...], host: str, port: int, no_open: bool, lens: LensOptions) -> None:
    """Show structures in a browser, and show them anew soon after a file changes.

    It is the page that 'ctgraph report' writes. A file that is ill-formed has its errors shown, with line and column, over
    the last good picture, until it is mended. Nobody but this machine can look, unless --host says so. Ctrl-C ends it.

    \b
    Examples:
      ctgraph serve our-board.yaml
      ctgraph serve structures --port 8000 --no-open
      ctgraph serve solihull-2011 --assume inferred
    """
    import gc

    from ctgraph.server.server import Server
    from ctgraph.server.shown import Shown

    names = _served(structures)
    gc.enable()  # `main` disabled it for commands that end soon; this one does not
    with Server(host, port) as server:
        output.print_text(f"{server.address} shows {', '.join(names)}; Ctrl-C ends it\n")
        if server.is_open_to_all:
            output.print_error(f"warning: {host} lets every machine look that can reach this one")
        if not no_open:
            _open_browser(server.address)
        # a browser that has called by now waits until there is something to be shown
        server.run(Shown(names, lens))


def _served(structures: tuple[str, ...]) -> tuple[str, ...]:
    from ctgraph.loading.catalogue import locate
    from ctgraph.loading.text import STANDARD_INPUT

    names = choose_structures(structures)
    if STANDARD_INPUT in names:
        raise click.UsageError("standard input cannot be watched: name a file or a folder")
    for name in names:
        locate(name)  # what is not there from the first is no matter of a file that will be mended
    return names


def _open_browser(address: str) -> None:
    """Open the browser, but not one that would take this terminal for itself."""
    import webbrowser

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return  # there is none, and the address has been printed
    if type(browser) is not webbrowser.GenericBrowser:
        browser.open(address)
