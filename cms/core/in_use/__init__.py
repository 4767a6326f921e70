"""What is in use is not deleted: live pages would lose it without a way back. docs/content.md tells the rule."""
