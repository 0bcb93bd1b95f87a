"""Files that were moved or renamed: a new address with the content of one that is gone is the same file."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import PurePath


def moved(gone: Mapping[str, str], new: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of old and new address, by digest (`content-reading`); each address once, equal names first."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for uri, digest in gone.items():
        waiting[_content(digest)].append(uri)
    pairs: list[tuple[str, str]] = []
    for named_alike in (True, False):
        taken = {to for _, to in pairs}
        for uri, digest in new.items():
            known = waiting[_content(digest)] if uri not in taken else []
            fitting = [old for old in known if not named_alike or PurePath(old).name == PurePath(uri).name]
            if fitting:
                pairs.append((fitting[0], uri))
                known.remove(fitting[0])
    return pairs


def _content(digest: str) -> str:
    return digest.partition("-")[0]
