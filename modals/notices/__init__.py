"""What is told in the thread, one sentence a change: `reply` draws it, and each kind is worded in one of the rooms here."""
