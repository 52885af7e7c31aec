"""Floor 3: how things are remembered. The one door to the caseload file.

`open_caseload` and `create_caseload` give a `Caseload`; what lies behind the door is loaded on first use.
"""

TYPE_CHECKING = False  # a type checker takes it as true; importing `typing` would cost more than this room
if TYPE_CHECKING:
    from .caseload import Caseload as Caseload
    from .caseload import create_caseload as create_caseload
    from .caseload import open_caseload as open_caseload

__all__ = ["Caseload", "create_caseload", "open_caseload"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import caseload  # noqa: PLC0415

    found: object = getattr(caseload, name)
    globals()[name] = found
    return found
