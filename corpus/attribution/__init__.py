"""How a text says who is speaking: quotation marks, cues, names and roles."""
