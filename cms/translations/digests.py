import hashlib


def digest(words: str) -> str:
    """A short name for words, the same for the same words: tells whether a translation was rewritten since."""
    return hashlib.sha256(words.encode(errors="surrogatepass")).hexdigest()[:32]
