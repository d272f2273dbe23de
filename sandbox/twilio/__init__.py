"""A local Twilio: Trust Hub, brands, campaigns, services, numbers, messages and event streams, as strict as the real one.

Nothing is decided when it is made: reviews end when the sandbox's clock says so, with the outcome ordered for the
business (`sandbox.twilio.orders`), and with approval where nothing was ordered.
"""

from sandbox.twilio.app import twilio_app
from sandbox.twilio.world import World

__all__ = ["World", "twilio_app"]
