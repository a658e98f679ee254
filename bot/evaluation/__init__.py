"""Questions with known answers, asked as the public asks them, and scored."""
