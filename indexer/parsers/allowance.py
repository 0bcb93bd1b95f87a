"""How much processor time and memory the process that reads files may use; it is ended by the system beyond that.

Only the child process of `indexer.worker` has an allowance; elsewhere asking for more does nothing.
"""

import resource

_ASKED = {"bounded": False, "seconds": 0.0}


def bound(*, seconds: float, memory: int) -> None:
    """Start an allowance for one file: processor seconds from now on, and bytes of address space."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _ASKED["bounded"], _ASKED["seconds"] = True, used.ru_utime + used.ru_stime + seconds
    _set()
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))


def more(seconds: float) -> None:
    """Allow more time where a file shows that it needs it: many pages, or one to be recognised."""
    if _ASKED["bounded"]:
        _ASKED["seconds"] += seconds
        _set()


def _set() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(_ASKED["seconds"]) + 1, resource.RLIM_INFINITY))
