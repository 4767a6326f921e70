"""Dates and times as people type them: understood, or refused with a sentence, never replaced."""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import get_format
from wagtail import blocks
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms.core import languages
from cms.core.models import PartialDateField, Project
from cms.core.typed_dates import read_clock, read_day, read_moment, read_part, words
from news.models import NewsPage, Roundtable

DAY = date(2027, 2, 18)
DAYS = [
    *("18/02/2027", "18.02.2027", "18-02-2027", "18 02 2027", "18/2/2027", "18. 2. 2027", "18/02/27", "18.02.27"),
    *("2027-02-18", "2027/02/18", "18 February 2027", "18 feb 2027", "18-Feb-2027", "18th of February, 2027"),
    *("18 février 2027", "18 FEVR. 2027", "jeudi 18 février 2027", "18 de febrero de 2027", "18 lutego 2027 r."),
    *("18 luty 2027", "18 Φεβρουαρίου 2027", "18 лютого 2027 р.", "18 فبراير 2027", "۱۸ فوریهٔ ۲۰۲۷", "١٨/٠٢/٢٠٢٧"),
    *(" 18\u00a002\u00a02027 ", "\u200f18/02/2027", "18‑02‑2027"),
]
NO_DAYS = [
    *("31/02/2027", "02/18/2027", "2027-02-31", "29.02.2027", "Monday 18 February 2027"),  # no such day
    *("February 18, 2027", "18-02-27", "18/02", "tomorrow", "18 jui 2027", "18/02/2027 or so", "18022027"),
    *("1405/11/29", "18/02/1727"),  # too far away, or in another calendar
]
CLOCKS = {
    "14:00": (
        "14:00",
        "14h",
        "14 h",
        "14.00",
        "2 pm",
        "2pm",
        "2 p. m.",
        "2:00 PM",
        "2 μ.μ.",
        "14:00 h",
        "à 14h",
        "٢ م",
    ),
    "14:30": ("14h30", "14 h 30", "14.30", "2:30pm", "2.30 p.m.", "a las 14:30", "godz. 14:30", "o 14.30"),
    "00:05": ("0:05", "00h05", "12:05 am"),
}
NO_CLOCKS = ["14", "25:00", "14:60", "14 pm", "0 am", "noon", "1430"]


@pytest.mark.parametrize("language", languages.codes())
def test_a_day_is_understood_in_the_forms_of_these_countries(language):
    with translation.override(language):
        assert {typed: read_day(typed) for typed in DAYS} == dict.fromkeys(DAYS, DAY)


@pytest.mark.parametrize("typed", NO_DAYS)
def test_what_is_no_day_is_refused_with_what_was_typed(typed):
    with pytest.raises(ValidationError) as refusal:
        read_day(typed)
    assert f"“{typed}”" in refusal.value.messages[0]


def test_the_day_comes_first_where_both_would_be_possible():
    assert read_day("03/04/2027") == date(2027, 4, 3)


@pytest.mark.parametrize("meant", CLOCKS)
def test_a_time_of_day_is_understood(meant):
    found = {typed: read_clock(typed) for typed in CLOCKS[meant]}
    assert found == dict.fromkeys(CLOCKS[meant], time.fromisoformat(meant))


@pytest.mark.parametrize("typed", NO_CLOCKS)
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(ValidationError):
        read_clock(typed)


@pytest.mark.parametrize("clock", ["14:30", "14h30", "2:30 pm", "14.30"])
@pytest.mark.parametrize("between", [" ", ", ", " at ", " à "])
def test_a_moment_is_a_day_and_a_time(between, clock):
    moments = [typed + between + clock for typed in DAYS]
    found = {typed: read_moment(typed) for typed in moments}
    assert found == dict.fromkeys(moments, datetime(2027, 2, 18, 14, 30))


def test_a_moment_may_be_a_day_alone_and_may_name_its_zone():
    assert read_moment("18/02/2027") == datetime(2027, 2, 18)
    assert read_moment("2027-02-18T14:30:00Z") == datetime(2027, 2, 18, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["31/02/2027 14:00", "2027-02-31 14:00", "18/02/2027 soon", "14:00", "1405-01-01 9:00"]
)
def test_what_is_no_moment_is_refused(typed):
    with pytest.raises(ValidationError):
        read_moment(typed)


