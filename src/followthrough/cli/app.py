"""The command line's frame: the one app, its headings, what holds for every command, and how a run ends."""

import os
import sys
from collections.abc import Callable, Sequence
from copy import copy
from pathlib import Path
from typing import Annotated, Any

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError
from typer.core import TyperCommand, TyperGroup

from followthrough import __version__
from followthrough.casework.mistakes import DONE, INTERRUPTED, USAGE, CannotWrite, Mistake
from followthrough.desk import Clock, Desk, read_clock

from .defect import defect_told
from .masking import mask_screen
from .own_words import Command
from .screen import KEPT, WHEN_IT_LEAVES, say

MORNING, CLIENTS, CONTRACT, RECORD, STRATEGIES, FILES, HOUSEKEEPING = HEADINGS = (
    "Morning",
    "Clients",
    "Contract",
    "Record",
    "Strategies",
    "Files",
    "Housekeeping",
)

EVERYWHERE = {
    "--database": True,
    "--today": True,
    "--no-input": False,
    "--private": False,
    "--version": False,
}
"""What may stand anywhere on the command line, and whether a value follows."""


class ByHeading(TyperGroup):
    """Lists the commands under the headings of a counsellor's work."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, heading by heading, in the order in which they were added."""
        width = max(len(name) for name in self.commands)
        for heading in HEADINGS:
            rows = [
                (name.ljust(width), command.get_short_help_str(formatter.width - width - 6))
                for name, command in self.commands.items()
                if getattr(command, "rich_help_panel", None) == heading
            ]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands in the order of the headings."""
        return list(self.commands)


app = typer.Typer(
    name="ft",
    cls=ByHeading,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Everywhere: --database PATH, --today DATE, --no-input, --private, --help. "
    "In the order of a day: add-client, log, triage, export.",
)


def command(
    name: str, heading: str, cls: type[TyperCommand] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Put a command under a heading of `ft --help`."""
    return app.command(name, cls=cls or Command, rich_help_panel=heading)


def desk_of(ctx: typer.Context) -> Desk:
    """The desk of this sitting."""
    assert isinstance(ctx.obj, Sitting)
    return ctx.obj.desk


def may_ask(ctx: typer.Context) -> bool:
    """Whether somebody is there to be asked: stdin and stdout are both terminals, and --no-input is not given."""
    assert isinstance(ctx.obj, Sitting)
    return ctx.obj.may_ask


class Sitting:
    """What a command is given: the desk, and whether it may ask."""

    def __init__(self, desk: Desk, *, may_ask: bool) -> None:
        self.desk = desk
        self.may_ask = may_ask


@app.callback(invoke_without_command=True)
def ft(
    ctx: typer.Context,
    database: Annotated[
        str | None, typer.Option(metavar="PATH", help="The caseload to work on (FT_DATABASE).")
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day to work as of (FT_TODAY).")
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="Never ask; say which option is missing.")
    ] = False,
    private: Annotated[
        bool, typer.Option("--private", help="Cover names, phones and e-mail on the screen (FT_PRIVATE).")
    ] = False,
    version: Annotated[bool, typer.Option("--version", help="Say the version, and stop.")] = False,
) -> None:
    """Who on your caseload needs you this morning, why, and what to do next."""
    if version:
        typer.echo(f"ft {__version__}")
        raise typer.Exit
    clock = _clock(today or os.environ.get("FT_TODAY"))
    waiting = "Waiting for another ft to finish…"
    desk = Desk(
        clock,
        database,
        on_wait=lambda: say(waiting),
        on_upgrade=_say_what_is_kept,
        on_no_backup=_say_why_there_is_none,
        command=ctx.invoked_subcommand or "ft",
    )
    asked = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    ctx.obj = Sitting(desk, may_ask=asked and not no_input)
    ctx.call_on_close(desk.close)
    ctx.call_on_close(mask_screen(lambda: desk_of(ctx), asked=private))
    KEPT[:] = [lambda: desk.settings_path]
    WHEN_IT_LEAVES[:] = [desk.goes_out]
    if ctx.invoked_subcommand is None:
        from .standing import where_things_stand  # noqa: PLC0415  # only for `ft` alone

        where_things_stand(desk)


def _say_what_is_kept(path: Path) -> None:
    kept = f"a copy of it as it was is kept as {path.name}"
    say(f"Your caseload is now in this version’s form; {kept}.")


def _say_why_there_is_none(trouble: Mistake) -> None:
    say(f"There is no backup of today: {trouble} Your work goes on; ft tries again next time.")


def _clock(text: str | None) -> Clock:
    clock = read_clock()
    if not text:
        return clock
    from followthrough.casework.dates import read_date  # noqa: PLC0415  # only where a day is asked for

    return clock._replace(today=read_date(text, clock.today, lean="past"), is_as_of=True)


