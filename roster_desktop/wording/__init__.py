"""What the program says: coded sentences with gaps,
and the one exception that carries a sentence to the user."""

from roster_desktop.wording.sentence import Language, Message, Refusal, Sentence, current_language, speak
from roster_desktop.wording.spoken_here import language_of_locale

__all__ = ["Language", "Message", "Refusal", "Sentence", "current_language", "language_of_locale", "speak"]
