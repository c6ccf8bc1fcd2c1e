"""How good found statements are: matched with annotated ones, scored, and told as tables and lists."""

from .calibration import Bin, Reliability, reliability
from .claims import Claim, read_claims
from .matching import Assignment, assign, similarity
from .names import Names, registry_names
from .report import as_dict, as_text, misses_text
from .scores import Evaluation, Label, Score, Share, evaluate

__all__ = [
    "Assignment",
    "Bin",
    "Claim",
    "Evaluation",
    "Label",
    "Names",
    "Reliability",
    "Score",
    "Share",
    "as_dict",
    "as_text",
    "assign",
    "evaluate",
    "misses_text",
    "read_claims",
    "registry_names",
    "reliability",
    "similarity",
]
