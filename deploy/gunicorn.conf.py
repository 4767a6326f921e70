"""Gunicorn: a few processes with a few threads each, for a server with two cores.

Run from the project's folder: gunicorn --config deploy/gunicorn.conf.py
Gunicorn reads ``WEB_CONCURRENCY`` (processes) by itself.
"""

import os

wsgi_app = "cms.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "3"))
threads = int(os.environ.get("WEB_THREADS", "2"))
timeout = 60  # long enough for an editor's upload, short enough to free a stuck process
graceful_timeout = 30
max_requests = 2000  # a fresh process now and then keeps memory flat
max_requests_jitter = 200
preload_app = True  # one copy of the code for all processes, and settings that are wrong stop the start
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108 - no disk in the heartbeat
errorlog = "-"
accesslog = None  # the web server in front keeps the access log, with addresses cut short
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
