"""Tasks: what a client said they would do by today, or by a day that has gone by."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from followthrough.casework.day_book import TaskDue

from .item import Item, day_said


@dataclass(frozen=True, kw_only=True)
class TaskToAskAbout(Item):
    """A task is due today or was due before, and is not written down as done."""

    code = "task"
    says = "Task {when}: “{title}”."
    next_step = "Ask how it went."
    records = 'log {ref} task --title "{title}"'

    title: str

    def derived(self) -> dict[str, object]:
        """When it is or was due."""
        return {"when": "due today" if self.due == self.as_of else f"due since {day_said(self.due):short}"}


def tasks_on(day: date, tasks: Iterable[TaskDue]) -> Iterator[tuple[str, TaskToAskAbout]]:
    """The tasks that are due and not done, by reference."""
    for task in tasks:
        if task.by <= day and not task.is_done:
            yield task.ref, TaskToAskAbout(as_of=day, due=task.by, title=task.title)
