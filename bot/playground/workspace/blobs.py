"""Keeps the bytes of uploaded files: in a folder, or in memory where no folder is given."""

from pathlib import Path


class Blobs:
    """Bytes by file id."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._memory: dict[str, bytes] = {}
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def read(self, file_id: str) -> bytes:
        """The content; KeyError if nothing was stored under this id."""
        if self._folder is None:
            return self._memory[file_id]
        path = self._folder / file_id
        if not path.exists():
            raise KeyError(file_id)
        return path.read_bytes()

    def write(self, file_id: str, data: bytes) -> None:
        """Store or replace the content."""
        if self._folder is None:
            self._memory[file_id] = data
        else:
            (self._folder / file_id).write_bytes(data)
