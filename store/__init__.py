"""Tables, SQL and the vault: implements the Store and Pace ports."""
