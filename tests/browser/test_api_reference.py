"""The API's reference in a browser: it is drawn, it can be tried out, and it asks nobody else."""


def test_the_reference_can_be_tried_out(visit, real_site):
    page = visit("/api/v1/docs")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    operation = page.locator("#operations-languages-list_languages")
    operation.locator(".opblock-summary-control").click()
    operation.locator(".execute").click()
    operation.locator(".live-responses-table .response-col_status", has_text="200").wait_for()
    assert asked
    assert all(address.startswith(real_site) for address in asked)
    assert page.faults == []
