"""One site in three languages, with drafts and private pages whose titles few may read, and people of all roles.

Their groups are those that a new installation has: ``migrate`` and the pages of the site have made them, no test does.
"""

import json
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupCollectionPermission,
    Locale,
    Page,
    PageViewRestriction,
)
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core.models import CustomDocument, CustomImage
from cms.translations.language_permissions.giving import give_languages
from cms.translations.models import LanguageRight
from cms.translations.publication_guard import guarding
from cms.users import roles
from search.models import FruitlessSearch
from tests.factories.pages import NewsPageFactory, RegionPageFactory, StandardPageFactory, translate
from tests.factories.site import SmallSite, small_site
from tests.factories.snippets import GoodPracticeFactory, OrganisationFactory, TopicFactory, translate_snippet

SECRET = "Zebra"  # begins every title that translators and regional editors may not read


@dataclass
class World:
    site: SmallSite
    rows: dict
    users: dict
    translations: dict


def make_world() -> World:
    site = small_site()
    site.post.body = json.dumps([{"type": "text", "value": '<p>We <a href="https://example.org/">met</a>.</p>'}])
    site.post.save()
    site.post = type(site.post).objects.get(pk=site.post.pk)
    rows = _pages(site) | _snippets(site) | _files()
    translations = {
        "french": _translation(site.post, "fr", "Table ronde"),
        "polish": _translation(site.post, "pl", f"{SECRET} stol"),
        "polish practice": _translation(site.practice, "pl", f"{SECRET} praktyka"),
        "french practice": _translation(site.practice, "fr", "Ferme rurale"),
        "french of a private page": _translation(rows["private page"], "fr", "Privee"),
    }
    _close(rows["private page"])
    targets = {name: translation.get_target_instance() for name, translation in translations.items()}
    revision = targets["french"].get_latest_revision()
    with guarding.opened(revision):
        revision.publish()
    rows |= {
        "French page": targets["french"],
        "Polish draft": targets["polish"],
        "French practice": targets["french practice"],
        "Polish practice": targets["polish practice"],
        "French page of a private one": targets["french of a private page"],
    }
    users = make_users(site)
    Page.objects.filter(pk=rows["own post"].pk).update(owner=users["regional editor"])
    files = Group.objects.create(name="Who look after the files of the region")
    _work_with_files(files, rows["region's picture"].collection)
    users["regional editor"].groups.add(files)
    return World(site, rows, users, translations)


def _close(page):
    """Make a page private that was public while it was sent to be translated."""
    page.title = page.draft_title = f"{SECRET} private"
    page.save()
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _pages(site) -> dict:
    pending = StandardPageFactory(parent=site.home, title="Known by now", slug="pending")
    pending.title = f"{SECRET} pending"
    pending.save_revision()
    for language in ("fr", "pl"):
        translate(site.news, language)
    section = StandardPageFactory(parent=site.home, title="Section", slug="section")
    StandardPageFactory(parent=section, title="Below", slug="below")
    closed = StandardPageFactory(parent=site.home, title="Half open", slug="half")
    StandardPageFactory(parent=closed, title=f"{SECRET} below", slug="below", live=False)
    unsent = StandardPageFactory(parent=site.home, slug="unsent")
    _close(unsent)
    third = NewsPageFactory(parent=site.news, title="Third round", slug="third")
    fourth = StandardPageFactory(parent=site.home, title=f"{SECRET} fourth", slug="fourth", live=False)
    polish = Locale.objects.get(language_code="pl")
    return {
        "Polish post": translate(third, "pl", title="Trzeci"),
        "translation of a draft": fourth.copy_for_translation(polish),
        "original": site.post,
        "English draft": StandardPageFactory(parent=site.home, title=f"{SECRET} draft", slug="draft", live=False),
        "private page": StandardPageFactory(parent=site.home, title="Open at first", slug="private"),
        "private page never sent": unsent,
        "pending page": pending,
        "French draft": _alone(site, "fr", "Brouillon", live=False),
        "French section": _alone(site, "fr", "Partie"),
        "Polish plain draft": _alone(site, "pl", f"{SECRET} szkic", live=False),
        "Polish section": _alone(site, "pl", "Dział"),
        "region": site.region,
        "other region": RegionPageFactory(parent=site.regions, title="Soria", slug="soria"),
        "section": section,
        "section with a draft": closed,
        "news": site.news,
        **_posts(site),
        "French news": site.news.get_translation(Locale.objects.get(language_code="fr")),
        "Polish news": site.news.get_translation(Locale.objects.get(language_code="pl")),
    }


