"""What holds for every test: no look at the user's own folders."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("FT_DATABASE", "FT_TODAY", "FT_NOW", "FT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FT_SETTINGS", str(home / "settings.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
