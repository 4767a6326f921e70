"""What can be tried, by the names that docs/guides/rights.md gives it: each does it and tells whether it was possible.

Reading is possible where the answer is 200, everything else where the database is another one afterwards: Wagtail
answers a refusal with a redirect and a message.
"""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Count, Max
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale, Page, PageViewRestriction, Revision
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationSource

from cms.core.models import CustomDocument, CustomImage
from cms.translations.models import Carried, ChangeKind, MachineRun
from cms.translations.publication_guard.generating import generate
from regions.models import GoodPractice, Organisation
from tests.factories.translations import review, write
from tests.translations.exchanging import confirm, exported, with_every_word

from .world import World

ACTIONS: dict[str, Callable[[World, Client, str], bool]] = {}
FORM = "application/x-www-form-urlencoded"


def action(name):
    def remember(function):
        ACTIONS[name] = function
        return function

    return remember


def state():
    """A value that is another one after any change of rows that these actions make."""
    counts = [(model.objects.count(), model.objects.aggregate(Max("pk"))["pk__max"]) for model in (Page, Revision)]
    pages = list(Page.objects.values_list("pk", "path", "live", "locked", "title", "live_revision_id").order_by("pk"))
    practices = list(GoodPractice.objects.values_list("pk", "live", "locked", "title").order_by("pk"))
    scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).count()
    rows = [
        Carried,
        CustomDocument,
        CustomImage,
        MachineRun,
        Organisation,
        PageViewRestriction,
        SegmentOverride,
        TranslationSource,
    ]
    return (
        counts,
        pages,
        practices,
        scheduled,
        list(Organisation.objects.values_list("pk", "name").order_by("pk")),
        [model.objects.aggregate(Count("pk")) for model in rows],
        list(StringTranslation.objects.values_list("pk", "data").order_by("pk")),
        list(Translation.objects.values_list("pk", "enabled").order_by("pk")),
    )


def reads(client, address, *args, **query):
    return client.get(reverse(address, args=args), query).status_code == 200


def changes(client, address, *args, data=None, query=""):
    before = state()
    client.post(reverse(address, args=args) + query, data or {})
    return state() != before


def puts(client, address, args, value):
    before = state()
    client.put(reverse(address, args=args), urlencode({"value": value}), content_type=FORM)
    return state() != before


def snippet_address(row, name):
    return f"wagtailsnippets_{row._meta.app_label}_{row._meta.model_name}:{name}"


def chooser_address(row, name):
    return f"wagtailsnippetchoosers_{row._meta.app_label}_{row._meta.model_name}:{name}"


def row_of(world, name):
    """The row as it is in the database now."""
    row = world.rows[name]
    return type(row)._base_manager.get(pk=row.pk)


def is_page(row):
    return isinstance(row, Page)


def address(row, name):
    return f"wagtailadmin_pages:{name}" if is_page(row) else snippet_address(row, name)


def revision_of(row):
    """A revision that is not the latest."""
    first = row.save_revision()
    row.save_revision()
    return first


@action("open the editor of")
def edit(world, client, name):
    row = row_of(world, name)
    return reads(client, address(row, "edit"), row.pk)


@action("see the draft of")
def view_draft(world, client, name):
    return reads(client, "wagtailadmin_pages:view_draft", row_of(world, name).pk)


@action("see the history of")
def history(world, client, name):
    row = row_of(world, name)
    return reads(client, address(row, "history"), row.pk) or reads(client, address(row, "history_results"), row.pk)


@action("compare versions of")
def compare(world, client, name):
    row = row_of(world, name)
    revision = revision_of(row)
    return reads(client, address(row, "revisions_compare"), row.pk, revision.pk, "latest")


@action("see an old version of")
def revision_view(world, client, name):
    row = row_of(world, name)
    return reads(client, address(row, "revisions_view"), row.pk, revision_of(row).pk)


@action("open an old version of")
def revert(world, client, name):
    row = row_of(world, name)
    return reads(client, address(row, "revisions_revert"), row.pk, revision_of(row).pk)


@action("see where it is used:")
def usage(world, client, name):
    row = row_of(world, name)
    return reads(client, address(row, "usage"), row.pk)


@action("take off the schedule")
def unschedule(world, client, name):
    row = row_of(world, name)
    revision = row.save_revision(approved_go_live_at=timezone.now() + timedelta(days=1))
    return changes(client, address(row, "revisions_unschedule"), row.pk, revision.pk)


@action("see the workflow of")
def workflow(world, client, name):
    row = row_of(world, name)
    return reads(client, address(row, "workflow_history"), row.pk)