@pytest.mark.parametrize("language", languages.codes())
def test_every_month_of_every_language_is_known_by_its_names(language):
    names = words.month_names(language)
    assert set(names.values()) == set(range(1, 13))
    for name, month in names.items():
        with translation.override("en"):
            assert words.month_of(name) == month, name


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2022", "2022"),
        ("2022-09", "2022-09"),
        ("09/2022", "2022-09"),
        ("septembre 2022", "2022-09"),
        ("30/09/2022", "2022-09-30"),
        ("30 September 2022", "2022-09-30"),
        ("", ""),
    ],
)
def test_a_date_may_be_typed_as_far_as_it_is_known(typed, stored):
    project = Project(acronym="SIRA", name="Share SIRA", start=typed)
    project.clean_fields(exclude=["locale"])
    assert project.start == stored
    assert not typed or read_part(typed) == stored


@pytest.mark.parametrize("typed", ["13/2022", "31/02/2022", "long ago"])
def test_a_date_that_is_known_in_part_is_refused_as_others_are(typed):
    with pytest.raises(ValidationError) as refusal:
        Project(acronym="SIRA", name="Share SIRA", start=typed).clean_fields(exclude=["locale"])
    assert f"“{typed}”" in refusal.value.message_dict["start"][0]


def form_of_page():
    return NewsPage.get_edit_handler().get_form_class().base_fields


def form_of_snippet():
    return Roundtable.snippet_viewset.get_edit_handler().get_form_class().base_fields


FIELDS = {
    "a page's date": lambda: form_of_page()["publication_date"],
    "a snippet's date": lambda: form_of_snippet()["start"],
    "a block": lambda: blocks.DateBlock().field,
    "a filter": lambda: _listing().base_filters["publication_date"].field.fields[0],
}


def _listing():
    from django_filters import DateFromToRangeFilter

    class Listing(WagtailFilterSet):
        publication_date = DateFromToRangeFilter(widget=DateRangePickerWidget)

        class Meta:
            model = NewsPage
            fields = []

    return Listing


@pytest.mark.parametrize("name", FIELDS)
def test_every_kind_of_date_field_in_the_admin_reads_what_is_typed(name):
    field = FIELDS[name]()
    assert isinstance(field.widget, (AdminDateInput, forms.DateInput))
    assert field.clean("18.02.2027") == DAY
    with pytest.raises(ValidationError, match="no such day"):
        field.clean("31/02/2027")


@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
def test_so_do_the_moments_of_a_schedule(name):
    field = form_of_page()[name]
    assert isinstance(field.widget, AdminDateTimeInput)
    assert field.clean("18 February 2027, 2 pm") == datetime(2027, 2, 18, 13, tzinfo=UTC)  # 14:00 in Brussels
    assert blocks.DateTimeBlock().field.clean("18/02/2027 14h") == field.clean("18-02-2027 14.00")


def test_so_do_times_of_day():
    assert form_of_snippet()["start_time"].clean("14h30") == blocks.TimeBlock().field.clean("2:30 pm") == time(14, 30)


def test_a_field_with_formats_of_its_own_keeps_them():
    assert forms.DateField(input_formats=["%Y/%d/%m"]).clean("2027/18/02") == DAY


def test_what_was_typed_stays_in_the_field_that_refuses_it():
    class Form(WagtailAdminModelForm):
        class Meta:
            model = Roundtable
            fields = ["start"]

    form = Form({"start": "31/02/2027"})
    assert not form.is_valid()
    assert 'value="31/02/2027"' in str(form["start"])
    assert 'value="18/02/2027"' in str(Form(initial={"start": DAY})["start"])


@pytest.mark.parametrize("language", languages.codes())
def test_the_week_begins_on_monday(language):
    with translation.override(language):
        assert get_format("FIRST_DAY_OF_WEEK") == 1
        assert AdminDateInput().get_config()["dayOfWeekStart"] == 1


def test_dates_of_projects_and_practices_are_of_that_kind():
    from regions.models import GoodPractice

    for model in (Project, GoodPractice):
        assert all(isinstance(model._meta.get_field(name), PartialDateField) for name in ("start", "end"))


def test_every_page_of_the_admin_has_the_manners_of_the_calendar(admin_client):
    html = admin_client.get("/admin/").content.decode()
    assert html.index("jquery.datetimepicker.js") < html.index('admin/dates.js" data-day="dd/mm/yyyy"')
