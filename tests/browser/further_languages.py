"""A small site with a post in Arabic, a page that is only in English, and a glossary that leads from one to the other.

It is made by a server of its own: the demonstration has no glossary of its own.
"""


def make() -> None:
    from wagtail.models import Locale

    from cms.translations.models import Term
    from tests.factories.pages import NewsPageFactory, StandardPageFactory, translate
    from tests.factories.site import small_site

    site = small_site()
    post = NewsPageFactory(parent=site.news, title="Language courses", slug="courses")
    translate(post, "ar", title="البلدية تفتح دورات لغوية", summary="المتطوعون يرافقون الأسر في القرى البعيدة.")
    StandardPageFactory(parent=site.home, title="Who intercultural mediators are", slug="mediators")
    english = Term.objects.create(locale=Locale.objects.get(language_code="en"), text="mediator")
    Term.objects.create(concept=english.concept, locale=Locale.objects.get(language_code="ar"), text="وسيط")
