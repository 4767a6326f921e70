"""A small site with a post in Polish and one in Arabic, made by a server of its own."""

WRITTEN = {
    "pl": ("Nowe mieszkania dla uchodźców", "Gmina otworzyła kursy językowe dla rodzin."),
    "ar": ("البلدية تفتح دورات لغوية", "المتطوعون يرافقون الأسر في القرى البعيدة."),
}


def make() -> None:
    from tests.factories.pages import NewsPageFactory, translate
    from tests.factories.site import small_site

    site = small_site()
    for language, (title, summary) in WRITTEN.items():
        post = NewsPageFactory(parent=site.news, title=f"A post for {language}", slug=f"post-{language}")
        translate(post, language, title=title, summary=summary)
