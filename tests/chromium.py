"""A headless Chromium, asked over a pipe: what a page looks like, loads and complains of. No library is needed."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WHY = "Chromium is not installed: the page was not looked at"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--remote-debugging-pipe",
)


class Page:
    """One page that is looked at, with everything that it did since it was opened."""

    def __init__(self, read: Any, write: Any) -> None:
        self.read, self.write = read, write
        self.sent = 0
        self.session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """What the browser answers to a command."""
        self.sent += 1
        told = {"id": self.sent, "method": method, "params": params}
        self.write.write(
            json.dumps(told | ({"sessionId": self.session} if self.session else {})).encode() + b"\0"
        )
        self.write.flush()
        while (message := self._next()).get("id") != self.sent:
            self.events.append(message)
        assert "error" not in message, message
        return message["result"]

    def _next(self) -> dict[str, Any]:
        text = bytearray()
        while (mark := self.read.read(1)) != b"\0":
            assert mark, "Chromium has gone"
            text += mark
        return json.loads(text)

    def open(self, path: Path) -> None:
        """Open a file, and wait until it is there."""
        self.events.clear()
        self.ask("Page.navigate", url=path.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def wide(self, pixels: int) -> None:
        """Make the window so wide."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=pixels, height=900, deviceScaleFactor=1, mobile=False
        )

    def dark(self) -> None:
        """Prefer dark colours."""
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])

    def evaluate(self, script: str) -> Any:
        """The value of a piece of JavaScript in the page."""
        return self.ask("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def methods(self, *names: str) -> list[dict[str, Any]]:
        """The events of these names since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") in names]


@contextmanager
def a_page(folder: Path) -> Iterator[Page]:
    """A page in a browser with a profile of its own, in a folder."""
    assert FOUND is not None
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    command = f'exec "$@" --user-data-dir="$0" 3<&{theirs_in} 4>&{theirs_out}'
    words = ["bash", "-c", command, str(folder / "profile"), FOUND, *FLAGS]
    quiet = subprocess.DEVNULL
    running = subprocess.Popen(words, pass_fds=(theirs_in, theirs_out), stdout=quiet, stderr=quiet)
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        with os.fdopen(ours_in, "rb") as read, os.fdopen(ours_out, "wb") as write:
            yield Page(read, write)
    finally:
        running.kill()
        running.wait()
