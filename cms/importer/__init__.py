"""Brings content in from readable files: the demonstration, by the doors that everybody uses."""
