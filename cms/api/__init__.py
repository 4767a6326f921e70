"""The headless API at ``/api/v1/``: docs/guides/api.md.

This package is the service: paging, problems, caching, languages, the log of changes. What is served is handed in by
the content apps, each with the hook ``register_api_resource`` (``resources.Resource``).
"""
