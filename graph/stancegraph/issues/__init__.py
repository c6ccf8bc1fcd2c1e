"""Which issues are the same across documents, by which names, and what the user decided about them."""

from .decided import ISSUE_DECISIONS, issues_settled, wordings
from .variants import IssueJoin, as_decisions, issue_variants

__all__ = ["ISSUE_DECISIONS", "IssueJoin", "as_decisions", "issue_variants", "issues_settled", "wordings"]
