"""Finds the files that a command line means: files, folders and patterns."""

# ruff: noqa: PTH100, PTH112, PTH116, PTH118, PTH206
# A tree may hold a hundred thousand files, which `os` walks several times faster than `pathlib`
from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from ..config import Configuration, Settings
from ..errors import UsageError, reason
from ..record import Record

STDIN = "-"
_name = attrgetter("name")


class Candidate(Record):
    """A file that may hold a document; a `named` one stands on the command line itself."""

    path: str
    named: bool


class Discovery:
    """The candidates, each file once, and the paths that could not be read, each with the reason."""

    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.failures: list[tuple[str, str]] = []
        self.stdin_left_out = False
        """Whether standard input was named, and its name is one that the configuration excludes."""
        self.is_one_walk = False
        """Whether all candidates come from one folder, and so in the order of a walk."""

    @property
    def ordered(self) -> list[Candidate]:
        """The candidates in the order of a walk, however the command line names them: standard input comes first."""
        return self.candidates if self.is_one_walk else sorted(self.candidates, key=_order)


def wanted_paths(paths: list[str], stdin_filename: str | None) -> list[str]:
    """Return the paths of a command line: without any, standard input where it has a name, else this folder.

    Raises:
        UsageError: standard input has a name, and is not among the paths.
    """
    if stdin_filename is not None and paths and STDIN not in paths:
        raise UsageError("`--stdin-filename` names standard input, which is not among the paths: add `-`")
    return paths or ["." if stdin_filename is None else STDIN]


def discover(
    paths: Iterable[str], configuration: Configuration | None = None, stdin_filename: str | None = None
) -> Discovery:
    """Return what the paths mean, as their configuration has it.

    Links inside a folder are not followed, so that no file is met twice and no loop is endless. In a
    folder, `include` says which files count. A pattern (`calls/**/*.xml`) is for shells that leave it as it
    is, and takes files of every name.

    Raises:
        ConfigError: the configuration of a folder is wrong.
    """
    paths = list(paths)
    finder = _Finder(configuration or Configuration(isolated=True), stdin_filename)
    found, seen = finder.found.candidates, set[str]()
    for path in paths:
        for candidate, whole in finder.expand(path):
            if whole not in seen:
                seen.add(whole)
                found.append(candidate)
    finder.found.is_one_walk = len(paths) == 1 and not any(candidate.named for candidate in found[:1])
    return finder.found


class _Finder:
    def __init__(self, configuration: Configuration, stdin_filename: str | None) -> None:
        self.configuration = configuration
        self.stdin_filename = stdin_filename
        self.found = Discovery()

    def expand(self, path: str) -> Iterator[tuple[Candidate, str]]:
        """Yield the files that one path means, each also as an absolute path."""
        if path == STDIN:
            if self.stdin_filename is not None and self._refused(self.stdin_filename):
                self.found.stdin_left_out = True
            else:
                yield Candidate(path, named=True), path
            return
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except (OSError, ValueError) as error:
            if any(sign in path for sign in "*?["):
                yield from self._matching(path)
            else:
                self.found.failures.append((path, reason(error)))
            return
        if self._refused(path, folder=is_folder):
            return
        if not is_folder:
            yield Candidate(path, named=True), os.path.abspath(path)
            return
        yield from self._walk(path, lambda settings: settings.includes)

    def _refused(self, path: str, *, folder: bool = False) -> bool:
        """Tell whether a path is to be left out although the command line names it."""
        whole = os.path.abspath(path)
        settings = self.configuration.of_folder(whole) if folder else self.configuration.of_file(whole)
        return settings.force_exclude and settings.excluded.match_within(whole, folder=folder)

    def _matching(self, pattern: str) -> Iterator[tuple[Candidate, str]]:
        """Yield the files below the pattern's fixed part that it matches."""
        import pathspec  # for folders and patterns alone; a single file starts faster without

        parts = pattern.split("/")
        fixed = next(index for index, part in enumerate(parts) if any(sign in part for sign in "*?["))
        base = "/".join(parts[:fixed]) or ("/" if fixed else ".")
        spec = pathspec.GitIgnoreSpec.from_lines(["/" + "/".join(parts[fixed:])])
        matched = False
        if os.path.isdir(base):
            top = os.path.abspath(base)

            def matches(whole: str) -> bool:
                return bool(spec.match_file(whole[len(top) :].lstrip(os.sep).replace(os.sep, "/")))

            for found in self._walk(base, lambda _: matches):
                matched = True
                yield found
        if not matched:
            self.found.failures.append((pattern, "no file matches"))

    def _walk(
        self, folder: str, wanted: Callable[[Settings], Callable[[str], bool]]
    ) -> Iterator[tuple[Candidate, str]]:
        """Yield the regular files below a folder in the order of their names, each also as an absolute path.

        From the settings of a folder, `wanted` makes what tells whether an absolute path counts. What the folder
        itself is excluded by was overruled by whoever named it.
        """
        from .ignored import Ignored  # pathspec again

        top = os.path.abspath(folder)
        on_purpose = self.configuration.of_folder(top).excluded.match_within(top, folder=True)
        pending = [(folder, top, Ignored.around(top))]
        while pending:
            shown, whole, outer = pending.pop()
            try:
                with os.scandir(shown) as listing:
                    entries = sorted(listing, key=_name)
            except OSError as error:
                self.found.failures.append((shown, reason(error)))
                continue
            settings, ignored = self.configuration.of_folder(whole), outer.inside(whole)
            excluded = None if on_purpose else settings.excluded
            passed_over = ignored if settings.respect_gitignore else Ignored()
            folders: list[tuple[str, str, Ignored]] = []
            before, before_whole = _joined(shown, ""), os.path.join(whole, "")
            is_wanted = wanted(settings)
            for entry in entries:
                inner = before_whole + entry.name
                is_folder = entry.is_dir(follow_symlinks=False)
                if not is_folder and not (is_wanted(inner) and entry.is_file(follow_symlinks=False)):
                    continue
                if excluded is not None and excluded.match(inner, folder=is_folder):
                    continue
                if passed_over.covers(inner, folder=is_folder):
                    continue
                if is_folder:
                    folders.append((before + entry.name, inner, ignored))
                else:
                    yield Candidate(before + entry.name, named=False), inner
            pending.extend(reversed(folders))


def _order(candidate: Candidate) -> list[tuple[bool, str]]:
    """Files of a folder come before those of the folders in it."""
    if candidate.path == STDIN:
        return []
    *folders, name = os.path.abspath(candidate.path).split(os.sep)
    return [*((True, folder) for folder in folders), (False, name)]


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else os.path.join(folder, name)
