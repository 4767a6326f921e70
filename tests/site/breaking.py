"""Lets one of many fail."""


class BrokenError(Exception):
    """What no code expects."""


def breaks(monkeypatch, owner, name, is_bad):
    """Let a function fail for what ``is_bad`` says of its arguments."""
    good = getattr(owner, name)

    def bad(*args, **kwargs):
        if any(is_bad(each) for each in args):
            raise BrokenError(name)
        return good(*args, **kwargs)

    monkeypatch.setattr(owner, name, bad)
