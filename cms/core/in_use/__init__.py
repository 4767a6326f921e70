"""What is in use is not deleted: live pages would lose it without a way back.

The rule is told in docs/how-it-works/content.md.
"""