@action("publish")
def publish(world, client, name):
    row = row_of(world, name)
    _complete(row)
    return changes(client, "wagtail_bulk_action", "wagtailcore", "page", "publish", query=f"?id={row.pk}")


def _complete(row):
    """Where it is a translation, give it all that is asked of one, so that rights alone stand in the way."""
    for translation in Translation.objects.filter(source__object_id=row.translation_key, target_locale=row.locale):
        write(translation)
        review(translation)
        generate(translation)


@action("unpublish")
def unpublish(world, client, name):
    row = row_of(world, name)
    if not is_page(row):
        type(row).objects.filter(pk=row.pk).update(live=True)
    return changes(client, address(row, "unpublish"), row.pk)


@action("delete")
def delete(world, client, name):
    row = row_of(world, name)
    return changes(client, address(row, "delete"), row.pk)


@action("delete in bulk")
def delete_in_bulk(world, client, name):
    row = row_of(world, name)
    app, model = ("wagtailcore", "page") if is_page(row) else (row._meta.app_label, row._meta.model_name)
    return changes(client, "wagtail_bulk_action", app, model, "delete", query=f"?id={row.pk}")


@action("lock")
def lock(world, client, name):
    row = row_of(world, name)
    return changes(client, address(row, "lock"), row.pk)


@action("unlock")
def unlock(world, client, name):
    row = row_of(world, name)
    type(row).objects.filter(pk=row.pk).update(locked=True)
    return changes(client, address(row, "unlock"), row.pk)


@action("make private")
def restrict(world, client, name):
    data = {"restriction_type": "login", "password": ""}
    return changes(client, "wagtailadmin_pages:set_privacy", row_of(world, name).pk, data=data)


@action("copy")
def copy(world, client, name):
    row = row_of(world, name)
    if not is_page(row):
        return reads(client, snippet_address(row, "copy"), row.pk, locale=row.locale.language_code)
    parent = row.get_parent()
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent.pk}
    return changes(client, "wagtailadmin_pages:copy", row.pk, data=data)


@action("move within French:")
def move_within_french(world, client, name):
    return _move(world, client, name, "French section")


@action("move into Polish:")
def move_into_polish(world, client, name):
    return _move(world, client, name, "Polish section")


def _move(world, client, name, target):
    row, target = row_of(world, name), row_of(world, target)
    return changes(client, "wagtailadmin_pages:move_confirm", row.pk, target.pk)


@action("copy by the API")
def copy_by_api(world, client, name):
    return changes(client, "wagtailadmin_api:pages:action", row_of(world, name).pk, "copy")


@action("read by the API")
def read_by_api(world, client, name):
    return reads(client, "wagtailadmin_api:pages:detail", row_of(world, name).pk)


@action("list by the API")
def list_by_api(world, client, name):
    """Among all, by a search and by its address."""
    row = row_of(world, name)
    listing = reverse("wagtailadmin_api:pages:listing")
    asked = [client.get(listing), client.get(listing, {"search": row.title}), client.get(listing, {"slug": row.slug})]
    found = client.get(reverse("wagtailadmin_api:pages:find"), {"html_path": row.url_path})
    own = reverse("wagtailadmin_api:pages:detail", args=[row.pk])
    return own in found.headers.get("Location", "") or any(_in_items(answer, row) for answer in asked)


def _in_items(answer, row):
    return answer.status_code == 200 and row.pk in [item["id"] for item in answer.json()["items"]]


@action("find among pages of a type")
def find_by_type(world, client, name):
    row = row_of(world, name)
    types = client.get(reverse("wagtailadmin_reports:page_types_usage"))
    listed = client.get(reverse("wagtailadmin_pages:type_use", args=[row._meta.app_label, row._meta.model_name]))
    return edit_link(row) in (types.content + listed.content).decode()


@action("find in the report of pages that age")
def find_aging(world, client, name):
    row = row_of(world, name)
    type(row).objects.filter(pk=row.pk).update(last_published_at=timezone.now())
    return edit_link(row) in client.get(reverse("wagtailadmin_reports:aging_pages")).content.decode()


@action("find in the API of files")
def find_file_in_api(world, client, name):
    """Among all, by a search and by itself."""
    row = row_of(world, name)
    kind = "images" if isinstance(row, CustomImage) else "documents"
    listing = reverse(f"wagtailadmin_api:{kind}:listing")
    asked = [client.get(listing, {"limit": 20}), client.get(listing, {"search": row.title})]
    detail = reads(client, f"wagtailadmin_api:{kind}:detail", row.pk)
    return detail or any(_in_items(answer, row) for answer in asked)


