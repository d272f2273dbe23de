"""Slack listeners, one module a topic."""
