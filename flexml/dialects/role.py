"""What documents that run beside a call may do, such as hold music; read by the linter and the generator."""

from __future__ import annotations


class RoleSpec:
    """What a document may do that runs beside the call, such as hold music.

    `verbs` are those that the vendor names for it, all where empty; `rejects` those that break it, and
    `runtime` the codes that the vendor logs for them.
    """

    __slots__ = ("doc", "name", "rejects", "runtime", "verbs")

    def __init__(
        self,
        name: str,
        doc: str = "",
        verbs: tuple[str, ...] = (),
        rejects: tuple[str, ...] = (),
        runtime: tuple[int, ...] = (),
    ) -> None:
        self.name = name
        self.doc = doc
        self.verbs = verbs
        self.rejects = rejects
        self.runtime = runtime
