"""Texts with each kind of block that a field offers: a new kind is in them by itself, and no test keeps a list."""


def every_block(field, values: dict, without: tuple[str, ...] = ()) -> list[dict]:
    """One block of each kind as it is stored, its id being its kind: with a value of ``values`` where it has to lead
    somewhere, else with the sample that editors are shown of it."""
    kinds = field.stream_block.child_blocks
    assert not {*values, *without} - kinds.keys(), "no such block"
    return [
        {"type": kind, "id": kind, "value": values[kind] if kind in values else _sample(block)}
        for kind, block in kinds.items()
        if kind not in without
    ]


def _sample(block):
    return block.get_prep_value(block.normalize(block.get_preview_value()))
