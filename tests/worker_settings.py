"""For tests that start a worker in a process of its own: jobs wait in the database, as in production."""

from cms.settings.test import *  # noqa: F403

TASKS = {"default": {"BACKEND": "cms.operations.jobs.queue.Queue"}}
