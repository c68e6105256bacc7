"""Checks many files: those that have not changed are recalled, and the others shared out where that pays."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING

from ..errors import UsageError
from .checker import Checker, Outcome
from .cores import available_cores
from .discovery import Candidate
from .examining import Examined, Examiner, Stopped
from .judging import checker_again
from .lean import import_lxml

if TYPE_CHECKING:
    import argparse

    from ..config import Settings
    from .cache.keeper import Keeper
    from .cache.keying import Keying
    from .cache.memory import Memory
    from .workers import Method, Workers

_FEW = 40  # files that are checked in less time than it takes to ask the cache
_TRIED = 24  # files that are checked here first: their rules are then loaded, and how long one takes is known
_PAYS = 0.15  # seconds of work that are shared out; processes take a third of it to start
_PAYS_ANEW = 1.5  # where each process has to load everything again


def run_of(arguments: argparse.Namespace, checker: Checker, settings: Settings, files: int) -> Run:
    """Return how so many files are checked, as the arguments have it."""
    return Run(
        checker,
        partial(checker_again, arguments),
        memory=_memory(arguments, checker, settings, files),
        jobs=arguments.jobs,
        raising=arguments.traceback,
    )


def cache_folder(arguments: argparse.Namespace, settings: Settings) -> str:
    """Return where the cache is: as the command line has it, then the environment, then the configuration."""
    from .cache.folder import default_folder, named_folder

    return (settings.cache_dir if arguments.cache_dir else named_folder() or settings.cache_dir) or default_folder()


def _memory(arguments: argparse.Namespace, checker: Checker, settings: Settings, files: int) -> Memory | None:
    if arguments.no_cache or checker.schema is not None or files < _FEW:
        return None
    from .cache.memory import Memory

    context = None if arguments.context is None else repr(checker.context)
    said = (arguments.dialect, arguments.role, arguments.url, context)
    return Memory(checker, said, cache_folder(arguments, settings))


class Run:
    """One run over files.

    `make` makes the checker of another process. Without `memory`, every file is checked. With `raising`, a
    mistake of ours ends the run.
    """

    def __init__(
        self,
        checker: Checker,
        make: Callable[[], Checker],
        *,
        memory: Memory | None = None,
        jobs: int = 1,
        raising: bool = False,
        method: Method | None = None,
        pays: float | None = None,
    ) -> None:
        self._checker = checker
        self._make = make
        self._memory = memory
        self._jobs = 1 if raising else jobs
        self._raising = raising
        self._method = method
        self._pays = pays

    def outcomes(self, candidates: Sequence[Candidate]) -> Iterator[Outcome]:
        """Return what becomes of each file, in their order; processes have been started when this returns.

        Raises:
            UsageError: what is wanted makes no sense for one of them.
        """
        recall = None if self._memory is None else self._memory.recall
        recalled = [None if recall is None else recall(candidate) for candidate in candidates]
        left = [candidate for candidate, outcome in zip(candidates, recalled, strict=True) if outcome is None]
        if not left:
            return self._told(recalled, iter(()))
        examine = self._examiner.examine
        tried, rest = left[:_TRIED], left[_TRIED:]
        first = [examine(candidate) for candidate in tried[: _TRIED // 2]]
        start = time.perf_counter()
        first += [examine(candidate) for candidate in tried[_TRIED // 2 :]]
        expected = (time.perf_counter() - start) / (_TRIED // 2) * len(rest)
        return self._told(recalled, chain(first, self._examined(rest, self._workers(expected, rest))))

    def close(self) -> None:
        """Keep what was found out for the next run."""
        if self._memory is not None:
            self._memory.save()

    @cached_property
    def _examiner(self) -> Examiner:
        import_lxml()
        keeper = None if self._memory is None else _keeper(self._memory.keying)
        return Examiner(self._checker, keeper, raising=self._raising)

    def _workers(self, expected: float, candidates: Sequence[Candidate]) -> Workers | None:
        """Processes, where the work that is left takes so many seconds that they pay."""
        if self._jobs == 1 or len(candidates) < 2:
            return None
        from .workers import METHOD, Workers  # several modules, for long runs alone

        method = self._method or METHOD
        if expected < (self._pays if self._pays is not None else _PAYS if method == "fork" else _PAYS_ANEW):
            return None
        if method == "fork":
            make = partial(_itself, self._examiner)
        else:
            make = partial(_anew, self._make, None if self._memory is None else self._memory.keying.said)
        number = min(self._jobs or available_cores(), len(candidates))
        if number == 1:
            return None
        return Workers(number, make, candidates, method, seconds=expected / len(candidates))

    def _examined(self, candidates: Sequence[Candidate], workers: Workers | None) -> Iterator[Examined]:
        if workers is None:
            yield from map(self._examiner.examine, candidates)
            return
        with workers:
            yield from workers.examine()

    def _told(self, recalled: list[Outcome | None], examined: Iterator[Examined]) -> Iterator[Outcome]:
        for outcome in recalled:
            if outcome is not None:
                yield outcome
                continue
            new = next(examined)
            if isinstance(new.outcome, Stopped):
                raise UsageError(new.outcome.reason)
            if self._memory is not None and new.line is not None:
                self._memory.keep(new.keys, new.line)
            yield new.outcome


def _itself(examiner: Examiner) -> Examiner:
    return examiner


def _anew(make: Callable[[], Checker], said: tuple[str | None, ...] | None) -> Examiner:
    checker = make()
    if said is None:
        return Examiner(checker)
    from .cache.keying import Keying

    return Examiner(checker, _keeper(Keying(checker, said)))


def _keeper(keying: Keying) -> Keeper:
    from .cache.keeper import Keeper  # what it needs, for runs that find something new

    return Keeper(keying)
