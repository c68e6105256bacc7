"""Regular expressions that are compiled when they are first used: a start compiles few of those that it meets."""

from __future__ import annotations

TYPE_CHECKING = False  # the builder comes past here, and does without `typing` and, until it needs one, without `re`
if TYPE_CHECKING:
    import re
    from typing import AnyStr


class _Late:
    """Stands for a pattern; what was asked of it once is an attribute of its own, found as fast as the pattern's."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> object:
        import re

        pattern, flags = self._asked
        value = getattr(re.compile(pattern, flags), name)
        setattr(self, name, value)
        return value

    def __reduce__(self) -> tuple[object, ...]:
        return _Late, self._asked


def late_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what does all that `re.compile(pattern, flags)` does."""
    return _Late(pattern, flags)  # type: ignore[return-value]  # it stands for one
