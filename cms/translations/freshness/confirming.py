"""A translator's word that carried words still say what the changed original says."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from ..engine.models import StringTranslation, Translation
from ..engine.strings import texts_of
from ..models import Basis, Carried, ChangeKind
from ..validation.safety import fault_of
from .change_markers import pair
from .paragraphs import Paragraph, by_path, stored
from .signals import changed

LOG_ACTION = "translations.still_correct"


class StillCorrectError(ValidationError):
    """Why words cannot be called still correct, in words for the translator."""


@transaction.atomic
def still_correct(string_translation: StringTranslation, user) -> None:
    """Take carried words for a translation of the text as it is now. Nothing is published.

    The mark goes from the words and from every generated revision that holds them; what a revision says of its links
    stays, because they are changed by the next generation alone. The log tells who said so. Raises
    ``StillCorrectError`` where the words cannot stand for the new text.
    """
    carried = _carried(string_translation)
    translation, now = _places(string_translation)
    _refuse_faults(string_translation)
    _replace_bases(translation, now, carried.base_string_id, string_translation.translation_of_id)
    carried.delete()
    string_translation.tool_name = ""
    string_translation.save(update_fields=["tool_name", "updated_at"])
    _log(translation, string_translation, carried, user)
    changed(translation.source)


def carried_words(translation: Translation, kinds=None):
    """The carried words that stand for the current text of the original, in no particular order."""
    now = stored([translation.source_id]).get(translation.source_id, [])
    rows = StringTranslation.objects.filter(
        locale_id=translation.target_locale_id,
        carried__isnull=False,
        translation_of__in={one.string for one in now},
        context__in={one.context for one in now},
    )
    if kinds is not None:
        rows = rows.filter(carried__kind__in=kinds)
    places = {(one.string, one.context) for one in now}
    return [row for row in rows if (row.translation_of_id, row.context_id) in places]


@transaction.atomic
def all_still_correct(translation: Translation, user) -> tuple[int, list[StringTranslation]]:
    """Say it of all changes of wording alone. Gives how many there were, and those that could not be."""
    done, refused = 0, []
    for row in carried_words(translation, [ChangeKind.WORDING, ChangeKind.TYPO]):
        try:
            still_correct(row, user)
            done += 1
        except StillCorrectError:
            refused.append(row)
    return done, refused


def _carried(words):
    carried = Carried.objects.select_for_update().filter(string_translation=words).first()
    if carried is None:
        raise StillCorrectError(_("These words were written for the present text already."))
    return carried


def _places(words) -> tuple[Translation, list[Paragraph]]:
    translation = (
        Translation.objects.filter(source__object_id=words.context.object_id, target_locale_id=words.locale_id)
        .select_related("source", "target_locale")
        .first()
    )
    now = stored([translation.source_id]).get(translation.source_id, []) if translation else []
    path = [one for one in now if one.context == words.context_id]
    if not any(one.string == words.translation_of_id for one in path):
        raise StillCorrectError(_("The original has changed again. Look at the new text first."))
    return translation, path


def _refuse_faults(words):
    fault = fault_of(words.data, words.translation_of.data)
    if fault or words.has_error:
        raise StillCorrectError(fault or _("This text has an error. Correct it first."))


def _replace_bases(translation, now, base, found_correct):
    """In each revision: the segments written for the old text whose place is taken by the new one."""
    for basis in Basis.objects.select_for_update().filter(translation=translation):
        segments = by_path(basis.segments).get(now[0].path, [])
        texts = texts_of(id for one in segments for id in (one["string"], one["source"]))
        places = [i for j, i in pair(segments, now, texts).items() if now[j].string == found_correct]
        replaced = [segments[i] for i in places if segments[i]["string"] == base]
        for segment in replaced:
            segment |= {"string": found_correct, "attrs": segment["source_attrs"], "kind": ""}
        if replaced:
            basis.save(update_fields=["segments"])


def _log(translation, words, carried, user):
    row = translation.get_target_instance()
    log(
        instance=row,
        action=LOG_ACTION,
        user=user,
        data={"path": words.context.path, "base": carried.base_string_id, "now": words.translation_of_id},
    )
