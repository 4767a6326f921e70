"""Who gave the password of a page is not asked for it again by the page's documents."""

from wagtail.models import CollectionViewRestriction, PageViewRestriction


def admit(document, request) -> None:
    """For the hook ``before_serve_document``, before Wagtail asks."""
    asked = document.collection.get_view_restrictions().filter(
        restriction_type=CollectionViewRestriction.PASSWORD, collection__made_for__isnull=False
    )
    for restriction in asked.select_related("collection__made_for"):
        same = PageViewRestriction.objects.filter(
            page_id=restriction.collection.made_for.page_id,
            restriction_type=PageViewRestriction.PASSWORD,
            password=restriction.password,
        )
        if any(one.accept_request(request) for one in same):
            restriction.mark_as_passed(request)
