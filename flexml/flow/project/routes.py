"""Routes of a project: which file answers which URL path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from ...errors import UsageError

_NAME = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PART = "[^/]{1,255}"  # what a name stands for; no file has a longer one, and a hostile URL does


class Route:
    """`/calls/{name}` is answered by `calls/{name}.xml`; a name stands for one part of a path.

    An empty file says that a program answers, of which nothing is known.
    """

    def __init__(self, pattern: str, file: str) -> None:
        self.pattern = pattern
        self.file = file
        self.names: list[str] = _NAME.findall(pattern)
        if not pattern.startswith("/"):
            raise UsageError(f"the route `{pattern}` is no path: it begins with `/`")
        if len(set(self.names)) < len(self.names):
            raise UsageError(f"the route `{pattern}` has a name twice")
        for name in _NAME.findall(file):
            if name not in self.names:
                raise UsageError(f"the file `{file}` of the route `{pattern}` has `{{{name}}}`, and the route does not")
        for text in (pattern, file):
            if re.search("[{}]", _NAME.sub("", text)):
                raise UsageError(f"`{text}` of the route `{pattern}` has a brace that is no `{{name}}`")

    def answer(self, path: str) -> str | None:
        """Return the file that answers a path, `None` where the route is for another one."""
        found = self.paths.fullmatch(path)
        if found is None or ".." in found.groups():
            return None
        return _NAME.sub(lambda name: found[name[1]], self.file)

    def path_of(self, file: str) -> str | None:
        """Return the path that a file answers by this route; `None` where there is none, or more than one."""
        if set(_NAME.findall(self.file)) != set(self.names) or not self.file:
            return None
        found = self.files.fullmatch(file)
        return None if found is None else _NAME.sub(lambda name: found[name[1]], self.pattern)

    @cached_property
    def paths(self) -> re.Pattern[str]:
        """What the paths of this route look like."""
        return re.compile(_expression(self.pattern))

    @cached_property
    def files(self) -> re.Pattern[str]:
        """What the files of this route are called."""
        return re.compile(_expression(self.file))


class Routes:
    """All routes; one without names goes before one with names, as web frameworks have it."""

    def __init__(self, files: Mapping[str, str]) -> None:
        routes = (Route(pattern, file) for pattern, file in files.items())
        self._routes = sorted(routes, key=lambda route: len(route.names))

    def __bool__(self) -> bool:
        return bool(self._routes)

    def __iter__(self) -> Iterator[Route]:
        return iter(self._routes)

    @property
    def patterns(self) -> tuple[str, ...]:
        """The paths as they are configured."""
        return tuple(route.pattern for route in self._routes)

    def answer(self, path: str) -> str | None:
        """Return the file that answers a path: empty for a program, `None` where nothing answers."""
        answers = (route.answer(path) for route in self._routes)
        return next((file for file in answers if file is not None), None)

    def path_of(self, file: str) -> str | None:
        """Return the path of the one route that a file answers; `None` where there is none, or several."""
        paths = {path for route in self._routes if (path := route.path_of(file)) is not None}
        return paths.pop() if len(paths) == 1 else None


def _expression(text: str) -> str:
    """Return the regular expression of a pattern; a name that comes again has to stand for the same."""
    parts: list[str] = []
    seen: set[str] = set()
    at = 0
    for name in _NAME.finditer(text):
        parts += (
            re.escape(text[at : name.start()]),
            f"(?P={name[1]})" if name[1] in seen else f"(?P<{name[1]}>{_PART})",
        )
        seen.add(name[1])
        at = name.end()
    return "".join((*parts, re.escape(text[at:])))
