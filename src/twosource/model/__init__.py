"""The nouns: frozen dataclasses that import nothing else of ours."""