def _posts(site) -> dict:
    """What other people wrote below News, where the regional editor may add and no more."""
    names = {"title": f"{SECRET} post", "summary": f"{SECRET} summary", "search_description": f"{SECRET} described"}
    closed = NewsPageFactory(parent=site.news, slug="zebra-private", **names)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    return {
        "hidden post": NewsPageFactory(parent=site.news, slug="zebra-post", live=False, **names),
        "private post": closed,
        "own post": NewsPageFactory(parent=site.news, title="Written by the region", slug="own", live=False),
    }


def _files() -> dict:
    """A picture and a document for everybody, and those of a private collection."""
    root = Collection.get_first_root_node()
    private = root.add_child(name="Private files")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    below = private.add_child(name="Private files below")
    region = root.add_child(name="Files of the region")
    found = {}
    for name, collection in (("", root), ("private ", below), ("region's ", region)):
        title = f"{SECRET} file" if name == "private " else "A file"
        picture = ImageFile(get_test_image_file().file, name=f"{title}.png")
        found[f"{name}picture"] = CustomImage.objects.create(
            title=title, file=picture, description="Table", collection=collection
        )
        found[f"{name}document"] = CustomDocument.objects.create(
            title=title, file=ContentFile(title.encode(), name=f"{title}.txt"), collection=collection
        )
    CollectionViewRestriction.objects.create(collection=region, restriction_type=CollectionViewRestriction.LOGIN)
    return found


def _work_with_files(group, collection) -> None:
    for kind in ("image", "document"):
        for action in ("add", "change", "choose"):
            permission = Permission.objects.get(codename=f"{action}_{kind}")
            GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)


def _alone(site, language, title, live=True):
    """A page that was written in a language and is no translation."""
    home = site.home.get_translation(Locale.objects.get(language_code=language))
    return StandardPageFactory(parent=home, title=title, locale=home.locale, live=live)


def _snippets(site) -> dict:
    organisation = OrganisationFactory(name="Tero Loko")
    return {
        "Polish topic": translate_snippet(TopicFactory(name="Housing"), "pl", name="Mieszkania"),
        "practice": site.practice,
        "English draft practice": GoodPracticeFactory(title=f"{SECRET} practice", slug="zp", live=False),
        "failed search": FruitlessSearch.objects.create(
            language="en", hash="x", words=f"{SECRET.lower()} {SECRET}", last_month="2026-01-01"
        ),
        "organisation": organisation,
        "organisation never sent": OrganisationFactory(name="Never sent"),
        "French organisation": translate_snippet(organisation, "fr", name="Tero Loko"),
        "Polish organisation": translate_snippet(organisation, "pl", name="Tero Loko"),
    }


def _translation(instance, language, title) -> Translation:
    """A translation of the engine with its title written, whose target is a draft."""
    source, _made = TranslationSource.get_or_create_from_instance(instance)
    locale = Locale.objects.get_or_create(language_code=language)[0]
    translation = Translation.objects.create(source=source, target_locale=locale)
    segment = source.stringsegment_set.select_related("context").get(context__path="title")
    StringTranslation.objects.create(translation_of=segment.string, context=segment.context, locale=locale, data=title)
    translation.save_target(publish=False)
    return translation


def make_users(site) -> dict:
    """People in the groups that a new installation has; a language is given to each as on the form of the account."""
    region = roles.key_of(site.region)
    return {
        "anonymous": None,
        "translator": _user("translator", ["translators"], "fr"),
        "reviewer": _user("reviewer", ["reviewers"], "fr", LanguageRight.Role.REVIEW),
        "regional editor": _user("regional", ["regional-editors", region]),
        "communications": _user("communications", ["communications"]),
        "administrator": get_user_model().objects.create_superuser("administrator", "a@example.org", "x"),
        "no language": _user("none", ["reviewers"]),
    }


def _user(name, groups, language=None, may=LanguageRight.Role.TRANSLATE):
    user = get_user_model().objects.create(username=name, password="!", email=f"{name}@example.org")
    user.groups.add(*[roles.group_of(key) for key in groups])
    if language:
        give_languages(user, {Locale.objects.get(language_code=language).pk: may})
    return user
