"""The table and the plot of docs/performance.md."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from .measure import Result

DOCS = Path(__file__).parent.parent / "docs"
PAGE, PLOT = DOCS / "performance.md", DOCS / "performance.svg"
PEERS = ("twilio", "lxml", "jinja2", "yamllint")
BEGIN, END = "<!-- measured: `make bench` -->", "<!-- end of what is measured -->"
OURS, MISSED, INK = "#2a78b5", "#c8553d", "#444444"


def write(results: Sequence[Result]) -> None:
    """Replace the table in the page, and draw the plot anew."""
    told = f"{BEGIN}\n\n{surroundings()}\n\n{table(results)}\n{END}"
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(
        re.sub(f"{re.escape(BEGIN)}.*{re.escape(END)}", lambda _: told, page, flags=re.DOTALL), encoding="utf-8"
    )
    draw(results)


def table(results: Sequence[Result]) -> str:
    """Return the results as a table in Markdown."""
    lines = ["| | measured | ours | beside | takes | | goal |", "|---|---|---|---|---|---|---|"]
    for one in results:
        value, goal = number(one), ""
        if one.goal is not None:
            value, goal = f"**{value}**" if one.reached else f"{value} (missed)", f"at most {one.goal:g}"
        cells = (one.workload, one.measure, one.ours, one.beside, one.peer, value, goal)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def number(result: Result) -> str:
    """Return the value with its unit."""
    digits = 0 if result.unit.startswith("µs") else 2
    return f"{result.value:.{digits}f} {result.unit}".rstrip()


def surroundings() -> str:
    """Say what the figures were measured with."""
    peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
    return f"Python {platform.python_version()} on {platform.system()} ({platform.machine()}), {peers}."


def draw(results: Sequence[Result]) -> None:
    """Draw how far each measure is from its goal: left of the line it is met."""
    import matplotlib as mpl  # takes a second to load

    mpl.use("svg")
    mpl.rcParams.update({"svg.hashsalt": "flexml", "font.size": 9})
    from matplotlib import pyplot as plt

    results = [one for one in results if one.goal is not None]
    shares = [one.value / (one.goal or 1) for one in results]
    figure, axes = plt.subplots(figsize=(8, 0.36 * len(results) + 0.9), layout="constrained")
    axes.barh(range(len(results)), shares, height=0.6, color=[OURS if one.reached else MISSED for one in results])
    axes.axvline(1, color=INK, linewidth=1)
    axes.set_xscale("log")
    axes.set_yticks(range(len(results)), [f"{one.measure}\nbeside {one.beside}" for one in results], fontsize=7)
    for place, (one, share) in enumerate(zip(results, shares, strict=True)):
        axes.annotate(f" {number(one)}", (max(share, 1), place), va="center", fontsize=7, color=INK)
    axes.invert_yaxis()
    axes.set_xlabel("part of the goal that is taken (1 is the goal, less is better)")
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(PLOT, metadata={"Date": None})
