"""What stands above a translated page, as plain sentences in the active language, for what is read elsewhere."""

from django.utils.translation import gettext, ngettext

from cms.core import languages

from ..states import Freshness, State


def told(state: State) -> list[str]:
    """Sentences about a translation: what is missing, what changed since, who wrote it. None about an original."""
    if state.is_original or not state.is_translated:
        return []
    return [sentence for sentence in (_missing(state), _changed(state), _written(state)) if sentence]


def _missing(state):
    if state.is_complete:
        return ""
    done = state.segments - state.untranslated
    words = ngettext(
        "%(done)s of %(all)s paragraphs is translated. The rest is %(in_language)s.",
        "%(done)s of %(all)s paragraphs are translated. The rest is %(in_language)s.",
        done,
    )
    return words % {
        "done": done,
        "all": state.segments,
        "in_language": languages.said_in(state.original_language),
    }


def _changed(state):
    if state.freshness == Freshness.UNKNOWN:
        words = gettext(
            "The original (%(language)s) was published again after this text was written. Something in it may have "
            "changed."
        )
        return words % {"language": _original(state)}
    if state.is_current:
        return ""
    words = ngettext(
        "%(changed)s of %(all)s paragraphs changed in the original (%(language)s) since it was translated.",
        "%(changed)s of %(all)s paragraphs changed in the original (%(language)s) since it was translated.",
        state.changed,
    )
    words = words % {"changed": state.changed, "all": state.segments, "language": _original(state)}
    if state.has_changed_facts:
        words = f"{words} {gettext('Facts changed: check dates, numbers, places and contacts in the original.')}"
    return words


def _written(state):
    if state.by_machine:
        return gettext("A machine translated this text, or parts of it. No person has checked it yet.")
    return ""


def _original(state):
    return languages.name_in(state.original_language)
