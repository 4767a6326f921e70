"""Everything about translations: who may, what stands how, who wrote it, and how it becomes public."""
