"""What holds for every test: no look at the user's own folders."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes, says how busy the machine is. Where all is checked, chance is the same each time.
settings.register_profile("house", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("FT_DATABASE", "FT_TODAY", "FT_NOW", "FT_DEBUG", "FT_PRIVATE", "FT_SHARED_FOLDER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FT_SETTINGS", str(home / "settings.toml"))
    for name in ("FT_KEY", "FT_KEY_FILE", "FT_HANDOFF_KEY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.InAFile")
    monkeypatch.setenv("FT_TEST_KEYRING", str(home / "keyring.json"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
