"""The publication guard: whether a translation may go live, who may let it, and what to do where it may not."""
