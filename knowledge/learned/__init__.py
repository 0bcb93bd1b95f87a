"""What is learned from examples: pieces of text and signs → classes, each with a calibrated probability.

One mechanism for the roles of values in contracts, for what a question asks and for fault reports: examples (JSON
Lines) → features → one logistic regression a class → calibration; what people correct counts at once, on top.
"""

from knowledge.learned.classes import Classes
from knowledge.learned.examples import Example, read_examples
from knowledge.learned.precedents import Precedent, Precedents

__all__ = ["Classes", "Example", "Precedent", "Precedents", "read_examples"]
