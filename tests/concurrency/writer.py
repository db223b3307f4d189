"""A program that writes to one diary and prints what was acknowledged.

Told on standard input: port, token, child, name, count, and an entry to comment on.
"""

import json
import sys
from uuid import uuid4

from tests.concurrency.callers import Caller, a_note, of_child


def main() -> None:
    told = json.load(sys.stdin)
    caller, where = Caller(told["port"], told["token"]), of_child(told["child"])
    for number in range(told["count"]):
        text = f"{told['name']} writes number {number}."
        sent, path = a_note(text), f"{where}/entries"
        if number % 3 == 2:
            sent = {"text": text}
            path = f"{path}/{told['entry']}/comments"
        answer = caller.post(path, sent, key=str(uuid4()))
        print(json.dumps({"text": text, "status": answer.status, **_kept(answer.json)}))  # noqa: T201


def _kept(said: dict[str, object]) -> dict[str, object]:
    return {name: said.get(name) for name in ("receipt", "detail", "errors")}


if __name__ == "__main__":
    main()
