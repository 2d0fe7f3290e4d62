"""The program: its commands, found by file name, and what it does with errors."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import os
import sys
from typing import NoReturn

import click

import ctgraph
from ctgraph.cli import output
from ctgraph.errors import CtgraphError

ILL_FORMED = 2
_ENDING = "_command.py"
INTERRUPTED = 130  # as shells report a program that Ctrl-C ended


class _Commands(click.Group):
    """Loads a command when it is asked for: the module of its name, which defines `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click calls it so
        # pathlib and pkgutil, which could list them too, would each add a tenth to the start-up
        files = os.listdir(os.path.dirname(__file__))  # noqa: PTH120, PTH208
        return sorted(file.removesuffix(_ENDING) for file in files if file.endswith(_ENDING))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they answer: the first line of each file, which loads none of them."""
        folder = os.path.dirname(__file__)  # noqa: PTH120
        rows = []
        for name in self.list_commands(ctx):
            with open(os.path.join(folder, name + _ENDING), encoding="utf-8") as file:  # noqa: PTH118, PTH123
                rows.append((name, file.readline().strip().strip('"')))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"ctgraph.cli.{cmd_name}_command").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from ctgraph.errors import did_you_mean

            near = did_you_mean(args[0], self.list_commands(ctx)) or "; 'ctgraph --help' lists them"
            ctx.fail(f"there is no command {args[0]!r}{near}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(ctgraph.__version__, "-V", "--version", prog_name="ctgraph", message="%(prog)s %(version)s")
def program() -> None:
    """Model how a partnership is governed: who answers to whom, and what is wrong with it.

    STRUCTURE is a file, a folder of files, - for standard input, or the id of a structure that ships with ctgraph
    ('ctgraph list' lists those). BODY is an id, a short name or a name, in any case.

    \b
    Try:
      ctgraph check leicestershire-2009
      ctgraph orphans solihull-2011
      ctgraph lines kent-2011-proposed board
      ctgraph draw kent-2011 -o kent.svg

    Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage or an ill-formed file.
    """


def main() -> None:
    """Run the program, and end the process with its exit code."""
    _open_what_is_closed()
    _end(run(sys.argv[1:]))


def _end(code: int) -> NoReturn:
    """End the process without taking apart what it holds, which for a register takes longer than its findings did."""
    threads = sys.modules.get("threading")
    if threads is not None and threads.active_count() > 1:
        sys.exit(code)
    with contextlib.suppress(OSError):  # what could not be written was told when it was to be
        sys.stdout.flush()
        sys.stderr.flush()
    atexit._run_exitfuncs()
    os._exit(code)


def _open_what_is_closed() -> None:
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: PTH123, SIM115


def run(arguments: list[str]) -> int:
    """Run the program with `arguments` and return its exit code; no traceback reaches a user."""
    before = sys.stdout
    try:
        code = program.main(arguments, prog_name="ctgraph", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        with output.whoever_reads(sys.stderr):
            error.show()
        return ILL_FORMED
    except CtgraphError as error:
        output.complain(str(error))
        return ILL_FORMED
    except (click.Abort, KeyboardInterrupt):
        output.complain("interrupted")
        return INTERRUPTED
    except SystemExit:  # click's own, which wraps the output first where its reader, such as head, has seen enough
        if sys.stdout is before:
            raise
        output.write_no_more(sys.stdout)
        return 0
    except OSError as error:
        output.write_no_more(sys.stdout)
        place = f"{error.filename}: " if error.filename else ""
        output.complain(f"{place}{(error.strerror or str(error)).lower()}")
        return ILL_FORMED
    except Exception as error:
        if os.environ.get("CTGRAPH_TRACEBACK"):
            raise
        output.complain(
            f"ctgraph has a fault: {type(error).__name__}: {error}. Please report it, with the command and the file;"
            " CTGRAPH_TRACEBACK=1 shows where."
        )
        return ILL_FORMED