# How a run ends -------------------------------------------------------------------------------------------------


def run(words: Sequence[str] | None = None) -> int:
    """Run `ft` on the words of the command line; its exit code."""
    _speak_plainly()
    if "_FT_COMPLETE" in os.environ:
        _complete_plainly()
    words = sys.argv[1:] if words is None else words
    try:
        told = to_the_front(words)
        code = app_for(words)(told, prog_name="ft", standalone_mode=False, windows_expand_args=False)
        sys.stdout.flush()
    except Mistake as mistake:
        return _tell(str(mistake), mistake.way_on, mistake.exit_code)
    except NoArgsIsHelpError as help_:
        return _tell(help_.format_message(), None, USAGE)
    except ClickException as trouble:
        return _tell(_sentence(trouble), _way_on(trouble), USAGE)
    except (KeyboardInterrupt, EOFError, typer.Abort):
        return _stopped()
    except OSError as trouble:
        return _broken_off(trouble)
    except SystemExit as leaving:  # so Typer leaves where a pipe was closed on it
        cause = leaving.__context__
        return _broken_off(cause) if isinstance(cause, OSError) else int(leaving.code or DONE)
    except Exception as defect:  # a traceback is of no use to a counsellor, and may hold a client's name
        return defect_told(defect)
    return _stopped() if code == INTERRUPTED else code if isinstance(code, int) else DONE


def _stopped() -> int:
    say("\nStopped; nothing was recorded.")
    return INTERRUPTED


def app_for(words: Sequence[str]) -> typer.Typer:
    """The app, with no more commands built than the one asked for: building all takes longer than most of them."""
    asked = _asked_for(words)
    only = [info for info in app.registered_commands if info.name == asked]
    if not only:
        return app
    small = copy(app)
    small.registered_commands = only
    return small


def _asked_for(words: Sequence[str]) -> str | None:
    """The first word that is no option that holds everywhere, and no value of one."""
    coming = iter(words)
    for word in coming:
        name, equals, _ = word.partition("=")
        if name not in EVERYWHERE:
            return word
        if EVERYWHERE[name] and not equals:
            next(coming, None)
    return None


def to_the_front(words: Sequence[str]) -> list[str]:
    """The words with those that hold everywhere moved to the front, wherever they stood."""
    front: list[str] = []
    rest: list[str] = []
    coming = iter(words)
    for word in coming:
        if word == "--":
            rest.append(word)
            break
        name, equals, _ = word.partition("=")
        if EVERYWHERE.get(name) is None:
            rest.append(word)
            continue
        front.append(word)
        if EVERYWHERE[name] and not equals:
            front += [value for value in (next(coming, None),) if value is not None]
    return [*front, *rest, *coming]


def _complete_plainly() -> None:
    """Help beside a completion is plain text already: nothing of it has to be taken out, and Rich is not loaded."""
    from typer import _completion_classes  # noqa: PLC0415  # only at the press of Tab

    _completion_classes._sanitize_help_text = _as_it_is


def _as_it_is(text: str) -> str:
    return text


def _speak_plainly() -> None:
    """Text leaves as UTF-8 where it does not go to a terminal, and what a terminal cannot show is replaced."""
    if sys.stdout is None or sys.stderr is None:  # closed by the shell: nobody listens, and that is no defect
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", **({} if stream.isatty() else {"encoding": "utf-8"}))


def _tell(sentence: str, remedy: str | None, code: int) -> int:
    say(f"ft: {sentence}")
    if remedy:
        say(f"    {remedy}")
    return code


def _sentence(trouble: ClickException) -> str:
    text = trouble.format_message().strip()
    return text if text.endswith((".", "?")) else f"{text}."


def _way_on(trouble: ClickException) -> str:
    context = getattr(trouble, "ctx", None)
    path = context.command_path if context is not None else "ft"
    return f"“{path} --help” shows how it is used."


def _broken_off(trouble: OSError) -> int:
    """A reader that has gone away ends the run without a word; a disk that takes no more is told."""
    import errno  # noqa: PLC0415  # only on the way out

    is_closed_pipe = isinstance(trouble, BrokenPipeError) or (
        os.name == "nt" and trouble.errno == errno.EINVAL
    )
    if not is_closed_pipe and trouble.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO):
        return defect_told(trouble)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    if is_closed_pipe:
        return DONE
    from followthrough.casework.causes import cause_of  # noqa: PLC0415  # as above

    why = cause_of(trouble)
    way = "Free some space; what the command recorded is recorded, and “ft undo --list” shows it."
    full = CannotWrite(path="The output", why=why, way=way)
    return _tell(str(full), full.way_on, full.exit_code)
