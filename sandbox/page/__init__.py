"""The page on which the sandbox's Slack is seen and used, with Twilio's reviewers and the clock beside it.

Plain files in `static/`, and the few doors that they need besides the door for people.
"""

from sandbox.page.page import Page

__all__ = ["Page"]
