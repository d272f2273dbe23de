"""A local Slack, as strict as the real one: `slack_app` makes it.

`rules` says what may be shown and answered; `world` holds what there is; `api` is the app's way in, `courier` the way
out to it; `user_door` is for whoever plays the people.
"""

from sandbox.slack.app import slack_app

__all__ = ["slack_app"]
