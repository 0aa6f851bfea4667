"""What the program says: coded sentences with gaps,
and the one exception that carries a sentence to the user."""

from roster_desktop.wording.days import day_in_words, month_in_words, span_in_words
from roster_desktop.wording.sentence import Language, Message, Refusal, Sentence, current_language, speak
from roster_desktop.wording.spoken_here import language_named_in, language_of_locale
from roster_desktop.wording.translation import N_, _, joined, so_many

__all__ = [
    "N_",
    "Language",
    "Message",
    "Refusal",
    "Sentence",
    "_",
    "current_language",
    "day_in_words",
    "joined",
    "language_named_in",
    "language_of_locale",
    "month_in_words",
    "so_many",
    "span_in_words",
    "speak",
]
