"""How much a finding matters."""

from __future__ import annotations

from enum import IntEnum


class Severity(IntEnum):
    """`ERROR`: the vendor rejects or ignores it, or the call breaks. `WARNING`: a probable bug. `INFO`: a hint."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name as it is written in output and configuration."""
        return self.name.lower()

    def fails(self, fail_on: str) -> bool:
        """Tell whether a finding makes a run fail, where `fail_on` is the mildest severity that does, or `never`."""
        return fail_on != "never" and self >= Severity[fail_on.upper()]


ERROR = Severity.ERROR
WARNING = Severity.WARNING
INFO = Severity.INFO
