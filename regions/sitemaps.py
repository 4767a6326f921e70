"""Good practices in the sitemap: they are found below their library."""

from cms.core.sitemaps import ContentSitemap

from .models import GoodPractice


class PracticeSitemap(ContentSitemap):
    def rows(self):
        return GoodPractice.objects.visible().select_related("locale")

    def path(self, row):
        return row.url


def practice_sitemap() -> tuple[str, type]:
    return "practices", PracticeSitemap
