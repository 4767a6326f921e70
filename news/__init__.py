"""The network's posts and the facts of its roundtables: lists, feeds, calendars."""
