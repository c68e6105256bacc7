"""What docs/web.md and README show."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from flexml.web.inspector import _LONGEST_REMEMBERED, _MOST_REMEMBERED, Options

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs/web.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = [
    block
    for block in re.findall(r"^```python\n(.*?)^```", GUIDE + README, re.DOTALL | re.MULTILINE)
    if "flexml.web" in block
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_program_starts(block):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "django.conf.global_settings"}
    run = subprocess.run([sys.executable, "-c", block], env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_every_option_is_named():
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"^\| (`.*?) \|", GUIDE, re.MULTILINE))))
    assert set(Options.__annotations__) - named == set()


def test_the_bounds_are_those_of_the_code():
    assert f"{_MOST_REMEMBERED} of them with {_LONGEST_REMEMBERED // 1024} KiB at most" in GUIDE
