"""Where Graphviz comes from: pygraphviz, else a `dot` on the PATH, else it is said what to install."""

from __future__ import annotations

import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures import Picture
from program import ctgraph

from ctgraph import app
from ctgraph.drawing import engine
from ctgraph.drawing.options import Options
from ctgraph.errors import DrawingError

posix = pytest.mark.skipif(sys.platform == "win32", reason="a script that stands in for dot.exe takes a shebang")
NAME = "haringey-2008"

# Records how it was called, and answers as Graphviz does.
FAKE = """\
#!{python}
import sys
from pathlib import Path
folder = Path(__file__).parent
dot = sys.stdin.buffer.read().decode("utf-8")
calls = len(list(folder.glob("*.call")))
(folder / f"{{calls:03}}.call").write_text("\\n".join(sys.argv[1:]) + "\\n\\n" + dot, encoding="utf-8")
{answer}
"""
AS_GRAPHVIZ = """\
import pygraphviz
way = "nop2" if "-n2" in sys.argv else sys.argv[1].removeprefix("-K")
sys.stdout.buffer.write(pygraphviz.AGraph(string=dot).draw(format=sys.argv[-1].removeprefix("-T"), prog=way))
"""


@pytest.fixture
def without_pygraphviz(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """As where its wheel is missing and no `dot` is; returns a folder that is the whole PATH."""
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    engine._has_pygraphviz.cache_clear()
    yield tmp_path / "bin"
    engine._has_pygraphviz.cache_clear()


def put_dot(folder: Path, answer: str) -> None:
    script = folder / "dot"
    script.write_text(FAKE.format(python=sys.executable, answer=answer), encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


def draw(ending: str = "svg") -> bytes:
    return app.draw(app.load(NAME), ending, options=Options())[0]


@posix
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_dot_on_the_path_draws_the_same(
    without_pygraphviz: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_dot(without_pygraphviz, AS_GRAPHVIZ)
    drawn = draw(ending)
    calls = [path.read_text(encoding="utf-8") for path in sorted(without_pygraphviz.glob("*.call"))]
    monkeypatch.undo()
    engine._has_pygraphviz.cache_clear()
    assert drawn == draw(ending)
    *layouts, last = [call.split("\n\n", 1) for call in calls]
    assert {arguments for arguments, _ in layouts} == {"-Kdot\n-Tjson0"}
    assert last[0] == f"-Kneato\n-n2\n-T{ending}"
    assert all(dot.startswith("digraph ctgraph {") for _, dot in layouts)
    assert any("Haringey Strategic<BR/>Partnership" in dot for _, dot in layouts)
    assert "pos=" in last[1]


@posix
def test_pygraphviz_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_dot(tmp_path, "sys.exit(3)")
    monkeypatch.setenv("PATH", str(tmp_path))
    draw()
    assert not list(tmp_path.glob("*.call"))


@pytest.mark.skipif(
    not shutil.which("dot"), reason="no Graphviz on this machine: the one that stands in for it must do"
)
@pytest.mark.parametrize("ending", ["svg", "png", "pdf"])
def test_a_real_dot(ending: str, without_pygraphviz: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "pygraphviz", None)
    engine._has_pygraphviz.cache_clear()
    drawn = draw(ending)
    assert drawn[:4] == {"svg": b"<?xm", "png": b"\x89PNG", "pdf": b"%PDF"}[ending]
    if ending == "svg":
        assert len(Picture(drawn).bodies) == len(app.load(NAME).bodies)
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
        monkeypatch.setattr(engine, "_LONGEST", 0.5)
        with pytest.raises(DrawingError, match=r"dot had not drawn this after 0\.5 seconds$"):
            draw()

    def test_the_program_exits_with_two_and_writes_nothing(self, without_pygraphviz: Path, tmp_path: Path) -> None:
        put_dot(without_pygraphviz, "sys.exit('out of memory')")
        ran = ctgraph("draw", NAME, "-o", str(tmp_path / "x.png"))
        assert (ran.code, ran.out, ran.err) == (2, "", "Graphviz could not draw this: out of memory\n")
        assert not (tmp_path / "x.png").exists()


class TestPygraphvizThatFails:
    @pytest.mark.parametrize("error", [ValueError("no"), OSError("no"), TypeError("no")])
    def test_it_is_a_drawing_error(self, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
        import pygraphviz

        def fails(*_: object, **__: object) -> bytes:
            raise error

        monkeypatch.setattr(pygraphviz.AGraph, "draw", fails)
        with pytest.raises(DrawingError, match="could not draw this: no"):
            draw()

    def test_what_graphviz_said_of_it_is_shown(self, capfd: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(DrawingError):
            engine.lay_out("digraph { a -> ")
        assert "syntax error" in capfd.readouterr().err

    def test_what_it_says_of_a_drawing_that_comes_out_is_not(self, capfd: pytest.CaptureFixture[str]) -> None:
        engine.lay_out('digraph { a [shape="no-such-shape"] }')
        assert capfd.readouterr().err == ""
