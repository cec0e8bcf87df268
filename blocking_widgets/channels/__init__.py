"""How messages reach a blocked kernel, and how a question reaches a person."""
