"""Late interaction: how well a passage's tokens meet a question's, each question token by its best."""

from knowledge.retrieval.late.interaction import Background, Late
from knowledge.retrieval.late.projection import Projection, projection_of

__all__ = ["Background", "Late", "Projection", "projection_of"]
