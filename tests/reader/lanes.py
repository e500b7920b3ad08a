"""A lane whose questions are answered when a test says so."""

from collections import deque


class HeldLane:
    """Keeps questions until they are let go; of one kind only the newest counts."""

    def __init__(self):
        self.waiting = deque()

    def ask(self, kind, question, answer):
        self.forget(kind)
        self.waiting.append((kind, question, answer))

    def forget(self, kind):
        self.waiting = deque(job for job in self.waiting if job[0] != kind)

    def answer_one(self):
        _, question, answer = self.waiting.popleft()
        answer(question())

    def answer_all(self):
        while self.waiting:
            self.answer_one()

    @property
    def kinds(self):
        return [kind for kind, *_ in self.waiting]
