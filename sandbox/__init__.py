"""A local Slack, a local Twilio, example web sites, a clock and a person, for demo and tests."""
