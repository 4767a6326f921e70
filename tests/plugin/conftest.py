from django.db import connection

# The sample app has a run of its own, on SQLite: once is enough.
collect_ignore = ["test_plugin.py"] if connection.vendor == "postgresql" else []
