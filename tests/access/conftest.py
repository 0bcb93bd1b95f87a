"""The company with secrets, one for all tests of a module."""

import pytest

from tests.access.company import ROOMS
from tests.access.recorder import Recorder
from tests.access.world import World


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    with Recorder(ROOMS) as slack:
        made = World(tmp_path_factory.mktemp("secrets"), slack)
        yield made
        made.stop()
