"""Making pages: first all of them as drafts, so that they can refer to each other; then their content, published."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from home.models import AccessibilityStatementPage, HomePage, StandardPage, StandardPageResource
from news.models import NewsIndexPage, NewsPage, NewsPagePractice, NewsPageRegion, Roundtable
from regions.models import PracticeLibraryPage, RegionIndexPage, RegionOrganisation, RegionPage, RegionResource

from .content import body, check, in_order, plain
from .pictures import landscape
from .records import Record
from .revising import as_it_was
from .schema import plain_names
from .stock import Stock, key

HOME = "page/home"
PAGE_TYPES = {
    HOME: HomePage,
    "page/regions": RegionIndexPage,
    "page/news": NewsIndexPage,
    "page/good-practices": PracticeLibraryPage,
    "page/accessibility": AccessibilityStatementPage,
}
PARENTS = {"region": (RegionIndexPage, "page/regions"), "news": (NewsIndexPage, "page/news"), "page": (HomePage, HOME)}
MENU = ("regions", "news", "good-practices", "about")


def drafts(stock: Stock) -> list[tuple[Record, Page]]:
    """A draft for each new page, parents first, and the record it is made from."""
    pages = stock.records["page"]
    first = [pages[name] for name in ("home", *MENU) if name in pages]
    rest = [record for record in pages.values() if record not in first]
    made = []
    for record in [*first, *rest, *stock.records["region"].values(), *stock.records["news"].values()]:
        if stock.is_new(record):
            page = _draft(stock, record)
            stock.remember(record.identifier)
            if page is not None:
                made.append((record, page))
    return made


def _draft(stock, record):
    parent = _parent(stock, record)
    if parent is None:
        return None  # somebody has deleted the page it belongs under
    model = {"region": RegionPage, "news": NewsPage}.get(record.kind)
    page = (model or PAGE_TYPES.get(record.identifier, StandardPage))(
        title=record.get("title"),
        slug=record.get("slug") or record.id,
        summary=record.get("summary"),
        translation_key=key(record.identifier),
        locale=stock.locale,
        live=False,
        show_in_menus=record.kind == "page" and record.id in MENU,
    )
    if record.identifier != HOME:
        parent.add_child(instance=page)
        return page
    page.slug = "home-of-the-demonstration"
    parent.add_child(instance=page)
    _make_front_page(page)
    return page


def _parent(stock, record):
    if record.identifier == HOME:
        return Page.get_first_root_node()
    return stock.find(*PARENTS[record.kind])


def _make_front_page(page):
    """The demonstration becomes the site only where there is none but Wagtail's own welcome page."""
    site = Site.objects.filter(is_default_site=True).first()
    here = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if site is None:
        site = Site(is_default_site=True, site_name="Roundtable", root_page=page)
        site.hostname, site.port = here.hostname, here.port or 80
        site.save()
    elif site.root_page.specific_class is Page:
        welcome = site.root_page
        site.root_page, site.hostname, site.port = page, here.hostname, here.port or 80
        site.save()
        Page.objects.get(pk=welcome.pk).delete()
        page.slug = welcome.slug
        page.save()


def fill(stock: Stock, record: Record, page: Page) -> None:
    """Give a draft its content and publish it. Raises RecordError for what editors could not enter either."""
    page, record = type(page).objects.get(pk=page.pk), as_it_was(record)
    for name, value in plain(record, *plain_names(type(page))).items():
        plain_value = str(value) if isinstance(value, float) else value
        setattr(page, name, page._meta.get_field(name).to_python(plain_value))
    page.project = stock.one(record, "project")
    page.body = type(page)._meta.get_field("body").to_python(body(record, stock))
    if isinstance(page, RegionPage):
        _fill_region(stock, record, page)
    if isinstance(page, NewsPage):
        _fill_news(stock, record, page)
    if isinstance(page, StandardPage):
        page.resources = _resources(record, StandardPageResource)
    check(record, page)
    page.save_revision().publish()
    stock.forget(record.identifier)


def _fill_region(stock, record, page):
    roles = RegionOrganisation.Role
    page.organisations = in_order(
        RegionOrganisation(organisation=row, role=role)
        for field, role in (("leads", roles.LEAD), ("co_organisers", roles.CO_ORGANISER), ("members", roles.MEMBER))
        for row in stock.many(record, field, "organisation")
    )
    page.resources = _resources(record, RegionResource)
    page.picture = landscape(record)


def _fill_news(stock, record, page):
    if "date_not_known" not in record.values:
        page.date_not_known = page.publication_date is None  # of what was published elsewhere, nothing is made up
    page.roundtable = _roundtable(stock, record)
    page.regions = in_order(NewsPageRegion(region=row) for row in stock.many(record, "regions", "region"))
    practices = stock.many(record, "practices", "practice")
    page.practices = in_order(NewsPagePractice(practice=row) for row in practices)


def _roundtable(stock, record):
    wanted = record.get("roundtable")
    if not wanted:
        return None
    facts = stock.records["roundtable"].get(wanted)
    if facts is None:
        raise record.error("roundtable", f"there is no roundtable “{wanted}”.")
    return Roundtable.objects.filter(region=stock.one(facts, "region"), ordinal=facts.get("ordinal")).first()


def _resources(record, model):
    found = []
    for number, row in enumerate(record.get("resources", []), 1):
        try:
            resource = model(**row)
        except TypeError as error:
            raise record.error(f"resources, row {number}", error) from error
        check(record, resource, exclude=("page",))
        found.append(resource)
    return in_order(found)
