"""From a message to what it is: severity, the contract's level with its definition, cause, vendor and contract."""

from knowledge.triage.triager import Report, Triager
from knowledge.triage.values import CAUSES, SEVERITIES, Paired, Place, Reason, Triage

__all__ = ["CAUSES", "SEVERITIES", "Paired", "Place", "Reason", "Report", "Triage", "Triager"]
