"""All events, for those who plan."""

from wagtail.admin.views.reports import PageReportView

from .models import EventPage


class EventReport(PageReportView):
    """An ordinary report of Wagtail's."""

    page_title, model = "Events", EventPage
    index_url_name = index_results_url_name = "event_report"
