"""What several rules ask about the same person or household is found out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar


class Asked(Protocol):
    """Somebody of whom answers are kept as long as the rules look at them."""

    @property
    def answers(self) -> dict[str, object]: ...


Who = TypeVar("Who", bound=Asked)
Answer = TypeVar("Answer")


def told_once(question: Callable[[Who], Answer]) -> Callable[[Who], Answer]:
    """The same question; the answer is kept with who is asked about."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def asked(who: Who) -> Answer:
        answers = who.answers
        if name not in answers:
            answers[name] = question(who)
        answer: Answer = answers[name]  # type: ignore[assignment]
        return answer

    return asked
