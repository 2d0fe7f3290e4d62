"""The program: it finds its commands by file name, runs one, and turns errors into messages and exit codes."""

from __future__ import annotations

import errno
import gc
import importlib
import io
import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

import ctgraph
from ctgraph.cli import output, signals
from ctgraph.cli.exit_codes import ILL_FORMED
from ctgraph.errors import NO_MEMORY, CtgraphError, visible

if TYPE_CHECKING:
    from pathlib import Path

_ENDING = "_command.py"
_STRIPPED = (  # help is docstrings
    "The description and the examples were stripped: Python was told to, by -OO or PYTHONOPTIMIZE=2. Without that they can be read here."
)


class _Commands(click.Group):
    """Loads a command only when it is asked for: the module of its name, which defines `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx  # click passes it; the commands are the same everywhere
        return sorted(map(_name_command, _command_files()))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first line of each file, which says what the command answers; load none of them."""
        del ctx
        rows = []
        for file in sorted(_command_files()):
            with file.open(encoding="utf-8") as opened:
                rows.append((_name_command(file), opened.readline().strip().strip('"')))
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"ctgraph.cli.{cmd_name.replace('-', '_')}_command").command
        assert isinstance(command, click.Command)
        command.help = command.help or _STRIPPED
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from ctgraph.errors import did_you_mean, find_misspelt

            commands = self.list_commands(ctx)
            near = (
                did_you_mean(args[0], find_misspelt(args[0], commands) or commands) or "; 'ctgraph --help' lists them"
            )
            ctx.fail(f"there is no command {args[0]!r}{near}")
        name, command, rest = super().resolve_command(ctx, args)
        if command and not ctx.resilient_parsing:  # as it is where a shell completes
            _expect_each_once(click.Context(command, ctx, name, resilient_parsing=True), rest)
        return name, command, rest


def _expect_each_once(context: click.Context, args: list[str]) -> None:
    """Raise `click.UsageError` if an option that takes one value is given twice: the first would be dropped without a word."""
    # what else is wrong with the arguments is told by the command itself
    _, _, order = context.command.make_parser(context).parse_args(args=list(args))
    for parameter, times in Counter(order).items():
        takes_one = isinstance(parameter, click.Option) and not (parameter.multiple or parameter.is_flag)
        if takes_one and times > 1:
            named = "/".join(parameter.opts)
            raise click.UsageError(f"{named} is given {times:,} times, and takes one value here", context)


def _name_command(file: Path) -> str:
    """Return the name of the command that a file defines: what_if_command.py defines what-if."""
    return file.name.removesuffix(_ENDING).replace("_", "-")


def _command_files() -> Iterator[Path]:
    from pathlib import Path

    return Path(__file__).parent.glob(f"*{_ENDING}")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(ctgraph.__version__, "-V", "--version", prog_name="ctgraph", message="%(prog)s %(version)s")
@click.pass_context
def program(context: click.Context) -> None:
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
    from ctgraph.loading.text import note_reads

    context.with_resource(note_reads())  # so that no command writes over what it reads


program.help = program.help or _STRIPPED


def main() -> None:
    """Run the program, and end the process with its exit code."""
    # A command ends before garbage could matter, and a register makes millions of records: the check of 100,000 bodies
    # takes 12.5 s of processor time in place of 14.3.
    gc.disable()
    _replace_closed_streams()
    try:
        signals.end_in_order()
        code = run(sys.argv[1:])
        gc.freeze()  # the process ends: Python need not search what is left of it for garbage, which takes a tenth of a check
        signals.end_at_once()
    except KeyboardInterrupt:  # once more, while the first is told
        os._exit(signals.INTERRUPTED)
    sys.exit(code)


def _replace_closed_streams() -> None:
    """Let the standard streams that the shell closed, as by ``>&-``, lead nowhere; Python has None in their place."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  as long open as the process runs
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  likewise
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  likewise


def run(arguments: list[str]) -> int:
    """Run the program with `arguments` and return its exit code; no traceback reaches a user."""
    if "_CTGRAPH_COMPLETE" in os.environ:
        from ctgraph.cli.completion import use_safe_completion

        use_safe_completion()
    with output.note_writes() as written:
        return _run_and_tell(arguments, written)


def _run_and_tell(arguments: list[str], written: list[str]) -> int:
    """Run the program; where it ends before all is told, tell also which files are written and changed by then."""
    stdout = sys.stdout
    try:
        code = program.main(arguments, prog_name="ctgraph", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.message = visible(error.message)  # type: ignore[misc]  # what was typed may be the name of any file
        shown = io.StringIO()
        error.show(file=shown)
        output.print_error(*shown.getvalue().splitlines())
        return ILL_FORMED
    except CtgraphError as error:
        output.print_error(*error.lines)
        return ILL_FORMED
    except (click.Abort, KeyboardInterrupt):
        output.print_error("interrupted", *written)
        return signals.INTERRUPTED
    except SystemExit:
        # click raises it where the reader of the output, such as head, has closed the pipe; it wraps sys.stdout first
        if sys.stdout is stdout:
            raise
        output.silence(sys.stdout)
        return 0
    except (OSError, MemoryError) as error:
        output.silence(sys.stdout)
        output.print_error(_explain_lack(error), *written)
        return ILL_FORMED
    except Exception as error:
        if os.environ.get("CTGRAPH_TRACEBACK"):
            raise
        output.print_error(
            f"ctgraph has a fault: {type(error).__name__}: {error}. Please report it, with the command and the file;"
            " CTGRAPH_TRACEBACK=1 shows where.",
            *written,
        )
        return ILL_FORMED


def _explain_lack(error: OSError | MemoryError) -> str:
    """Say what the system does not give."""
    if isinstance(error, MemoryError) or error.errno == errno.ENOMEM:
        return NO_MEMORY
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{(error.strerror or str(error)).lower()}"
