"""Whether the words of a phrase in a codebook are those that stand in a sentence."""

from twosource.extractors.claims.grammar import Grammar
from twosource.model.parse import Token


def reads(grammar: Grammar, start: int, words: list[str]) -> bool:
    """Tell whether a phrase stands at a word of a sentence, word for word or by their lemmas."""
    if words == ["to"] and grammar.token(start).pos != "PART":
        # Alone, "to" asks for what is to be done: "told them *to* leave", never "to the port".
        return False
    stretch = (grammar.token(start + step) for step in range(len(words)))
    return all(_is_word(word, token) for word, token in zip(words, stretch, strict=True))


def _is_word(word: str, token: Token) -> bool:
    """Tell whether a word of a phrase is this one; "one's" and "oneself" stand for anybody's."""
    if word == "one's":
        return token.tag == "PRP$"
    text = token.text.lower()
    if word == "oneself":
        return text.endswith(("self", "selves")) and token.pos == "PRON"
    return word in {text, token.lemma.lower()}
