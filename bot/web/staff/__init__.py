"""The staff console: the gate in front of everything under /staff, logging in and out, and the pages' common frame."""
