"""Private pages and the documents they show: Wagtail makes a page private, and its documents stay open to all.

Whoever sets the privacy of a page is told which those are and may put them under the same restriction.
"""