@action("work on the file")
def work_on_file(world, client, name):
    """In the list, its own form, where it is used, several at once."""
    row = row_of(world, name)
    app, kind = row_app(row)
    edited = reverse(f"{app}:edit", args=[row.pk])
    listed = edited in client.get(reverse(f"{app}:index"), {"layout": "list"}).content.decode()
    in_bulk = reverse("wagtail_bulk_action", args=["core", row._meta.model_name, "delete"])
    before = state()
    client.post(f"{in_bulk}?id={row.pk}")
    doors = [listed, state() != before]
    doors += [client.get(edited).status_code == 200, reads(client, f"{app}:{kind}_usage", row.pk)]
    return any(doors)


@action("choose the file")
def choose_file(world, client, name):
    row = row_of(world, name)
    app, _kind = row_app(row)
    listed = f"/chosen/{row.pk}/" in client.get(reverse(f"{app}_chooser:choose")).content.decode()
    many = client.get(reverse(f"{app}_chooser:chosen_multiple"), {"id": row.pk})
    in_many = many.status_code == 200 and bool(many.json()["result"])
    return any([listed, in_many, reads(client, f"{app}_chooser:chosen", row.pk)])


def row_app(row):
    return ("wagtailimages", "image") if isinstance(row, CustomImage) else ("wagtaildocs", "document")


@action("add below")
def add_below(world, client, name):
    return reads(client, "wagtailadmin_pages:add", "news", "newspage", row_of(world, name).pk)


@action("choose as a link")
def choose(world, client, name):
    row = row_of(world, name)
    if is_page(row):
        return reads(client, "wagtailadmin_choose_page_chosen_multiple", id=row.pk)
    listed = f"/{row.pk}/" in client.get(reverse(chooser_address(row, "choose"))).content.decode()
    return reads(client, chooser_address(row, "chosen"), row.pk) and listed


@action("choose among what is below")
def choose_below(world, client, name):
    return reads(client, "wagtailadmin_choose_page_child", row_of(world, name).pk)


@action("find in the list")
def find_in_list(world, client, name):
    row = row_of(world, name)
    if is_page(row):
        response = client.get(reverse("wagtailadmin_explore", args=[row.get_parent().pk]))
        return f"/admin/pages/{row.pk}/" in response.content.decode()  # whoever may not edit it finds its history
    response = client.get(reverse(snippet_address(row, "list")), {"locale": row.locale.language_code})
    return edit_link(row) in response.content.decode()


@action("find by searching")
def find_by_searching(world, client, name):
    row = row_of(world, name)
    response = client.get(reverse("wagtailadmin_pages:search"), {"q": row.title.split()[-1].lower()})
    return f"/admin/pages/{row.pk}/" in response.content.decode()


def edit_link(row):
    return reverse(address(row, "edit"), args=[row.pk])


@action("save a text of")
def save_text(world, client, name):
    translation = world.translations[name]
    segment = translation.source.stringsegment_set.last()
    return puts(client, "wagtail_localize:edit_string_translation", [translation.pk, segment.pk], "Bonjour")


@action("set a link of")
def set_link(world, client, name):
    translation = world.translations[name]
    segment = translation.source.overridablesegment_set.first()
    return puts(client, "wagtail_localize:edit_override", [translation.pk, segment.pk], "https://example.org/fr")


@action("download the PO file of")
def po_out(world, client, name):
    translation = world.translations[name]
    doors = [reads(client, "wagtail_localize:download_pofile", translation.pk)]
    return any([*doors, reads(client, "translations:export", translation.pk, "po"), _in_zips(client, translation)])


def _in_zips(client, translation):
    """Whether it is among all that somebody may take home."""
    language = translation.target_locale.language_code
    zips = [reverse("translations:export_language", args=[language, "po"])]
    zips.append(reverse("translations:export_waiting", args=["po"]))
    return any(str(translation.uuid)[:8].encode() in client.get(address).content for address in zips)


@action("upload a PO file into")
def po_in(world, client, name):
    """A file is shown first, and written when its person says so."""
    translation = world.translations[name]
    file = with_every_word(exported(translation))
    before = state()
    doors = [reverse("wagtail_localize:upload_pofile", args=[translation.pk]), reverse("translations:files")]
    for door in doors:
        preview = client.post(door, {"file": SimpleUploadedFile("a.po", file)}, follow=True)
        if "comparison" in (preview.context or {}):
            confirm(client, preview)
    return state() != before


@action("have a machine translate")
def machine(world, client, name):
    """A run is made at once; a job does it."""
    doors = ["wagtail_localize:machine_translate", "translations:machine_start"]
    return any(changes(client, door, world.translations[name].pk) for door in doors)


