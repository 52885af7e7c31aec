"""System: the keyring of the operating system, through the library `keyring`. Loaded only where a key is asked for."""

from followthrough.casework.mistakes import MissingExtra, NoKeyring

SERVICE = "followthrough"
"""Under which name everything of ft lies in a keyring."""


def get(user: str) -> str | None:
    """What lies in the keyring under a name, if something does. Raises `NoKeyring`, `MissingExtra`."""
    return _do("get_password", user)


def put(user: str, secret: str) -> None:
    """Lays something into the keyring and reads it back. Raises `NoKeyring`, `MissingExtra`."""
    _do("set_password", user, secret)
    if get(user) != secret:
        raise NoKeyring(why="it did not keep what was laid into it")


def remove(user: str) -> None:
    """Takes something out of the keyring, if it is there. Raises `NoKeyring`, `MissingExtra`."""
    if get(user) is not None:
        _do("delete_password", user)


def name() -> str:
    """What the keyring is called here. Raises `NoKeyring`, `MissingExtra`."""
    try:
        import keyring  # takes as long as a whole command

        return str(keyring.get_keyring().name)
    except ImportError:
        raise MissingExtra(what="The system keyring", extra="encrypt") from None
    except Exception as trouble:
        raise NoKeyring(why=_why(trouble)) from trouble


def _do(what: str, *words: str) -> str | None:
    try:
        import keyring  # as above

        answer: str | None = getattr(keyring, what)(SERVICE, *words)
    except ImportError:
        raise MissingExtra(what="The system keyring", extra="encrypt") from None
    except Exception as trouble:  # each system’s keyring has errors of its own
        raise NoKeyring(why=_why(trouble)) from trouble
    return answer


def _why(trouble: Exception) -> str:
    """The cause in a few words; what a library says of itself at length is of no use to a counsellor."""
    from keyring.errors import KeyringLocked, NoKeyringError  # as above

    if isinstance(trouble, NoKeyringError):
        return "there is none on this computer, or none in this session"
    if isinstance(trouble, KeyringLocked):
        return "it is locked"
    return f"it answered with {type(trouble).__name__}"
