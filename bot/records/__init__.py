"""What was asked and answered, and what staff did about it: one chain of entries that only grows."""
