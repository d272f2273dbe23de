"""Settings with which the bot starts."""

GOOD = {
    "SLACK_BOT_TOKEN": "xoxb-1",
    "SLACK_SIGNING_SECRET": "s",
    "TWILIO_ACCOUNT_SID": "AC1",
    "TWILIO_AUTH_TOKEN": "t",
    "TWILIO_PRIMARY_PROFILE_SID": "BU1",
    "TWILIO_NOTIFY_EMAIL": "ops@agency.example",
    "DATA_KEYS": "k",
}
