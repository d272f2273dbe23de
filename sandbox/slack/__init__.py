"""A local Slack, as strict as the real one; `sandbox.slack.app.slack_app` makes it."""
