"""Regions, their organisations and topics, and the library of good practices."""
