"""Hostile text: what somebody could put into a name, a note or a file to steer a screen, a spreadsheet or a page.

Every string carries a token of its own (`Z00417`), by which it is found again in whatever is written.
"""

import random
import re
from collections.abc import Iterator
from itertools import count

from followthrough.casework.mistakes import UnusableText
from followthrough.casework.names import keepable

TOKEN = re.compile(r"Z\d{5}")

C0 = [chr(code) for code in range(0x20)]
C1 = [chr(code) for code in range(0x7F, 0xA0)]
BIDI = [*"\u200e\u200f\u061c", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
BREAKS = ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\r", "\r\n", "\n", "\n\n\n"]

ESCAPES = [
    "\x1b[31mred", "\x1b[2J\x1b[H", "\x1b[1A\x1b[2K", "\x1b[999D", "\x1b[?1049h", "\x1b[6n", "\x1bc", "\x1b(0",
    "\x1b[8m",
    "\x1b]0;title\x07", "\x1b]52;c;cm0gLXJm\x07", "\x1b]8;;http://x.invalid\x1b\\click\x1b]8;;\x1b\\",
    "\x1bP+q544e\x1b\\",
    "\x1b]50;SetMark\x07", "\x1b_G=T\x1b\\", "\x1b", "\x9b31m", "\x9d52;c;eA==\x9c", "\x90q\x9c", "Re\x1b[0myes",
    "\x08\x08\x08no",
    "\x07", "\x7f\x7f", "\x00", "a\x00b", "\x0e", "\r\x1b[2K$ ft erase", "\x1b[201~rm", "\x1b[5i",
]  # fmt: skip
MARKUP = [
    "[bold]", "[/red]", "[red]x[/]", "[link=http://x.invalid]here[/link]", "[/]", "[[", "]]", "[@click=app.bell]b[/]",
    ":smile:", "{name}", "{0}", "{", "}", "{{7*7}}", "{% raw %}", "{0.__class__}", "%s", "%(name)s", "%n%n",
    "100%", "$name", "${HOME}",
    "$(rm -r ~)", "`id`", "; ls", "| cat", "&& ls", "> x", "../../etc/passwd", "-o", "--help", "--", "-", "~",
    "*", "?",
    "| a | b |", "|", "\\|", "||", "|-|", "---", "# head", "> quote", "* item", "1. one", "```", "`", "**b**",
    "_i_", "~~s~~",
    "[x](http://x.invalid)", "![x](http://x.invalid/x.png)", "[x]: http://x.invalid", "<http://x.invalid>",
    "&lt;", "&#x202e;", "&", "\\",
    "<script>alert(1)</script>", "</td></tr></table>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>",
    "' onclick='x", "<!--", "-->",
    "</style><style>", "</title>", "<b>", "<", ">", "<?php", "]]>", "<![CDATA[", "javascript:alert(1)",
    "<a href='//x.invalid'>",
    "#panic(\"x\")", "#import \"@preview/x:1.0.0\"", "$ x $", "= Title", "#eval(\"1\")", "@ref", "<label>", "\\ ",
    "/* c */", "// c",
    "BEGIN:VEVENT", "END:VEVENT\r\nATTENDEE:mailto:x@x.invalid", "DTSTART:19700101", "a;b,c:d", "\\n\\N",
    "'; DROP TABLE client; --", "' OR 1=1 --", "\" OR \"\"=\"", "NULL", "null", "true", "NaN", "1e9", "0x10",
    "007", "2026-01-05",
    "“quoted”", "«\u00a0mots\u00a0»", "'", "\"", "\"\"", "''", "'=1", "''+1", ",", ";", "\t", " ", "a\tb\tc",
    ",,,,", "\",\"",
]  # fmt: skip
FORMULAS = [
    "=1+1", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://x.invalid\",\"x\")", "+1 604 555-0142", "-2+3",
    "@SUM(A1:A9)", "=\t1", "\t=1", "\r=1",
    "＝1+1", "＋1", "－1", "＠SUM(A1)", "=", "+", "-", "@", "{=1}", "'=1+1", "''=1", " =1", "\u00a0=1",
    "=IMPORTXML(\"//x\")", "=DDE(\"x\")",
]  # fmt: skip
LETTERS = [
    "Élise Côté", "Łukasz", "日本", "王芳", "שלום", "مرحبا", "\u202eAna", "Ana\u202c", "e\u0301\u0302\u0303",
    "Z\u0351\u036b\u0343a\u0321l\u0334g\u0329o",
    "👩🏽‍💼", "👨‍👩‍👧‍👦", "🇨🇦", "🏴\u200d☠️", "🙂", "نام\u200cها", "क्\u200dष", "ไทย", "\ufeffAna", "a\u200bb",
    "a\u2060b", "\u00ad", "\ufff9x\ufffa", "\U000e0041",
    "ﷺ", "ß", "ŉ", "İ", "ı", "ǆ", "Ω", "ﬁ", "\u00a0", "\u2007", "\u3000", "\ufffd", "\ufffe", "\U0010ffff", "𝔄𝔫𝔞",
    "\ud800", "\udcff", "\ud83d", "½", "٣",
    "\u115f", "\u3164", "\u180e", "\u2800", "|\u0338",
]  # fmt: skip
PIECES = [*ESCAPES, *MARKUP, *FORMULAS, *LETTERS, *C0, *C1, *BIDI, *BREAKS]
FIRST = [*FORMULAS, *ESCAPES, *MARKUP]
"""What does its harm at the beginning of a text."""


def hostile_strings(seed: int = 5) -> Iterator[str]:
    """Strings without end, each with its own token: every piece alone first, then pieces put together at random."""
    choice = random.Random(seed)
    alone = iter(PIECES)
    for token in tokens():
        piece = next(alone, None)
        if piece is not None:
            yield f"{piece}{token}"
            continue
        parts = [choice.choice(FIRST), *choice.choices(PIECES, k=choice.randint(0, 4)), token]
        if choice.random() < 0.3:
            choice.shuffle(parts)
        yield choice.choice(["", "", " "]).join(parts)


def harmless_strings() -> Iterator[str]:
    """Strings with the same tokens, in which nothing is hostile."""
    return (f"word {token}" for token in tokens())


def tokens() -> Iterator[str]:
    """Tokens without end: Z00000, Z00001 …"""
    return (f"Z{number:05d}" for number in count())


def storable(text: str) -> str:
    """The text without what a caseload itself cannot hold: NUL, and half characters."""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")


def kept(text: str, what: str) -> str | None:
    """The text as the front door keeps it; None, if it is refused there."""
    try:
        return keepable(text, what)
    except UnusableText:
        return None


def tokens_in(text: str) -> set[str]:
    """The tokens that stand in a text."""
    return set(TOKEN.findall(text))
