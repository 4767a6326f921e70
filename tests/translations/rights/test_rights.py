"""Each cell of the table in docs/guides/rights.md is tried: the address is called, database and answer looked at."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from .actions import ACTIONS
from .world import SECRET

TABLE = Path(__file__).resolve().parents[3] / "docs" / "guides" / "rights.md"
READ_ALL = {"communications", "administrator"}


def rows_of(text: str):
    """For each row of the table (action, name of what it is tried on, {role: whether it must be possible})."""
    roles = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "try to":
            roles = cells[1:]
        elif roles and (found := re.fullmatch(r"(.+) `(.+)`", cells[0])):
            assert set(cells[1:]) <= {"yes", "no"}, line
            yield found[1], found[2], {role: cell == "yes" for role, cell in zip(roles, cells[1:], strict=True)}


ROWS = list(rows_of(TABLE.read_text(encoding="utf-8")))


class ReadingClient(Client):
    """Keeps the texts of all answers."""

    def __init__(self, user):
        super().__init__()
        self.texts = []
        if user is not None:
            self.force_login(user)

    def request(self, **request):
        answer = super().request(**request)
        self.texts.append(answer.content.decode(errors="replace"))
        return answer


@pytest.mark.sampled("action", "expected")
@pytest.mark.parametrize(("action", "name", "expected"), ROWS, ids=[f"{action} {name}" for action, name, _ in ROWS])
def test_each_role_can_do_what_the_table_says_and_nothing_else(world, settings, action, name, expected):
    settings.MACHINE_TRANSLATION = settings.MACHINE_TRANSLATION | {"PROVIDER": "dummy"}
    found, leaks = {}, []
    for role in expected:
        client = ReadingClient(world.users[role])
        with transaction.atomic():
            found[role] = ACTIONS[action](world, client, name)
            transaction.set_rollback(True)
        if role not in READ_ALL and any(SECRET in text for text in client.texts):
            leaks.append(role)
    assert {role for role in expected if found[role] != expected[role]} == set()
    assert not leaks


def test_the_table_tries_every_action_on_every_role(world):
    assert {action for action, _name, _expected in ROWS} == ACTIONS.keys()
    assert all(expected.keys() == world.users.keys() for _action, _name, expected in ROWS)
    assert len(ROWS) > 150


def test_the_table_does_try_things(world):
    """Neither column nor row is there that nobody or everybody passes by mistake."""
    possible = [expected["administrator"] for _action, _name, expected in ROWS]
    assert possible.count(False) <= 1  # no page is turned into an alias
    assert not any(expected["anonymous"] for _action, _name, expected in ROWS)
