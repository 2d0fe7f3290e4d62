"""Graphviz is held to limits of time and memory, can be stopped, and draws again afterwards."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from stand_ins import STAND_IN, WORKS_WITHOUT_END, put_pygraphviz

from ctgraph.drawing.common import engine
from ctgraph.drawing.common.engine import LimitError, Limits

SMALL = "digraph { a -> b }"
KNOT = "digraph {" + "; ".join(f"a{one} -> a{other}" for one in range(60) for other in range(60) if one != other) + "}"
WIDE = 'digraph { dpi=3000; a [pos="0,0"]; b [pos="9000,9000"]; a -> b }'
limits_of_memory = pytest.mark.skipif(sys.platform != "linux", reason="Linux holds a process to a limit of memory")


@pytest.fixture(autouse=True)
def usual_limits() -> Iterator[None]:
    engine._ENGINE.stop()
    yield
    engine._ENGINE.stop()
    engine.limit(Limits())
    engine.allow_drawing()


def expect_to_draw_again() -> None:
    assert engine.lay_out(SMALL)["objects"]


def test_a_layout_that_takes_too_long_is_ended() -> None:
    engine.limit(Limits(seconds=1))
    begun = time.monotonic()
    with pytest.raises(LimitError) as raised:
        engine.lay_out(KNOT)
    assert time.monotonic() - begun < 10
    assert str(raised.value) == (
        "Graphviz had not drawn this after 1 second; --time-limit gives it more; a part of it, or fewer kinds of"
        " relations, may go well, and the endings .dot and .mmd do without it"
    )
    engine.limit(Limits())
    expect_to_draw_again()


def test_one_that_holds_the_interpreter_or_sleeps_is_ended_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.limit(Limits(seconds=0.5))
    for does in (WORKS_WITHOUT_END, "        time.sleep(60)\n"):
        put_pygraphviz(tmp_path, STAND_IN.format(does=does), monkeypatch)
        with pytest.raises(LimitError, match=r"after 0\.5 seconds"):
            engine.lay_out(SMALL)


@limits_of_memory
@pytest.mark.parametrize("megabytes", [300])
def test_a_picture_that_takes_too_much_memory_is_refused(megabytes: int) -> None:
    engine.limit(Limits(megabytes=megabytes))
    with pytest.raises(
        LimitError, match=rf"^{megabytes} megabytes of memory, .*too little .*--memory-limit gives it more"
    ):
        engine.render(WIDE, "png")
    expect_to_draw_again()


@limits_of_memory
@pytest.mark.parametrize(
    "does",
    [
        "        return bytes(2 << 30)\n",
        "        print('bad_alloc', file=sys.stderr, flush=True); os.abort()\n",
        "        import threading\n        for _ in range(10**6): threading.Thread(target=time.sleep, args=[60]).start()\n",
    ],
)
def test_whatever_says_that_there_is_no_memory_is_understood(
    does: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_pygraphviz(tmp_path, STAND_IN.format(does=does), monkeypatch)
    with pytest.raises(LimitError, match=r"^1,000 megabytes of memory, or what there is, are too little"):
        engine.render(SMALL, "png")


@limits_of_memory
@pytest.mark.parametrize("megabytes", [60, 180])
def test_where_not_even_graphviz_itself_finds_room_it_is_said(megabytes: int) -> None:
    engine.limit(Limits(megabytes=megabytes))
    with pytest.raises(LimitError, match=rf"^{megabytes} megabytes"):
        engine.lay_out(SMALL)


def test_another_thread_can_stop_a_drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_pygraphviz(tmp_path, STAND_IN.format(does=WORKS_WITHOUT_END), monkeypatch)
    raised: list[Exception] = []

    def draw() -> None:
        try:
            engine.lay_out(SMALL)
        except engine.StoppedError as error:
            raised.append(error)

    drawing = threading.Thread(target=draw)
    drawing.start()
    until = time.monotonic() + 20
    while not (tmp_path / "begun").exists():
        assert time.monotonic() < until
        time.sleep(0.02)
    engine.stop_drawing()
    drawing.join(20)
    assert [str(error) for error in raised] == ["the drawing was stopped"]
    with pytest.raises(engine.StoppedError):
        engine.lay_out(SMALL)
    monkeypatch.undo()
    engine.allow_drawing()
    expect_to_draw_again()


def test_a_process_that_somebody_ends_is_started_again() -> None:
    for _ in range(2):
        expect_to_draw_again()
        child = engine._ENGINE.child
        assert child
        child.end()
        child._get_process().wait(20)
    expect_to_draw_again()
