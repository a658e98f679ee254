"""What a page of the console raises when something cannot be shown or done."""

from bot.staff.errors import StaffError


class Problem(StaffError):
    """Becomes a page with this status, heading and explanation; the explanation says what to do next."""

    def __init__(self, status: int, title: str, explanation: str) -> None:
        super().__init__(f"{title}: {explanation}")
        self.status, self.title, self.explanation = status, title, explanation
