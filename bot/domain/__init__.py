"""Facts and rules of registering to text; imports nothing of ours."""
