"""`vendordesk serve` with a clock that tests move: `python -m tests.chaos.replica serve …`, seconds ahead in a file."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.cli import main
from bot.cli.running import serving

AHEAD = "CHAOS_SECONDS_AHEAD"


class FileClock:
    """The machine's clock plus what the file says now."""

    def now(self):
        return datetime.now(UTC) + timedelta(seconds=float(Path(os.environ[AHEAD]).read_text() or 0))


if __name__ == "__main__":
    serving.SystemClock = FileClock
    main()
