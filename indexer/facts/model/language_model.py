"""The door to a language model: any endpoint that speaks OpenAI's chat completions, or none at all."""

import json
from typing import Protocol

from knowledge.errors import NotReady
from knowledge.settings import Settings


class LanguageModel(Protocol):
    """Completes a prompt; raises NotReady where no answer comes."""

    def complete(self, prompt: str) -> str:
        """The model's answer to one prompt."""
        ...


def language_model(settings: Settings) -> LanguageModel | None:
    """The model that the settings name; none: no model is ever asked. Raises NotReady where it cannot be used."""
    if settings.llm_url is None:
        return None
    if settings.llm_model is None:
        raise NotReady("llm_without_model")
    key = settings.llm_key.get_secret_value() if settings.llm_key else None
    return ChatEndpoint(settings.llm_url, key, settings.llm_model, timeout=settings.llm_timeout)


class ChatEndpoint:
    """A model behind an OpenAI-compatible URL. Raises NotReady where the client library is not installed."""

    def __init__(self, url: str, key: str | None, model: str, *, timeout: float) -> None:
        try:
            import openai
        except ImportError as error:
            raise NotReady("llm_without_library") from error
        self._url, self._model, self._failed = url, model, openai.OpenAIError
        # without a key of its own the client would look for one in the environment
        self._client = openai.OpenAI(base_url=url, api_key=key or "none", timeout=timeout, max_retries=0)

    def complete(self, prompt: str) -> str:
        """Ask once; raises NotReady on time-out, refusal, HTTP errors and answers of another shape."""
        try:
            raw = self._client.chat.completions.with_raw_response.create(
                model=self._model, messages=[{"role": "user", "content": prompt}]
            )
            return _content(raw.text)
        except (self._failed, ValueError) as error:
            raise NotReady("llm_silent", url=self._url, reason=_reason(error)) from error


def _content(body: str) -> str:
    """The answer in a completion's body; ValueError where there is none, as in a refusal."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError("not a chat completion") from error
    if not isinstance(content, str) or not content.strip():
        raise ValueError("refused, or nothing said")
    return content


def _reason(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:200]
