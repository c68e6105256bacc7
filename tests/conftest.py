"""Options and places that many tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

# The same examples in each run, on slow machines too; `HYPOTHESIS_PROFILE=default` hunts with new ones.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parent.parent


def corpus_folder() -> Path | None:
    """The folder of real documents: `FLEXML_CORPUS`, or `../shared/corpus` beside the checkout."""
    folder = Path(os.environ.get("FLEXML_CORPUS") or ROOT.parent / "shared" / "corpus")
    return folder if (folder / "index.jsonl").exists() else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-snapshots", action="store_true", help="write the snapshots anew; read them before you commit"
    )


@pytest.fixture(autouse=True, scope="session")
def _cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or fills the cache of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FLEXML_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-snapshots"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    folder = corpus_folder()
    if folder is None:
        if os.environ.get("CI"):
            pytest.fail("the corpus of real documents is required in CI: set FLEXML_CORPUS")
        pytest.skip("no corpus of real documents on this machine: set FLEXML_CORPUS")
    return folder
