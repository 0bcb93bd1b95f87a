"""Service levels as examples teach them: every time limit is asked for its milestone, its level and its clock.

The small readers of the package above find limits, levels and clocks where contracts write them the usual way; here
they are signs beside the words around them, and what the rules read is one voice more.
"""
