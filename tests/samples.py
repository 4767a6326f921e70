"""Tests of many cases of which a second database learns nothing new: there a sample of them is run."""


def beyond_samples(items) -> set:
    """Of each test marked ``sampled``, all cases but the first for each value of the parameters that the mark names.

    They bring the same statements to the database again, with other words in them.
    """
    samples, beyond = set(), set()
    for item in items:
        if mark := item.get_closest_marker("sampled"):
            same = (item.nodeid.partition("[")[0], *(repr(item.callspec.params[name]) for name in mark.args))
            if same in samples:
                beyond.add(item)
            samples.add(same)
    return beyond
