"""What Tab offers in bash, zsh and fish: nothing that a shell could read as more than one word, or that a terminal obeys.

Ids and names of files are whatever somebody wrote. In bash a completed word is put on the line as it comes, so it comes
quoted; zsh and fish quote by themselves. A word with a character that cannot be seen is not offered at all.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

from ctgraph.errors import shorten
from ctgraph.formats.blocks import visible

_BASH = r"""%(complete_func)s() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case ${line%%%%,*} in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("${line#*,}") ;;
        esac
    done < <(env COMP_LINE="${COMP_LINE:0:COMP_POINT}" _CTGRAPH_WORDBREAKS="$COMP_WORDBREAKS" \
        %(complete_var)s=bash_complete "$1" 2>/dev/null)
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_ZSH = r"""#compdef %(prog_name)s

%(complete_func)s() {
    local -a values lines response
    local type value meaning described
    (( ! $+commands[%(prog_name)s] )) && return 1

    response=("${(@f)$(env COMP_WORDS="${words[*]}" COMP_CWORD=$((CURRENT-1)) \
        %(complete_var)s=zsh_complete %(prog_name)s 2>/dev/null)}")
    [[ $PREFIX == -*=* ]] && compset -P 1 '*='

    for type value meaning in "${response[@]}"; do
        case $type in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain)
                if [[ $meaning == _ ]]; then
                    values+=("$value")
                    lines+=("$value")
                else
                    values+=("${value//\\:/:}")
                    lines+=("${value//\\:/:}  -- $meaning")
                    described=(-l)
                fi
                ;;
        esac
    done
    (( $#values )) && compadd -U -i "$IPREFIX" -V unsorted $described -d lines -a values
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""
_FISH = r"""function %(complete_func)s
    for completion in (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) COMP_CWORD=(commandline -t) \
            %(prog_name)s 2>/dev/null)
        set -l parts (string split -m 1 , -- $completion)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                printf '%%s\n' $parts[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""
_NOT_PLAIN = r"[^\w@%+=:,./\-\u0080-\U0010ffff]"  # what means more than itself, in some place in a word
_PLAIN_ANYWHERE = r"[\w./:=-]+"
_PIECES = re.compile(r"""\\.?|'[^']*'?|"(?:\\.|[^"\\])*\\?"?|[^\s\\'"]+""", re.DOTALL)
_SPACE = re.compile(r"\s+")
_ACTING = frozenset("$`<>;|&()")  # what is not literal in a word without quotes, or ends it


class _SafeComplete(ShellComplete):
    """Leaves out what cannot be offered safely, and shows what cannot be seen in the words beside a value."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        takes_dashes = "--" in args or incomplete.startswith("-")
        found = super().get_completions(args, incomplete)
        return [
            CompletionItem(item.value, item.type, item.help and visible(shorten(item.help)))
            for item in found
            if item.value.isprintable() and (takes_dashes or not item.value.startswith("-"))
        ]


class Word(NamedTuple):
    """A word of a command line, in the pieces that its quotes part it into, as typed."""

    pieces: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What the word means, with nothing expanded."""
        return "".join(map(_unquote, self.pieces))


def split_line(line: str) -> list[Word]:
    """Return the words of a command line up to the cursor, as bash parts them; the last is the one to be completed."""
    words = [Word()]
    at = 0
    while at < len(line):
        space = _SPACE.match(line, at)
        piece = space or _PIECES.match(line, at)
        assert piece is not None  # whatever is no space begins a piece
        if space:
            words.append(Word())
        else:
            words[-1] = Word((*words[-1].pieces, piece[0]))
        at = piece.end()
    return words if words[0].pieces else words[1:]


def _unquote(piece: str) -> str:
    if piece[0] == "\\":
        return piece[1:]
    if piece[0] == "'":
        return piece[1:].removesuffix("'")
    if piece[0] == '"':
        inner = piece[1:] if _is_open(piece) else piece[1:-1]
        return re.sub(r'\\([$`"\\])', r"\1", inner)
    return piece


def _is_open(piece: str) -> bool:
    """Say whether a piece begins with a quote that is not closed."""
    if piece[0] == "'":
        return not piece.endswith("'", 1)
    return piece[0] == '"' and not re.fullmatch(r'"(?:\\.|[^"\\])*"', piece, re.DOTALL)


def quote_rest(word: Word, whole: str, breaks: str) -> str | None:
    """Return what takes the place of the part of a word that bash replaces, so that the word means `whole`.

    That part begins after a quote that is open, or else after the last of the characters in `breaks`. The result is None where
    the word cannot be completed so that a shell takes it for `whole` and nothing else.
    """
    *before, last = word.pieces or ("",)
    if last and _is_open(last):
        kept = Word(tuple(before)).text
        rest = whole[len(kept) :] if whole.startswith(kept) else None
        return rest if rest is None else _quote_inside(rest, last[0])
    bare = [piece for piece in word.pieces if piece[0] != "\\"]
    if any(piece[0] in "'\"" or _ACTING & {*piece} for piece in bare):
        return None
    kept, bare_and_kept = _keep_before_break(word, breaks)
    if re.search(_NOT_PLAIN, bare_and_kept) or not whole.startswith(kept):
        return None
    return _quote(whole[len(kept) :])


def _quote(text: str) -> str:
    return re.sub(_NOT_PLAIN, r"\\\g<0>", text)


def _quote_inside(text: str, quote: str) -> str | None:
    """Return text for a place inside a quote, or None where it cannot stand there."""
    if quote == "'":
        return None if "'" in text else text
    return None if "!" in text else re.sub(r'[$`"\\]', r"\\\g<0>", text)


def _keep_before_break(word: Word, breaks: str) -> tuple[str, str]:
    """Return the text of a word up to the last character at which bash parts it, and what of that is not quoted."""
    text = bare = ""
    kept = text, bare
    for piece in word.pieces:
        if piece[0] == "\\":
            text += piece[1:]
            continue
        at = max(map(piece.rfind, breaks), default=-1)
        if at >= 0:
            kept = text + piece[: at + 1], bare + piece[: at + 1]
        text, bare = text + piece, bare + piece
    return kept


class _Bash(_SafeComplete, BashComplete):
    """Quotes what it offers. An older script of click hands over no line; it is then offered what needs no quotes."""

    source_template = _BASH
    word: Word | None = None

    def get_completion_args(self) -> tuple[list[str], str]:
        line = os.environ.get("COMP_LINE")
        if line is None:
            return super().get_completion_args()
        *before, self.word = split_line(line)
        return [word.text for word in before[1:]], self.word.text

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        option, is_given, _ = incomplete.partition("=")
        start = f"{option}=" if is_given and option.startswith("-") and "--" not in args else ""
        found = super().get_completions(args, incomplete)
        replies = ((item, self._reply(start, item)) for item in found)
        return [CompletionItem(reply, item.type) for item, reply in replies if reply is not None]

    def _reply(self, start: str, item: CompletionItem[str]) -> str | None:
        if item.type != "plain":
            return ""
        if self.word is None:
            return None if re.search(_NOT_PLAIN, item.value) else item.value
        return quote_rest(self.word, start + item.value, os.environ.get("_CTGRAPH_WORDBREAKS", ""))


class _PlainComplete(_SafeComplete):
    """Offers only what needs no quotes in any shell."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        found = super().get_completions(args, incomplete)
        return [item for item in found if item.type != "plain" or re.fullmatch(_PLAIN_ANYWHERE, item.value)]


class _Zsh(_SafeComplete, ZshComplete):
    source_template = _ZSH


class _Fish(_SafeComplete, FishComplete):
    """Offers no word that begins with a tilde: fish takes it for somebody's home."""

    source_template = _FISH

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        return [item for item in super().get_completions(args, incomplete) if not item.value.startswith("~")]


def use_safe_completion() -> None:
    """Have click ask these classes in place of its own, in every shell that it knows."""
    for shell in (_Bash, _Zsh, _Fish):
        add_completion_class(shell)
    from_click = get_completion_class("powershell")
    if from_click is not None and not issubclass(from_click, _PlainComplete):  # of click 8.5 and later

        class PowerShell(_PlainComplete, from_click):  # type: ignore[misc, valid-type]
            pass

        add_completion_class(PowerShell)
