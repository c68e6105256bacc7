"""Processes that check files side by side; what becomes of each is told in the order of the files."""

from __future__ import annotations

import gc
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Literal, Self, TypeAlias

from ..errors import UsageError
from .checker import Failed
from .discovery import Candidate
from .examining import Examined, Examiner

_CHUNK = 0.01  # seconds that files take which are handed over at once: to hand them over takes a hundredth of it
_MOST_AT_ONCE = 256
_AHEAD = 2  # chunks that a worker has, so that it never waits for the next one
_MOST_DEATHS = 20

Method: TypeAlias = Literal["fork", "forkserver", "spawn"]
# Forking hands over all that is loaded; on macOS, frameworks of the system do not bear it.
METHOD: Method = "fork" if sys.platform not in ("darwin", "win32") else "spawn"


class Workers:
    """Workers that were started, and have the files; whoever leaves the `with` ends them, also in the middle of one.

    `make` makes the examiner of a worker. What is then said to it are numbers of files, so that neither side ever
    waits for the other to empty a pipe. A file takes about so many `seconds`.
    """

    def __init__(
        self,
        number: int,
        make: Callable[[], Examiner],
        files: Sequence[Candidate],
        method: Method = METHOD,
        *,
        seconds: float = _CHUNK,
    ) -> None:
        self._context: BaseContext = get_context(method)
        self._make = make
        self._files = files
        self._at_once = max(1, min(int(_CHUNK / max(seconds, 1e-6)), _MOST_AT_ONCE))
        self._forks = method == "fork"
        self._workers: list[_Worker] = []
        self._deaths = 0
        for _ in range(number):
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.process.terminate()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join()

    def examine(self) -> Iterator[Examined]:
        """Yield what became of each file, in their order."""
        end = len(self._files)
        waiting = deque(range(at, min(at + self._at_once, end)) for at in range(0, end, self._at_once))
        done: dict[int, Examined] = {}
        for number in range(end):
            while number not in done:
                self._hand_out(waiting)
                for worker in self._ready():
                    self._take(worker, waiting, done)
            yield done.pop(number)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        others = [ours, *(worker.connection for worker in self._workers)] if self._forks else []
        process = self._context.Process(  # type: ignore[attr-defined]  # each context has it, and mypy knows of none
            target=_work, args=(theirs, self._make, self._files, others), daemon=True
        )
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _hand_out(self, waiting: deque[range]) -> None:
        for _ in range(_AHEAD):
            for worker in self._workers:
                if waiting and len(worker.chunks) < _AHEAD:
                    worker.give(waiting.popleft())

    def _ready(self) -> list[_Worker]:
        busy = {worker.connection: worker for worker in self._workers if worker.chunks}
        return [busy[connection] for connection in wait(list(busy)) if isinstance(connection, Connection)]

    def _take(self, worker: _Worker, waiting: deque[range], done: dict[int, Examined]) -> None:
        try:
            results: list[Examined] = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker, waiting, done)
            return
        done.update(zip(worker.chunks.popleft(), results, strict=True))

    def _bury(self, worker: _Worker, waiting: deque[range], done: dict[int, Examined]) -> None:
        """Give what a dead worker had to another one: the files of its chunk one by one, so that the culprit shows."""
        self._workers.remove(worker)
        worker.process.join()
        self._deaths += 1
        if self._deaths > _MOST_DEATHS:
            raise UsageError("the processes that check files die again and again: `--jobs 1` takes none")
        chunk, *others = worker.chunks
        waiting.extendleft(reversed(others))
        if len(chunk) > 1:
            waiting.extendleft(range(number, number + 1) for number in reversed(chunk))
        else:
            done[chunk.start] = Examined(Failed(f"the process that checked it has {_end_of(worker.process)}"))
        self._start()


class _Worker:
    def __init__(self, process: BaseProcess, connection: Connection) -> None:
        self.process = process
        self.connection = connection
        self.chunks: deque[range] = deque()

    def give(self, chunk: range) -> None:
        self.chunks.append(chunk)
        with suppress(OSError):  # it has died, which shows where its answer is awaited
            self.connection.send((chunk.start, chunk.stop))


def _end_of(process: BaseProcess) -> str:
    code = process.exitcode or 0
    return f"died of {signal.Signals(-code).name}" if code < 0 else f"ended with the exit code {code}"


def _work(
    connection: Connection, make: Callable[[], Examiner], files: Sequence[Candidate], others: Sequence[Connection]
) -> None:
    """Check what is asked for, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C reaches all processes, and the first one ends the others
    for other in others:
        other.close()  # else nobody would see that the first process has ended
    gc.freeze()  # else each collection would go through all that was forked, and so copy it
    examiner = make()
    with suppress(EOFError, OSError):
        while True:
            start, stop = connection.recv()
            connection.send([examiner.examine(candidate) for candidate in files[start:stop]])
