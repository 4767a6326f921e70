"""How an item stands in the languages: read from ``cms.translations.states``, and from nowhere else."""

from cms.translations.states import Completeness, Freshness, State


def language_state(requested: str, served: str, state: State | None) -> dict:
    """The fields of ``schemas.LanguageState``. ``state`` is None for what has no words."""
    if state is None:
        return {**_plain("wordless"), "requested": requested, "served": served}
    return {
        "requested": requested,
        "served": served,
        "original": served if state.is_original else state.original_language or None,
        "completeness": completeness(state),
        "freshness": freshness(state),
        "changed_share": changed_share(state),
        "provenance": state.provenance or None,
        "machine": state.by_machine,
        "reviewed": state.is_reviewed,
        "reviewed_at": state.reviewed_at,
        "reviewed_as": state.reviewed_as,
    }


def _plain(how: str) -> dict:
    return {
        "original": None,
        "completeness": how,
        "freshness": "current",
        "changed_share": 0,
        "provenance": None,
        "machine": False,
        "reviewed": False,
        "reviewed_at": None,
        "reviewed_as": "",
    }


def completeness(state: State | None) -> str:
    if state is None:
        return "wordless"
    return "original" if state.is_original else state.completeness


def freshness(state: State | None) -> str:
    """Nothing is kept about content that was made a moment ago: then nobody can say that it is current."""
    if state is None or state.is_original:
        return Freshness.CURRENT
    return state.freshness if state.completeness != Completeness.NOT_YET else Freshness.UNKNOWN


def changed_share(state: State) -> float | None:
    """Changed paragraphs of all that it was translated from, 0 to 1; None where it cannot be compared."""
    if state.is_original:
        return 0
    if freshness(state) == Freshness.UNKNOWN:
        return None
    return round(min(1, state.changed / state.segments), 3) if state.segments else 0
