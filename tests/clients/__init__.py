"""Clients that others wrote, made from the OpenAPI document and run against a served site: ``make check-clients``."""
