"""A small site with news in Greek, for a server of its own."""


def make() -> None:
    from wagtail.models import PageViewRestriction

    from cms.translations.status.rebuilding import rebuild
    from tests.factories.pages import NewsPageFactory, StandardPageFactory, add_organisation, translate
    from tests.factories.site import small_site
    from tests.factories.snippets import OrganisationFactory, ProjectFactory, TopicFactory, add_organiser, add_topic

    site = small_site()
    translate(site.post, "el", title="Δεύτερη συνάντηση στην Ιζέρ", summary="Πού συναντήθηκαν.")
    host = OrganisationFactory(name="Fundación Cepaim", country="ES", website="https://example.org/")
    add_organisation(site.region, host)
    add_organiser(site.roundtable, host)
    add_topic(site.practice, TopicFactory(name="Housing", slug="housing"))
    ProjectFactory()
    for number in range(30):
        NewsPageFactory(parent=site.news, slug=f"post-{number}", kind="visit")
    private = StandardPageFactory(parent=site.home, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    NewsPageFactory(parent=site.news, slug="draft", live=False)
    rebuild()
