"""The stories: sessions of a counsellor with ft, played again."""

import os
from pathlib import Path

import pytest

from transcripts import play

STORIES = sorted((Path(__file__).parent / "stories").glob("*.txt"))


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.stem)
def test_a_story_comes_out_as_it_is_told(story: Path, tmp_path: Path) -> None:
    told = story.read_text(encoding="utf-8").split("\n")

    played = list(play(told, tmp_path))

    if os.environ.get("FT_STORIES") == "write":
        story.write_text("\n".join(played).rstrip("\n") + "\n", encoding="utf-8")
    else:
        assert "\n".join(played).rstrip("\n") == "\n".join(told).rstrip("\n")
