"""What the product knows and does."""