@action("see the paragraphs of")
def work(world, client, name):
    return reads(client, "translations:work", world.translations[name].pk)


@action("see what is missing of")
def missing(world, client, name):
    return reads(client, "translations:publish", world.translations[name].pk)


@action("call still correct")
def still_correct(world, client, name):
    translation = world.translations[name]
    words = StringTranslation.objects.filter(
        context__object_id=translation.source.object_id, locale=translation.target_locale
    ).first()
    Carried.objects.create(string_translation=words, base_string=words.translation_of, kind=ChangeKind.WORDING)
    one = changes(client, "translations:still_correct", translation.pk, words.pk)
    return one or changes(client, "translations:all_still_correct", translation.pk)


@action("preview")
def preview(world, client, name):
    return reads(client, "wagtail_localize:preview_translation", world.translations[name].pk)


@action("stop")
def stop(world, client, name):
    return changes(client, "wagtail_localize:stop_translation", world.translations[name].pk)


@action("restart")
def restart(world, client, name):
    translation = world.translations[name]
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    target = translation.get_target_instance()
    return changes(client, address(target, "edit"), target.pk, data={"localize-restart-translation": "yes"})


@action("turn into an alias")
def convert(world, client, name):
    row = row_of(world, name)
    before = Page.objects.filter(alias_of__isnull=False).count()
    client.post(reverse("wagtail_localize:convert_to_alias", args=[row.pk]))
    return Page.objects.filter(alias_of__isnull=False).count() != before


@action("ask to send")
def ask_to_send(world, client, name):
    row = row_of(world, name)
    if is_page(row):
        return reads(client, "wagtail_localize:submit_page_translation", row.pk)
    args = [row._meta.app_label, row._meta.model_name, row.pk]
    return reads(client, "wagtail_localize:submit_snippet_translation", *args)


def _send(world, client, name, *languages, **more):
    row = row_of(world, name)
    locales = Locale.objects.filter(language_code__in=languages).values_list("pk", flat=True)
    kind = "page" if is_page(row) else "snippet"
    args = [row.pk] if is_page(row) else [row._meta.app_label, row._meta.model_name, row.pk]
    before = Translation.objects.count()
    client.post(reverse(f"wagtail_localize:submit_{kind}_translation", args=args), {"locales": list(locales)} | more)
    return Translation.objects.count() > before


@action("send into French")
def send_into_french(world, client, name):
    return _send(world, client, name, "fr")


@action("send into Polish")
def send_into_polish(world, client, name):
    return _send(world, client, name, "pl")


@action("send into French and Polish")
def send_into_both(world, client, name):
    return _send(world, client, name, "fr", "pl")


@action("send on into French")
def send_a_translation_on(world, client, name):
    """Its original is what is sent."""
    sent = _send(world, client, name, "fr")
    sources = TranslationSource.objects.filter(object_id=row_of(world, name).translation_key)
    assert not sources.exclude(locale__language_code="en").exists()
    return sent


@action("send with all below into French")
def send_subtree(world, client, name):
    return _send(world, client, name, "fr", include_subtree="on")


@action("update the translations of")
def update(world, client, name):
    return _update(world, client, name, {})


@action("update and publish the translations of")
def update_and_publish(world, client, name):
    return _update(world, client, name, {"publish_translations": "on"})


def _update(world, client, name, data):
    source = TranslationSource.objects.get(object_id=row_of(world, name).translation_key)
    before = (source.last_updated_at, state())
    client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), data)
    source.refresh_from_db()
    return (source.last_updated_at, state()) != before


@action("list by the engine's API:")
def engine_api(world, client, name):
    row = row_of(world, name)
    args = [row._meta.app_label, row._meta.model_name, row.pk]
    return reads(client, "wagtail_localize:snippets_api_detail", *args)


@action("find in the report of translations")
def translations_report(world, client, name):
    translation = world.translations[name]
    response = client.get(reverse("wagtail_localize:translations_report"))
    return translation.get_target_instance_edit_url() in response.content.decode()


@action("read the log of")
def site_history(world, client, name):
    row = row_of(world, name)
    log(row, "wagtail.edit", user=world.users["administrator"])
    response = client.get(reverse("wagtailadmin_reports:site_history"))
    return edit_link(row) in response.content.decode()


@action("add in French:")
def add_in_french(world, client, name):
    return reads(client, snippet_address(row_of(world, name), "add"), locale="fr")


@action("add in English:")
def add_in_english(world, client, name):
    return reads(client, snippet_address(row_of(world, name), "add"))


@action("open")
def open_screen(world, client, name):
    return reads(client, {"the language rights": "language_rights:index", "the dashboard": "wagtailadmin_home"}[name])
