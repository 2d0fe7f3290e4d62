"""``ctgraph serve`` in a process of its own: a change is seen, a mistake is told, and nothing is left when it ends."""

from __future__ import annotations

import contextlib
import re
import signal
import socket
import sys
import webbrowser
from pathlib import Path
from unittest import mock

import pytest
from program import ctgraph
from served import SECONDS, serving
from small_files import CLEAN, write


def test_a_structure_is_edited_broken_and_mended(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    file = tmp_path / "clean.yaml"
    with serving(tmp_path, "clean.yaml") as served:
        assert served.said == f"{served.address} shows clean.yaml; Ctrl-C ends it\n"
        assert served.get()[0] == 200
        page = served.when_it_says("Trust Board")  # until it is drawn, another page says so
        assert 'data-reload="/version"' in page
        first = served.get("version")
        assert served.get("version") == first

        file.write_text(CLEAN.replace("Trust Board", "Youth Panel"), encoding="utf-8")
        served.when_it_says("Youth Panel")
        assert served.get("version") != first

        file.write_text(CLEAN.replace("Trust Board", "Youth Panel").replace("short: TB", "shrot: TB"), encoding="utf-8")
        page = served.when_it_says("clean.yaml:6:30: &#39;shrot&#39; is not a key of a body")
        assert "Youth Panel" in page  # the last good picture

        file.write_text(CLEAN, encoding="utf-8")
        page = served.when_it_says("Trust Board")
        assert "shrot" not in page
        assert served.get("version") == first

        assert served.get("structures/clean.yaml")[0] == 404
        assert served.get(Host="evil.example")[0] == 403
        assert served.get("version", Origin="http://evil.example")[0] == 403


def test_connections_that_say_nothing_shut_nobody_out(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    with serving(tmp_path, "clean.yaml") as served, contextlib.ExitStack() as opened:
        port = int(served.address.rsplit(":", 1)[1].strip("/"))
        for _ in range(200):
            opened.enter_context(socket.create_connection(("127.0.0.1", port)))
        assert served.get()[0] == 200


@pytest.mark.usefixtures("heeded_ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_it_ends_and_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    ending = signal.Signals[name]
    folder = tmp_path / "structures"
    write(folder, clean=CLEAN)
    with serving(folder, "clean.yaml") as served:
        assert served.get()[0] == 200
        served.process.send_signal(ending)
        assert served.process.wait(SECONDS) == (-ending if ending == signal.SIGKILL else 0)
        assert served.left_behind() == []
        assert [path.name for path in folder.iterdir()] == ["clean.yaml"]
        assert served.process.stderr
        assert served.process.stderr.read() == ""


def test_only_this_machine_is_served_unless_it_is_said_otherwise(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    for host in ("192.168.1.5", "evil.example", "8.8.8.8", ""):
        ran = ctgraph("serve", str(tmp_path), "--host", host, "--no-open")
        assert ran.code == 2
        assert "expected an address of this machine alone" in ran.err


def test_a_server_for_all_warns(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    with mock.patch("ctgraph.server.server.Server.run") as run:
        ran = ctgraph("serve", str(tmp_path), "--host", "0.0.0.0", "--no-open")
    assert ran.code == 0
    assert "warning: 0.0.0.0 lets every machine look that can reach this one" in ran.err
    assert re.match(r"http://localhost:\d+/ shows ", ran.out)
    run.assert_called_once()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = ctgraph("serve", str(tmp_path), "--port", str(port), "--no-open")
    assert ran.code == 2
    assert ran.err.startswith(f"port {port} of 127.0.0.1 cannot be taken: ")


@pytest.mark.parametrize(
    ("name", "said"), [("-", "standard input cannot be watched"), ("nowhere", "no such file or folder")]
)
def test_what_cannot_be_watched_is_told(name: str, said: str) -> None:
    ran = ctgraph("serve", name, "--no-open")
    assert ran.code == 2
    assert said in ran.err


def test_the_browser_is_opened_but_not_one_that_would_take_the_terminal(tmp_path: Path) -> None:
    write(tmp_path, clean=CLEAN)
    graphical, text = mock.Mock(spec=webbrowser.BackgroundBrowser), webbrowser.GenericBrowser("lynx")
    with mock.patch("ctgraph.server.server.Server.run"), mock.patch.object(text, "open"):
        for browser, options in ((graphical, []), (graphical, ["--no-open"]), (text, [])):
            with mock.patch("webbrowser.get", return_value=browser):
                ran = ctgraph("serve", str(tmp_path / "clean.yaml"), *options)
                assert ran.code == 0
    graphical.open.assert_called_once()
    assert graphical.open.call_args.args[0].startswith("http://127.0.0.1:")
    with mock.patch("ctgraph.server.server.Server.run"), mock.patch("webbrowser.get", side_effect=webbrowser.Error):
        assert ctgraph("serve", str(tmp_path / "clean.yaml")).code == 0
