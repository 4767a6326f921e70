"""Machine translation as a helper: in a job, in batches, within a budget, checked, and unreviewed until a person says
so. Off unless a provider is configured: docs/how-it-works/machine-translation.md.
"""
