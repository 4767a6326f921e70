"""The publication guard decides whether a translation may go live: complete, reviewed, not locked, not bypassed."""
