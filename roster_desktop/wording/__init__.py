"""What the program says: coded sentences with gaps,
and the one exception that carries a sentence to the user."""

from roster_desktop.wording.sentence import Language, Message, Refusal, Sentence, current_language, speak

__all__ = ["Language", "Message", "Refusal", "Sentence", "current_language", "speak"]
