"""Comments of a program that speak to flexml: `# flexml: ignore[rule]: reason`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...source.remark import ADDRESS
from ..segment import Said
from .program import Program

_REMARK = re.compile(r"#+\s*flexml:\s*(.+)", re.DOTALL)


class Remarks:
    """The remarks of one program, those of a literal stand in its line, or alone in the lines above."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._speaks = ADDRESS in program.source.text

    def said(self, offset: int) -> Iterator[Said]:
        """Yield what is said of the literal that begins there."""
        if not self._speaks:
            return
        comments, line = self._program.comments, self._program.line(offset)
        above = line - 1
        found: list[str] = []
        while above in comments and comments[above][1]:
            found.insert(0, comments[above][0])
            above -= 1
        if line in comments:
            found.append(comments[line][0])
        for comment in found:
            remark = _REMARK.match(comment)
            if remark is not None:
                yield Said(remark[1].strip())
