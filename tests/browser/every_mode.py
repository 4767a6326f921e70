"""Each kind of page in each language in each mode: what ``test_accessibility.py`` samples, whole. Takes minutes.

Left out of the suite by its name: ``make check-pages`` runs it.
"""

import pytest

from . import axe, kinds
from .walk import Visit, walk


@pytest.mark.parametrize("language", kinds.CODES)
def test_no_page_shuts_anybody_out_in_any_mode(real_site, language):
    visits = [Visit(kind, language, tuple(axe.MODES), tab=True) for kind in kinds.of(language)]
    found = walk(real_site, visits)
    assert {visit.kind: told for visit, told in found.items() if told} == {}
