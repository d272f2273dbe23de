"""The provider Twilio: its stages, its words, its client."""
