"""Draft: words to say, drafted and never sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from followthrough.casework.activity import Activity
from followthrough.casework.client import CHANNELS, LANGUAGES, one_of
from followthrough.casework.mistakes import CallNeedsItsOutcome, NoAddress, UnknownFormat

from .app import STRATEGIES, command, desk_of, may_ask
from .asking import agrees
from .entries import entry_in_words
from .options import ClientWord, called, check_apart, in_words
from .screen import say, tell, write_pieces

if TYPE_CHECKING:
    from followthrough.casework.client import Client
    from followthrough.desk import Desk
    from followthrough.drafts.write import Draft


@command("draft", STRATEGIES)
def draft(
    ctx: typer.Context,
    client: ClientWord,
    as_: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="CHANNEL", help="call, text, email or letter; else as the client likes."
        ),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option(
            "--why", metavar="CODE", help="A reason’s code, or value, low-power, welcome-back, review."
        ),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="en|fr", help="Else the client’s own.")
    ] = None,
    copy: Annotated[bool, typer.Option("--copy", help="Copy it, to be pasted.")] = False,
    mailto: Annotated[bool, typer.Option("--mailto", help="Open it in the mail program.")] = False,
    went: Annotated[bool, typer.Option("--went", help="It went: record the message, no answer yet.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write it into a file: .txt, .md or .html."),
    ] = None,
) -> None:
    """Draft words to say, kind and firm, from what is on record.

    What was kept comes first, then what is missing, then one question. Nothing is sent, and nothing is recorded until
    you say that it went. Without --why it is about what is most pressing today. What ft does not know, such as your
    name, is left as [your name].

    ft draft ana · ft draft ana --as text --copy · ft draft ana --why review --as letter -o review.txt
    """
    desk = desk_of(ctx)
    found = desk.caseload.find(client)
    channel = _channel(as_, mailto=mailto)
    made, others = _made(desk, found, channel, why, language)
    if went and made.channel == "call":
        raise CallNeedsItsOutcome(ref=found.ref)
    if mailto and found.email is None:
        raise NoAddress(name=found.name, ref=found.ref)
    _print(made, output)
    if copy:
        _copy(made)
    if mailto and found.email is not None:
        _open(made, found.email)
    if copy or mailto:
        _say_what_is_blank(made)
    _say_what_is_missing(made, found)
    is_asked = (copy or mailto) and made.channel != "call" and may_ask(ctx)
    if went or (is_asked and agrees(ctx, "Did it go?", option="--went")):
        _record(desk, found, made)
    else:
        say(_once_it_went(made, found))
        if others:
            say(f"Other words today: --why {', '.join(others)}")


def _channel(text: str | None, *, mailto: bool) -> str | None:
    """The channel asked for; the mail program takes an email."""
    channel = None if text is None else one_of(text, CHANNELS, "channel")
    if mailto and channel != "email":
        check_apart(
            "--mailto opens an email: leave the other out", mailto=mailto, **{f"as {channel}": channel}
        )
        return "email"
    return channel


def _made(
    desk: "Desk", client: "Client", channel: str | None, why: str | None, language: str | None
) -> "tuple[Draft, list[str]]":
    """The draft for one client today, and the other reasons of today. Raises `UnknownStatus`, `NotAReasonToday`."""
    from followthrough.drafts.choice import channel_for, chosen  # noqa: PLC0415  # the words are many
    from followthrough.drafts.occasion import occasion_of  # noqa: PLC0415
    from followthrough.drafts.write import draft as write  # noqa: PLC0415
    from followthrough.present.pressing import in_order  # noqa: PLC0415

    spoken = client.language if language is None else one_of(language, LANGUAGES, "language")
    judged = desk.judge(desk.caseload.case_file(client.ref))
    reasons = judged.assessment.reasons if judged.assessment is not None else ()
    code, reason = chosen(judged, in_order(reasons), why)
    others = dict.fromkeys(reason.code for reason in in_order(reasons) if reason.code != code)
    made = write(occasion_of(judged, code, reason), channel or channel_for(judged), spoken, desk.sender)
    return made, list(others)


def _print(made: "Draft", output: Path | None) -> None:
    """On stdout, or into a file by its ending. Raises `UnknownFormat`."""
    from followthrough.drafts.paper import PAGES, as_text  # noqa: PLC0415

    if output is None:
        tell(as_text(made).rstrip("\n"))
        return say("")
    if output.suffix.lower() not in PAGES:
        raise UnknownFormat(text=output.name, known=", ".join(PAGES))
    from followthrough.present.gate import clean  # noqa: PLC0415  # only for a file

    return write_pieces([clean(PAGES[output.suffix.lower()](made), "\n")], output)


def _copy(made: "Draft") -> None:
    from .going_out import copy as put_on_clipboard  # noqa: PLC0415

    put_on_clipboard(made.body)
    say("Copied: paste it where it goes.")


def _open(made: "Draft", address: str) -> None:
    """In the mail program; where there is none, the link is printed."""
    from followthrough.drafts.paper import as_mailto  # noqa: PLC0415

    from .going_out import opens  # noqa: PLC0415

    link = as_mailto(made, address)
    if opens(link):
        say("Opened in the mail program.")
    else:
        say("No mail program was found; this link opens it elsewhere:")
        tell(link)


def _say_what_is_blank(made: "Draft") -> None:
    """What has to be filled in by hand before it goes."""
    from followthrough.drafts.paper import blanks_in  # noqa: PLC0415

    if blanks := blanks_in(made):
        say(f"Before it goes, fill in: {', '.join(blanks)}.")


def _say_what_is_missing(made: "Draft", client: "Client") -> None:
    needed = {"call": "phone", "text": "phone", "email": "email"}.get(made.channel)
    if needed is not None and getattr(client, needed) is None:
        what = "No phone number" if needed == "phone" else "No e-mail address"
        say(f"{what} is recorded for {client.name}: ft edit-client {client.ref} --{needed} …")


def _once_it_went(made: "Draft", client: "Client") -> str:
    """What to type when it has happened."""
    about = f"Drafted about {made.code}; ft sends nothing."
    if made.channel == "call":
        return f"{about} After the call: ft log {client.ref} call --answered, or --no-answer"
    return f"{about} Once it went: ft log {client.ref} {made.channel} --no-answer{_topic_said(made)}"


def _topic_said(made: "Draft") -> str:
    from followthrough.drafts.choice import TOPICS  # noqa: PLC0415

    return f" --topic {TOPICS[made.code]}" if made.code in TOPICS else ""


def _record(desk: "Desk", client: "Client", made: "Draft") -> None:
    """The message as an attempt of today, without an answer yet; one step of undo."""
    from followthrough.drafts.choice import TOPICS  # noqa: PLC0415

    topic = TOPICS.get(made.code)
    sent = Activity(0, desk.today, made.channel, outcome="no-answer", direction="out", topic=topic)
    (recorded,) = desk.caseload.log(client.ref, [sent])
    told = entry_in_words(recorded)
    say(f"Recorded for {called(client)}, {in_words(desk, desk.today)}: {told}.  Undo: ft undo")
