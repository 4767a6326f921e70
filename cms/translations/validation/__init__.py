"""What the words of a translation may hold, and the marking of those that fail, by whichever door they came."""
