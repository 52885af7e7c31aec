"""A keyring in a file, for the real library `keyring`: PYTHON_KEYRING_BACKEND names it, FT_TEST_KEYRING its file."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

BACKEND = "keyrings.InAFile"
LOCKED = "locked"


class InAFile(KeyringBackend):
    """Passwords by service and name, in a file of JSON. A file that holds “locked” is a keyring that is locked."""

    name = "a keyring of the tests"
    priority = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._all().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep({**self._all(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        found = self._all()
        if found.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError
        self._keep(found)

    def _all(self) -> dict[str, str]:
        path = Path(os.environ["FT_TEST_KEYRING"])
        text = path.read_text() if path.exists() else "{}"
        if text == LOCKED:
            raise KeyringLocked
        found: dict[str, str] = json.loads(text)
        return found

    def _keep(self, found: dict[str, str]) -> None:
        Path(os.environ["FT_TEST_KEYRING"]).write_text(json.dumps(found))
