"""The audit trail: every fact about a child as a sentence."""
