"""Whoever edits, removes, swaps, forges or cuts entries is found, and at the place; what cannot be found is said."""

import os
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.audit.chain import GENESIS, Entry, Fault, Finding, Mark, canonical, hash_of, walk
from tests.knowledge.audit.tampering import KINDS, mark_of, rewritten, tamper

TRIALS = 20_000 if os.environ.get("VENDORDESK_LONG") else 800
START = datetime(2026, 3, 1, 8, tzinfo=UTC)


def log(count, words=("合同", "clause", "=SUM(A1)", "\u0000\n", "")):
    """A sound chain."""
    entries, previous = [], GENESIS
    for seq in range(1, count + 1):
        said = {
            "seq": seq, "at": START + timedelta(seconds=seq), "actor": f"U{seq % 7}", "act": "question.asked",
            "subject": f"question:{seq}", "data": canonical({"text": words[seq % len(words)]}), "previous": previous,
        }  # fmt: skip
        previous = hash_of(**said)
        entries.append(Entry(**said, hash=previous))
    return entries


def verified(entries, head, **given):
    return walk(entries, anchor=given.pop("anchor", Mark()), head=head, **given)


def test_a_sound_log_is_whole_from_its_first_entry_to_its_head():
    entries = log(40)

    found = verified(entries, mark_of(entries[-1]))

    assert ((), 40, 1, mark_of(entries[-1])) == (found.findings, found.entries, found.first, found.last)


def test_random_tampering_is_found_each_time_and_at_its_place(capsys):
    random, done, found, placed = Random(20261129), Counter(), Counter(), Counter()
    for _ in range(TRIALS):
        entries, kind = log(random.randint(2, 60)), random.choice(KINDS)
        tampered = tamper(entries, kind, random)
        findings = verified(tampered.entries, mark_of(entries[-1])).findings
        done[kind] += 1
        found[kind] += bool(findings)
        placed[kind] += bool(findings) and findings[0].seq in tampered.places

    with capsys.disabled():
        told = ", ".join(f"{kind} {found[kind]}/{done[kind]}" for kind in KINDS)
        print(f"\ntampered logs found: {found.total()} of {done.total()}, at the place {placed.total()}: {told}")
    assert done == found == placed


def test_a_chain_made_anew_to_its_end_is_found_by_the_head_alone():
    entries = log(30)

    findings = verified(rewritten(entries, 11), mark_of(entries[-1])).findings

    assert (Finding(Fault.HEAD, 30),) == findings


def test_who_makes_the_chain_and_its_head_anew_is_found_by_a_mark_kept_elsewhere_and_by_nothing_else():
    entries = log(30)
    forged = rewritten(entries, 11)

    unseen = verified(forged, mark_of(forged[-1]))
    seen = verified(forged, mark_of(forged[-1]), known=[mark_of(entries[20])])
    before = verified(forged, mark_of(forged[-1]), known=[mark_of(entries[5])])

    assert (True, True) == (unseen.whole, before.whole)
    assert (Finding(Fault.KNOWN, 21),) == seen.findings


def test_a_tail_cut_together_with_its_head_is_found_by_a_mark_kept_elsewhere():
    entries = log(30)

    found = verified(entries[:20], mark_of(entries[19]), known=[mark_of(entries[24])])

    assert (Finding(Fault.KNOWN, 25),) == found.findings


@given(count=st.integers(3, 40), a=st.integers(0, 38), b=st.integers(0, 38))
def test_two_entries_that_changed_places_are_told_to_have_moved(count, a, b):
    entries = log(count)
    a, b = a % count, b % count
    if a == b:
        return
    swapped = list(entries)
    for here, there in ((a, b), (b, a)):
        values = {name: getattr(entries[there], name) for name in Entry.__slots__}
        swapped[here] = Entry(**values | {"seq": entries[here].seq})

    findings = verified(swapped, mark_of(entries[-1])).findings

    moved = {(one.seq, one.other) for one in findings if one.fault is Fault.MOVED}
    assert {(a + 1, b + 1), (b + 1, a + 1)} == moved


@pytest.mark.parametrize("left", [1, 7, 29])
def test_what_retention_removed_leaves_an_anchor_from_which_the_chain_goes_on(left):
    entries = log(30)
    anchor = mark_of(entries[left - 1])

    found = verified(entries[left:], mark_of(entries[-1]), anchor=anchor, known=[mark_of(entries[0]), anchor])
    other = verified(entries[left:], mark_of(entries[-1]), anchor=Mark(left, "f" * 64))

    assert found.whole
    assert ((mark_of(entries[0]),) if left > 1 else ()) == found.past
    assert Finding(Fault.UNLINKED, left + 1) in other.findings
