"""What goes wrong around replicas: drawn from a seed, counted, and over when it is told to be."""

import asyncio
import resource
from collections import Counter


class Trouble:
    """Injects one fault at a time; restarts of a database and full disks only where they are asked for."""

    def __init__(self, rng, workspace, replicas, *, ahead, restart_database=None, full_disk=False):
        self.rng, self.workspace, self.replicas = rng, workspace, replicas
        self.injected = Counter()
        self._ahead, self._restart_database = ahead, restart_database
        self._kinds = [self.kill, self.busy, self.broken, self.slow, self.twice, self.late, self.unheard, self.cut_off]
        self._kinds += [self.clock] + [self.database] * bool(restart_database) + [self.disk] * full_disk
        self._left = []

    def happen(self):
        """The next fault; each kind comes up once before any does again."""
        self._left = self._left or self.rng.sample(self._kinds, len(self._kinds))
        kind = self._left.pop()
        if kind() is not False:
            self.injected[kind.__name__] += 1

    def end(self):
        """Everything works again."""
        self.workspace.state.faults.clear()
        for replica in self.replicas:
            if replica.process.poll() is None:
                resource.prlimit(replica.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
            else:
                replica.start()

    def kill(self):
        """kill -9 of one replica, which starts again at once; never of the last one at work where there are two."""
        one = self.rng.choice(self.replicas)
        if any(not other.is_ready() for other in self.replicas if other is not one):
            return False
        one.kill()
        one.start()
        return True

    def busy(self):
        self.workspace.state.faults.set(storm=self.rng.randint(1, 4), retry_after=1)

    def broken(self):
        self.workspace.state.faults.set(broken=self.rng.randint(1, 4))

    def slow(self):
        """An answer takes longer than delivery waits, for as long as the next fault takes to come."""
        self.workspace.state.faults.set(slow_seconds=self.rng.choice([0.5, 11.0]))

    def twice(self):
        self.workspace.state.faults.set(duplicates=self.rng.randint(1, 5), no_retry_header=self.rng.random() < 0.5)

    def late(self):
        """The next events come after those that follow them."""
        self.workspace.state.faults.set(late=self.rng.randint(1, 3), late_seconds=self.rng.uniform(0.2, 3))

    def unheard(self):
        self.workspace.state.faults.set(drop_acks=self.rng.randint(1, 3))

    def cut_off(self):
        """Slack closes the sockets, as it does every few hours."""
        state = self.workspace.state
        asyncio.run_coroutine_threadsafe(state.sockets.refresh(), state.delivery._loop)

    def clock(self):
        """The clock of the machine jumps ahead: a deadline passes, or several."""
        seconds = float(self._ahead.read_text()) + self.rng.choice([5, 600, 5400])
        self._ahead.write_text(str(seconds))

    def database(self):
        self._restart_database()

    def disk(self):
        """No file of one replica may grow: its disk is full until the next time, or the end."""
        process = self.rng.choice(self.replicas).process
        limit, most = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
        less = resource.RLIM_INFINITY if limit != resource.RLIM_INFINITY else 4096
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (less, most))
