"""A language model to read facts with: a small endpoint on loopback."""

import pytest

from indexer.facts.model.language_model import ChatEndpoint
from tests.indexer.facts.chat_endpoint import serving


@pytest.fixture
def endpoint():
    with serving() as endpoint:
        yield endpoint


@pytest.fixture
def model(endpoint):
    return ChatEndpoint(endpoint.url, "sesame", "tiny", timeout=5)
