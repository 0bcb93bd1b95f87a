"""Cases of questions: the answer and not the question comes back, and nothing answers for what was never read."""

from typing import Any

from tests.cases.trial import Trial, case


def asked(trial: Trial, *indexed: str) -> dict[int, dict[str, Any]]:
    """What is answered to each of the case's questions, by its number."""
    trial.vendordesk("index", *indexed)
    return {answer["id"]: answer for answer in trial.lines("ask", "--batch", "questions.jsonl")}


def wrong(answer: dict[str, Any], *, says: str | None) -> str | None:
    """What is wrong with an answer that is to say this, or (none) to say that nothing was found."""
    told = f"{answer['status']}: {answer['answer'][:60]!r}"
    if says is None:
        return None if answer["status"] == "not_found" else told
    return None if answer["status"] == "answered" and says in answer["answer"] else told


def wrongs(answers: dict[int, dict[str, Any]], right: dict[int, str | None]) -> str:
    """All that is wrong, by question, as one line; empty where all is right."""
    found = {number: wrong(answers[number], says=says) for number, says in right.items()}
    return "; ".join(f"{number} {told}" for number, told in found.items() if told)


@case("42-faq-answer-echoes-question")
def the_answer_of_a_pair_comes_back(trial: Trial) -> None:
    answers = asked(trial, "faq.md", "long.md", "quay.md")

    told = wrongs(answers, {1: "choose Accounts and press Reset", 2: "清除日期，再重新导出", 3: None})
    assert not told, told


@case("43-unknown-product-answered")
def nothing_answers_for_what_was_never_read(trial: Trial) -> None:
    answers = asked(trial, "docs")

    unread = dict.fromkeys((1, 2, 3, 4, 5, 7, 9, 10))
    told = wrongs(answers, {**unread, 6: "Travel is not included", 8: "48,000"})
    assert not told, told
