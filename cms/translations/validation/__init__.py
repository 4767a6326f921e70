"""What the words of a translation may hold, by whichever door they came: the rest is refused, or marked, not shown."""
