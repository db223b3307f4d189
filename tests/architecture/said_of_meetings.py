"""What is said of meetings before they begin, with all the words and without."""

from collections.abc import Mapping
from typing import Final

DAY: Final = "Monday 7 September 2026"
NO_DAY: Final = "a day that was erased"
NO_NAME: Final = "somebody whose name was erased"
SAID_OF_MEETINGS: Final[Mapping[str, tuple[str, str]]] = {
    "meeting/proposed": (
        f"proposed an annual review on {DAY}",
        f"proposed a meeting on {NO_DAY}",
    ),
    "meeting/purpose-agreed": (
        "agreed to what a meeting is for",
        "agreed to what a meeting is for",
    ),
    "meeting/purpose-reworded": (
        "put the purpose of a meeting in other words",
        "put the purpose of a meeting in other words",
    ),
    "meeting/person-invited": (
        "invited Tom to a meeting",
        f"invited {NO_NAME} to a meeting",
    ),
    "meeting/moved": (
        f"moved a meeting to {DAY}, and said why",
        f"moved a meeting to {NO_DAY}, and said why",
    ),
    "meeting/called-off": (
        "called a meeting off, and said why",
        "called a meeting off, and said why",
    ),
    "meeting/item-added": (
        "put an item on the agenda of a meeting",
        "put an item on the agenda of a meeting",
    ),
    "meeting/item-withdrawn": (
        "took their own item off an agenda",
        "took their own item off an agenda",
    ),
    "meeting/item-deferred": (
        f"put an item off until {DAY}, and said why",
        f"put an item off until {NO_DAY}, and said why",
    ),
    "meeting/role-offered": (
        f"offered the family taking the notes of a meeting until {DAY}",
        f"offered the family a role that was erased of a meeting until {NO_DAY}",
    ),
    "meeting/role-accepted": (
        "took on taking the notes of a meeting",
        "took on a role that was erased of a meeting",
    ),
    "meeting/role-declined": (
        "said no to taking the notes of a meeting, or gave it back",
        "said no to a role that was erased of a meeting, or gave it back",
    ),
    "meeting/person-asked": (
        "asked Tom what makes a meeting hard",
        f"asked {NO_NAME} what makes a meeting hard",
    ),
    "meeting/barriers-told": (
        "wrote down what makes a meeting hard for Tom",
        f"wrote down what makes a meeting hard for {NO_NAME}",
    ),
    "meeting/barriers-not-asked": (
        "said why Tom was not asked before a meeting",
        f"said why {NO_NAME} was not asked before a meeting",
    ),
    "meeting/way-chosen": (
        "wrote down that Tom takes part in writing",
        f"wrote down that {NO_NAME} takes part in a way that was erased",
    ),
    "meeting/away-explained": (
        "wrote down why Tom does not take part in a meeting",
        f"wrote down why {NO_NAME} does not take part in a meeting",
    ),
    "meeting/change-planned": (
        "said what will change next time for Tom",
        f"said what will change next time for {NO_NAME}",
    ),
    "meeting/view-written": (
        "wrote down the view of Tom for a meeting",
        f"wrote down the view of {NO_NAME} for a meeting",
    ),
    "meeting/paper-added": (
        "added a paper to a meeting",
        "added a paper to a meeting",
    ),
    "meeting/paper-discussion-declined": (
        "said no to talking about a late paper",
        "said no to talking about a late paper",
    ),
    "meeting/paper-declining-taken-back": (
        "will talk about a late paper after all",
        "will talk about a late paper after all",
    ),
    "meeting/child-part-raised": (
        "spoke of the child's part in a meeting",
        "spoke of the child's part in a meeting",
    ),
    "meeting/child-part-planned": (
        "planned the child's own time before a meeting",
        "planned the child's own time before a meeting",
    ),
    "meeting/child-not-included": (
        "decided that the child is not part of a meeting, and said why",
        "decided that the child is not part of a meeting, and said why",
    ),
}
