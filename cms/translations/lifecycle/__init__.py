"""What happens to an original happens to its translations: offline, private, moved, deleted, back again."""
