"""Where Graphviz comes from: pygraphviz in a child process, else a `dot` on the PATH, else it is said what to install."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from analysed import analyse
from pictures import Picture
from program import COMMAND, ctgraph
from stand_ins import STAND_IN, put_pygraphviz

from ctgraph.drawing.common import engine, worker
from ctgraph.drawing.common.options import Options
from ctgraph.drawing.structure import layout, ways
from ctgraph.drawing.structure.blocks import Block
from ctgraph.errors import DrawingError
from ctgraph.loading.files import load

posix = pytest.mark.skipif(sys.platform == "win32", reason="a script that stands in for dot.exe takes a shebang")
REAL_DOT = shutil.which("dot")
NAME = "haringey-2008"
DOT = "digraph { a -> b }"

# Records how it was called, and answers as Graphviz does.
FAKE = """\
#!{python}
import sys
from pathlib import Path
folder = Path(__file__).parent
sys.path = [path for path in sys.path if not Path(path, "pygraphviz.py").exists()]
dot = sys.stdin.buffer.read().decode("utf-8")
calls = len(list(folder.glob("*.call")))
(folder / f"{{calls:03}}.call").write_text("\\n".join(sys.argv[1:]) + "\\n\\n" + dot, encoding="utf-8")
{answer}
"""
AS_GRAPHVIZ = """\
import pygraphviz
way = {"-Kdot": "dot", "-Kneato -n": "nop", "-Kneato -n2": "nop2"}[" ".join(sys.argv[1:-1])]
sys.stdout.buffer.write(pygraphviz.AGraph(string=dot).draw(format=sys.argv[-1].removeprefix("-T"), prog=way))
"""


@pytest.fixture
def fresh_child() -> Iterator[None]:
    """A child process that is started in what the test makes of the environment, and ends with the test."""
    start_anew()
    yield
    start_anew()


def start_anew() -> None:
    """Let the next drawing start a process, in the environment as it is then."""
    engine._ENGINE.stop()
    engine._ENGINE.missing = False


@pytest.fixture
def without_pygraphviz(fresh_child: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:  # noqa: ARG001
    """As where its wheel is missing and no `dot` is; returns a folder that is the whole PATH."""
    put_pygraphviz(tmp_path / "no-wheel", "raise ImportError('no such wheel')", monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def put_dot(folder: Path, answer: str) -> None:
    script = folder / "dot"
    script.write_text(FAKE.format(python=sys.executable, answer=answer), encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def draw(ending: str = "svg") -> bytes:
    return analyse(load(NAME)).draw(ending, options=Options())[0]


@posix
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_dot_on_the_path_draws_the_same(
    without_pygraphviz: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_dot(without_pygraphviz, AS_GRAPHVIZ)
    drawn = draw(ending)
    calls = [path.read_text(encoding="utf-8") for path in sorted(without_pygraphviz.glob("*.call"))]
    monkeypatch.undo()
    start_anew()
    assert drawn == draw(ending)
    *layouts, last = [call.split("\n\n", 1) for call in calls]
    assert {arguments for arguments, _ in layouts} == {"-Kdot\n-Tjson0"}
    assert last[0] == f"-Kneato\n-n2\n-T{ending}"
    assert all(dot.startswith("digraph ctgraph {") for _, dot in layouts)
    assert any("Haringey Strategic<BR/>" in dot for _, dot in layouts)
    assert "pos=" in last[1]


@posix
def test_a_dot_on_the_path_routes_lines_too(without_pygraphviz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_dot(without_pygraphviz, AS_GRAPHVIZ)
    laid = engine.lay_out('digraph { a [pos="0,0"]; b [pos="90,90"]; a -> b }', "nop")
    (call,) = [path.read_text(encoding="utf-8") for path in without_pygraphviz.glob("*.call")]
    assert call.startswith("-Kneato\n-n\n-Tjson0\n\n")
    monkeypatch.undo()
    start_anew()
    assert laid == engine.lay_out('digraph { a [pos="0,0"]; b [pos="90,90"]; a -> b }', "nop")


@posix
def test_pygraphviz_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_dot(tmp_path, "sys.exit(3)")
    monkeypatch.setenv("PATH", str(tmp_path))
    draw()
    assert not list(tmp_path.glob("*.call"))


@pytest.mark.skipif(not REAL_DOT, reason="no Graphviz on this machine: the one that stands in for it must do")
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_real_dot(ending: str, without_pygraphviz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([str(without_pygraphviz), str(Path(REAL_DOT or "").parent)]))
    drawn = draw(ending)
    assert drawn[:4] == {"svg": b"<?xm", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    if ending == "svg":
        assert len(Picture(drawn).bodies) == len(load(NAME).bodies)
    assert not list(without_pygraphviz.iterdir())


@pytest.mark.usefixtures("without_pygraphviz")
class TestNeither:
    @pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
    def test_it_is_said_what_to_install(self, ending: str, tmp_path: Path) -> None:
        ran = ctgraph("draw", NAME, "-o", str(tmp_path / f"x.{ending}"))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"{engine.WHAT_TO_INSTALL}\n"
        assert "pip install pygraphviz" in ran.err
        assert not (tmp_path / f"x.{ending}").exists()

    def test_for_several_structures_it_is_said_once(self, tmp_path: Path) -> None:
        ran = ctgraph("draw", NAME, "kent-2011", "-o", f"{tmp_path}/out/")
        assert (ran.code, ran.err) == (2, f"{engine.WHAT_TO_INSTALL}\n")

    @pytest.mark.parametrize("ending", ["dot", "mmd"])
    def test_text_is_written_for_all_that(self, ending: str, tmp_path: Path) -> None:
        ran = ctgraph("draw", NAME, "-o", str(tmp_path / f"x.{ending}"))
        assert (ran.code, ran.err) == (0, "")
        assert "Haringey" in (tmp_path / f"x.{ending}").read_text(encoding="utf-8")


@posix
class TestADotThatFails:
    def test_one_that_says_why(self, without_pygraphviz: Path) -> None:
        put_dot(without_pygraphviz, "sys.exit('Error: <stdin>: syntax error in line 1')")
        with pytest.raises(
            DrawingError, match=r"^Graphviz could not draw this: Error: <stdin>: syntax error in line 1$"
        ):
            draw()

    def test_one_that_is_killed(self, without_pygraphviz: Path) -> None:
        put_dot(without_pygraphviz, "import os; os.kill(os.getpid(), 9)")
        with pytest.raises(DrawingError, match="could not draw this"):
            draw()

    @pytest.mark.parametrize(
        "answer", ["", "print('no layout')", "sys.stdout.buffer.write(b'\\xff\\xfe')", "print('[]')"]
    )
    def test_one_that_answers_nonsense(self, without_pygraphviz: Path, answer: str) -> None:
        put_dot(without_pygraphviz, answer)
        with pytest.raises(DrawingError, match="gave no layout"):
            draw()

    def test_one_that_cannot_be_run(self, without_pygraphviz: Path) -> None:
        script = without_pygraphviz / "dot"
        script.write_text("#!/nowhere/at/all\n", encoding="utf-8")
        script.chmod(0o700)
        with pytest.raises(DrawingError, match="could not draw this"):
            draw()

    def test_one_that_hangs(self, without_pygraphviz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put_dot(without_pygraphviz, "import time; time.sleep(60)")
        monkeypatch.setattr(engine._ENGINE, "limits", engine.Limits(seconds=0.5))
        with pytest.raises(engine.LimitError, match=r"^Graphviz had not drawn this after 0\.5 seconds; "):
            draw()

    def test_the_program_exits_with_two_and_writes_nothing(self, without_pygraphviz: Path, tmp_path: Path) -> None:
        put_dot(without_pygraphviz, "sys.exit('out of memory')")
        ran = ctgraph("draw", NAME, "-o", str(tmp_path / "x.png"))
        assert (ran.code, ran.out, ran.err) == (2, "", "Graphviz could not draw this: out of memory\n")
        assert not (tmp_path / "x.png").exists()


@pytest.mark.usefixtures("fresh_child")
class TestPygraphvizThatFails:
    @pytest.mark.parametrize("error", ["ValueError", "OSError", "TypeError", "DotError"])
    def test_it_is_a_drawing_error(self, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put_pygraphviz(tmp_path, STAND_IN.format(does=f"        raise {error}('no')"), monkeypatch)
        with pytest.raises(DrawingError, match=r"^Graphviz could not draw this: no$"):
            draw()

    def test_an_error_of_graphviz_is_in_the_message(self, capfd: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(DrawingError, match=r"could not draw this: .*syntax error in line 1"):
            engine.lay_out("digraph { a -> ")
        assert capfd.readouterr() == ("", "")

    def test_an_earlier_error_is_not_repeated(self) -> None:
        for wrong in ("digraph { first -> ", "digraph { second -> "):
            with pytest.raises(DrawingError, match="syntax error") as raised:
                engine.lay_out(wrong)
            assert str(raised.value).count("syntax error") == 1

    def test_warnings_about_a_good_drawing_are_not_printed(self, capfd: pytest.CaptureFixture[str]) -> None:
        engine.lay_out('digraph { a [shape="no-such-shape"] }')
        assert capfd.readouterr() == ("", "")

    def test_output_of_libraries_does_not_break_the_protocol(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put_pygraphviz(tmp_path, STAND_IN.format(does="        os.write(1, b'noise'); return b'{}'"), monkeypatch)
        assert engine.lay_out(DOT) == {}

    @posix
    @pytest.mark.parametrize(
        ("does", "says"),
        [
            ("os.abort()", "(SIGABRT)"),
            ("os._exit(7)", "(exit code 7)"),
            ("print('Assertion failed', file=sys.stderr, flush=True); os.abort()", "(Assertion failed)"),
        ],
    )
    def test_one_that_breaks_down(
        self, does: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        put_pygraphviz(tmp_path, STAND_IN.format(does=f"        {does}"), monkeypatch)
        with pytest.raises(engine.BrokeDownError) as raised:
            engine.lay_out(DOT)
        assert str(raised.value).startswith(f"Graphviz broke down over this {says}; ")
        assert capfd.readouterr() == ("", "")
        monkeypatch.undo()
        assert engine.lay_out(DOT)["objects"]  # it is started again

    @posix
    def test_the_program_says_so_and_writes_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put_pygraphviz(tmp_path, STAND_IN.format(does="        os.abort()"), monkeypatch)
        ran = ctgraph("draw", NAME, "-o", str(tmp_path / "x.png"))
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Graphviz broke down over this (SIGABRT); ")
        assert ran.err.count("\n") == 1
        assert not (tmp_path / "x.png").exists()

    def test_one_that_cannot_be_started(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "executable", "/nowhere/at/all")
        with pytest.raises(DrawingError, match=r"^Graphviz could not be started: "):
            draw()


class TestBreakingDownOverOneWay:
    """A layout that Graphviz breaks down over is tried in other ways, down to the one that it stands best."""

    def break_down(self, monkeypatch: pytest.MonkeyPatch, *, first: int | None) -> list[str]:
        """Let Graphviz break down over the first layouts that it is asked for, or over all of them."""
        asked: list[str] = []
        answered = ways.Question.answer

        def breaking(question: ways.Question) -> Block:
            asked.append(question.dot)
            if first is None or len(asked) <= first:
                raise engine.BrokeDownError("it broke down")
            return answered(question)

        monkeypatch.setattr(ways.Question, "answer", breaking)
        return asked

    def test_another_way_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = self.break_down(monkeypatch, first=1)
        found = Picture(analyse(load("leicestershire-2009")).draw("svg")[0])
        assert len(asked) >= 2
        assert len(found.bodies) == len(load("leicestershire-2009").bodies)

    def test_the_hasty_one_is_the_last(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(layout, "_FREE", [])
        asked = self.break_down(monkeypatch, first=0)
        found = Picture(analyse(load("leicestershire-2009")).draw("svg")[0])
        assert all("mclimit" in dot for dot in asked)
        assert len(found.lines) == 10

    def test_where_all_break_down_it_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.break_down(monkeypatch, first=None)
        with pytest.raises(engine.BrokeDownError, match="it broke down"):
            draw("svg") if load(NAME).relations else analyse(load("leicestershire-2009")).draw("svg")


FORKS = """\
import os
from ctgraph.drawing.common import engine
engine._ENGINE.stop()  # of what was never started
laid = engine.lay_out("digraph { a -> b }")
parents = engine._ENGINE.child
for draws in (True, False):
    forked = os.fork()
    if not forked:
        if draws:
            assert engine.lay_out("digraph { a -> b }") == laid
            assert engine._ENGINE.child is not parents
        engine._ENGINE.stop()
        os._exit(0)
    assert engine.lay_out("digraph { a -> b }") == laid
    assert os.waitpid(forked, 0)[1] == 0
    assert engine._ENGINE.child is parents
    assert engine.lay_out("digraph { a -> b }") == laid
