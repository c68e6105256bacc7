"""What the codes say that vendors log at run time, in our words; read when somebody asks, never for a check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("codes")


@dataclass(frozen=True, slots=True)
class RuntimeCode:
    """One code of one vendor: the `level` it is logged at (`error` or `warning`), and what it says."""

    number: int
    vendor: str
    level: str
    says: str
    url: str


@cache
def runtime_codes() -> tuple[RuntimeCode, ...]:
    """Return all codes that we have words for, by number."""
    import tomllib  # for this question alone

    codes = []
    for path in _FOLDER.glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for word, row in table["codes"].items():
            url = table["url"].format(code=word)
            codes.append(RuntimeCode(int(word), table["vendor"], row["level"], row["says"], url))
    return tuple(sorted(codes, key=lambda code: (code.number, code.vendor)))
