"""What is known: rules, records and retrieval. Knows no Slack and no files."""

import os

# threads of the model that wait must not spin: beside another busy process one query took 2.6 s instead of 75 ms;
# it counts only if it is set before the model's libraries are loaded, and every entry point comes by here first
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