"""


class TestChild:
    def test_it_is_asked_few_questions(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Sizes are asked for all at once, and not text by text, and few ways to lay the bodies out are tried."""
        asked: list[str] = []
        sizes: list[str] = []
        drawn_by = engine._Engine.draw

        def counting(ours: engine._Engine, dot: str, program: str, format_: str) -> bytes:
            asked.append(program)
            if program == "dot" and "->" not in dot:
                sizes.append(dot)
            return drawn_by(ours, dot, program, format_)

        monkeypatch.setattr(engine._Engine, "draw", counting)
        draw("svg")
        assert asked.count("nop2") == 1
        assert len(sizes) <= 3  # of texts and bodies, of bodies whose size follows from their words, and of the title
        assert len(asked) - len(sizes) <= 3

    def test_one_serves_every_drawing(self) -> None:
        engine.lay_out(DOT)
        before = engine._ENGINE.child
        draw("svg")
        draw("png")
        assert engine._ENGINE.child is before

    @pytest.mark.usefixtures("fresh_child")
    def test_it_may_be_started_before_it_is_needed(self) -> None:
        engine.start()
        before = engine._ENGINE.child
        assert before is not None
        engine.lay_out(DOT)
        assert engine._ENGINE.child is before

    @posix
    def test_a_fork_has_its_own(self, tmp_path: Path) -> None:
        script = tmp_path / "forks.py"
        script.write_text(FORKS, encoding="utf-8")
        done = subprocess.run([sys.executable, "-P", script], capture_output=True, timeout=60, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")

    def test_threads_take_turns(self) -> None:
        drawn: list[bytes] = []
        threads = [threading.Thread(target=lambda: drawn.append(draw("svg"))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(drawn) == 4
        assert set(drawn) == {draw("svg")}

    @pytest.mark.usefixtures("heeded_ctrl_c")
    @posix
    def test_ctrl_c_does_not_wait_for_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        does = "        Path(__file__).with_name('begun').write_text(str(os.getpid())); time.sleep(120)"
        put_pygraphviz(tmp_path, STAND_IN.format(does=does), monkeypatch)
        command = [*COMMAND, "draw", NAME, "-o", str(tmp_path / "x.svg")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            while not (tmp_path / "begun").exists() or not (tmp_path / "begun").read_text():
                assert running.poll() is None
                time.sleep(0.02)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=20)
        assert (running.returncode, out) == (130, b"")
        assert b"Traceback" not in err
        assert not (tmp_path / "x.svg").exists()
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "begun").read_text()), 0)

    def test_what_it_answers(self) -> None:
        """The worker itself, on streams of this process."""
        requests, answers = io.BytesIO(), io.BytesIO()
        for dot, format_ in ((DOT, "json0"), ("digraph { a -> ", "json0"), (DOT, "no-such-format")):
            head = json.dumps({"program": "dot", "format": format_, "seconds": 20, "length": len(dot)})
            requests.write(f"{head}\n{dot}".encode())
        requests.seek(0)
        graphviz = worker.find_graphviz()
        assert graphviz
        assert worker.serve(requests, answers, graphviz) == 0
        answers.seek(0)
        words = []
        while line := answers.read(worker.ANSWER_LENGTH).decode():
            word, length = line.split()
            words.append((word, answers.read(int(length))))
        assert [word for word, _ in words] == ["drawn", "failed", "failed"]
        assert json.loads(words[0][1])["objects"]

    def test_without_the_wheel_a_separate_graphviz_is_looked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pygraphviz", None)
        monkeypatch.setenv("PATH", "/nowhere/at/all")
        assert worker.find_graphviz() is None
