"""The Web API: one module a family of methods, `call` what they share, `dispatch` the way in."""
