"""What does not fit into memory lies in a folder of its owner's, which is gone afterwards, also where ft is killed."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from followthrough.present.aside import put_aside

PATIENCE = 5
WAITING = """
import sys
from pathlib import Path
from followthrough.present.aside import put_aside
with put_aside() as folder:
    Path(folder, "rows").write_text("Ana Reyes")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("mask", [0o000, 0o777], ids=oct)
def test_a_folder_is_its_owners_and_gone_afterwards(mask: int) -> None:
    before = os.umask(mask)
    try:
        with put_aside() as folder:
            place = Path(folder)
            assert os.name != "posix" or stat.S_IMODE(place.stat().st_mode) == 0o700
            (place / "rows").touch()
    finally:
        os.umask(before)

    assert not place.exists()


def test_it_is_gone_where_something_goes_wrong() -> None:
    with pytest.raises(KeyError), put_aside() as folder:
        raise KeyError

    assert not Path(folder).exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="without a second process nobody is there to remove it")
def test_it_is_gone_where_ft_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        place = Path(process.stdout.readline().decode().strip())
        assert (place / "rows").exists()
        process.send_signal(signal.SIGKILL)

    began = time.monotonic()
    while place.exists() and time.monotonic() - began < PATIENCE:
        time.sleep(0.01)
    assert not place.exists()
