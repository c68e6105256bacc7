"""Fuzzes one target with atheris: `python -m tests.fuzz.fuzzer TARGET FINDINGS [libFuzzer's options] [folders]`.

What fails is kept, and the run goes on. libFuzzer tells executions and coverage, and writes new inputs into the first
of the folders.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import warnings
from pathlib import Path
from random import Random

import atheris

WATCHED = 8.0  # how much slower the code is for being watched, at most
_UNWATCHED = ("flexml.dialects.tables", "flexml.pytest_plugin", "flexml.__main__", "flexml.codegen.__main__")


def _import_all() -> None:
    """Import all of the package now: what is imported later is not watched."""
    import flexml

    for module in pkgutil.walk_packages(flexml.__path__, "flexml."):
        if not module.name.startswith(_UNWATCHED):
            importlib.import_module(module.name)


def main(name: str, findings: str, *options: str) -> None:
    """Fuzz until libFuzzer's options say that it is enough."""
    warnings.simplefilter("ignore")
    with atheris.instrument_imports(include=["flexml"]):
        _import_all()
    from tests.fuzz import bounds, finding
    from tests.fuzz.mutator import Mutator
    from tests.fuzz.target import find

    target = find(name)
    seeds = [*target.inputs(), *target.seeds()]
    mutator = Mutator([*target.words()], seeds, target.options)

    def one_input(data: bytes) -> None:
        try:
            bounds.run(target, data, WATCHED)
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as error:
            finding.keep(Path(findings), name, data, error)

    def mutated(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.1:
            return bytes(atheris.Mutate(data, most))
        return mutator.mutate(data or random.choice(seeds), most, random)

    def crossed(one: bytes, other: bytes, most: int, seed: int) -> bytes:
        return mutator.cross(one, other, most, Random(seed))

    folders = [Path(option) for option in options if not option.startswith("-")]
    if folders:
        folders[0].mkdir(parents=True, exist_ok=True)
        if not any("merge" in option for option in options):
            for number, seed in enumerate(target.seeds()):
                (folders[0] / f"seed-{number:04}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *options], one_input, custom_mutator=mutated, custom_crossover=crossed)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
