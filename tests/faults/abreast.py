"""Work shared out among children of this process, as many as there are processors."""

import os
import pickle
import traceback
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

NUMBER = 4
"""Bytes of the number of an item. Each child takes the next one when it is done with the last."""


def abreast(work: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    """What `work` gives for each item, in order. Raises `AssertionError` with all that went wrong."""
    taken, giving = os.pipe()
    os.write(giving, b"".join(place.to_bytes(NUMBER, "big") for place in range(len(items))))
    os.close(giving)
    children = [_child(work, items, taken) for _ in range(min(os.cpu_count() or 1, len(items)))]
    os.close(taken)
    done: dict[int, Result] = {}
    wrong = []
    for number, heard in children:
        with os.fdopen(heard, "rb") as pipe:
            told = pipe.read()
        os.waitpid(number, 0)
        its, trouble = pickle.loads(told) if told else ({}, "a child of the tests has gone")  # noqa: S301
        done |= its
        wrong += [trouble] if trouble else []
    assert not wrong, "\n".join(wrong)
    return [done[place] for place in range(len(items))]


def _child(work: Callable[[Item], Result], items: Sequence[Item], taken: int) -> tuple[int, int]:
    heard, telling = os.pipe()
    number = os.fork()
    if not number:
        os.close(heard)
        _work(work, items, taken, telling)
    os.close(telling)
    return number, heard


def _work(work: Callable[[Item], Result], items: Sequence[Item], taken: int, telling: int) -> NoReturn:
    done, wrong = {}, ""
    try:
        while not wrong and (told := os.read(taken, NUMBER)):
            place = int.from_bytes(told, "big")
            try:
                done[place] = work(items[place])
            except BaseException:
                wrong = traceback.format_exc()
        with os.fdopen(telling, "wb") as pipe:
            pipe.write(pickle.dumps((done, wrong)))
    finally:
        os._exit(0)
