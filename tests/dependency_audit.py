"""Looks our pinned dependencies up among known vulnerabilities; says so where it could not look.

`python -m tests.dependency_audit`: exit code 1 for a finding alone. Offline, pip-audit itself says "no known
vulnerabilities" of packages that it has never asked about.
"""

import json
import subprocess
import sys
from pathlib import Path

PINNED = Path(__file__).parents[1] / "constraints.txt"
COMMAND = ["--requirement", str(PINNED), "--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json"]
SECONDS = 300


def judged(report):
    """Exit code and sentence for what pip-audit printed; None where it printed no report."""
    if report is None:
        return 0, "dependencies: not audited, the list of known vulnerabilities could not be reached"
    asked = [d for d in report["dependencies"] if "skip_reason" not in d]
    skipped = len(report["dependencies"]) - len(asked)
    if not asked:
        return 0, f"dependencies: not audited, none of {skipped} could be looked up"
    found = [f"{d['name']} {d['version']}: {', '.join(v['id'] for v in d['vulns'])}" for d in asked if d["vulns"]]
    told = (
        f"dependencies: {len(asked)} audited, {skipped} could not be looked up, {len(found)} with known vulnerabilities"
    )
    return int(bool(found)), "\n".join([told, *found])


def report():
    """What pip-audit finds; None where it ends without a report."""
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pip_audit", *COMMAND], capture_output=True, text=True, timeout=SECONDS, check=False
        )
        return json.loads(ended.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None


if __name__ == "__main__":
    code, sentence = judged(report())
    print(sentence)
    sys.exit(code)
