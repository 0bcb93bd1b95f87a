"""The development data beside the project, where it is there; tests that need it say that they skipped."""

from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[1].parent / "shared"


def shared(*parts: str) -> Path:
    """Path of a file or folder of the development data; skips the calling test where it is absent."""
    path = _ROOT.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the development data is not beside the project: {'/'.join(parts)}")
    return path
