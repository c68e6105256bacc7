"""What a dialect says to documents of its relatives: other names, and other meanings.

Plain slotted classes, because the tables make them and the builder imports the tables.
"""

from __future__ import annotations


class ForeignAttribute:
    """An attribute that relatives (`of`) have on an element: the own one to `use` instead, or a word of `advice`."""

    __slots__ = ("advice", "of", "use")

    def __init__(self, of: str, use: str | None = None, advice: str | None = None) -> None:
        self.of = of
        self.use = use
        self.advice = advice


class Difference:
    """What documents of another dialect (`than`) should know: `says` is a sentence without its full stop.

    It concerns the elements `on`, where their attributes fulfil `when`; `once` is enough for a document.
    """

    __slots__ = ("advice", "on", "once", "says", "than", "when")

    def __init__(
        self,
        than: tuple[str, ...],
        on: tuple[str, ...],
        says: str,
        when: tuple[str, ...] = (),
        once: bool = False,
        advice: str | None = None,
    ) -> None:
        self.than = than
        self.on = on
        self.says = says
        self.when = when
        self.once = once
        self.advice = advice
