"""Who may enter the staff console: accounts, passwords, sessions, login attempts, single sign-on. No web framework."""
