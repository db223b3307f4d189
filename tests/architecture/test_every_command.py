"""What a person may ask for has one permission, one handler, and a way in."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType
from typing import Final

from service.permissions import MAY, Action
from tests.architecture.tree import matching, text_of

SLICES: Final = sorted(name.split("/")[1] for name in matching("service/*/commands.py"))
# The actions under which each command is asked for.
ACTIONS: Final[Mapping[str, frozenset[Action]]] = {
    "WriteEntry": frozenset({Action.WRITE_ENTRY}),
    "AddComment": frozenset({Action.COMMENT}),
    "AmendEntry": frozenset({Action.AMEND}),
    "CorrectEntry": frozenset({Action.CORRECT}),
    "ConfirmEntry": frozenset({Action.CONFIRM_ENTRY}),
    "AddTranslation": frozenset({Action.TRANSLATE}),
    "MarkSeen": frozenset({Action.MARK_SEEN}),
    "SealEntry": frozenset({Action.SEAL}),
    "AttachFile": frozenset({Action.ATTACH}),
    "AllowMedia": frozenset({Action.ALLOW_MEDIA}),
    "WithdrawMedia": frozenset({Action.WITHDRAW_MEDIA}),
    "ChoosePortrait": frozenset({Action.CHOOSE_PORTRAIT}),
    "TakePortraitAway": frozenset({Action.TAKE_PORTRAIT_AWAY}),
    "DisputeEntry": frozenset({Action.DISPUTE}),
    "RaiseConcern": frozenset({Action.RAISE_CONCERN}),
    "AcknowledgeConcern": frozenset({Action.ACKNOWLEDGE_CONCERN}),
    "PassConcernOn": frozenset({Action.PASS_CONCERN_ON}),
    "GiveView": frozenset({Action.GIVE_VIEW}),
    "TellTried": frozenset({Action.TELL_TRIED}),
    "AnswerAsRaiser": frozenset({Action.ANSWER_AS_RAISER}),
    "CloseConcern": frozenset({Action.CLOSE_CONCERN}),
    "LinkConcern": frozenset({Action.LINK_CONCERN}),
    "SetConcernDays": frozenset({Action.SET_CONCERN_DAYS}),
    "RecordDecision": frozenset({Action.RECORD_DECISION}),
    "TellOfDecision": frozenset({Action.TELL_OF_DECISION}),
    "DenyPart": frozenset({Action.DENY_PART}),
    "SeeDecision": frozenset({Action.MARK_DECISION_SEEN}),
    # Opening the page is asked for as seeing it: an escort marks nothing else as seen.
    "ReadHandOver": frozenset({Action.SEE_HAND_OVER}),
    "WriteHandOver": frozenset({Action.WRITE_HAND_OVER}),
    "KeepSheet": frozenset({Action.KEEP_SHEET}),
    "OpenNotes": frozenset({Action.OPEN_NOTES}),
    "TickAim": frozenset({Action.TICK_AIM}),
    "CheckGoals": frozenset({Action.CHECK_GOALS}),
    "WriteLine": frozenset({Action.WRITE_LINE}),
    "ChangeLine": frozenset({Action.CHANGE_LINE}),
    "CommentLine": frozenset({Action.COMMENT_LINE}),
    "CloseMeeting": frozenset({Action.CLOSE_MEETING}),
    "SendNotes": frozenset({Action.SEND_NOTES}),
    "MarkNotesSeen": frozenset({Action.MARK_NOTES_SEEN}),
    "FindRight": frozenset({Action.FIND_RIGHT}),
    "AskChange": frozenset({Action.ASK_CHANGE}),
    "AnswerChange": frozenset({Action.ANSWER_CHANGE}),
    "SendOnTime": frozenset({Action.SEND_ON_TIME}),
    "MakeFinal": frozenset({Action.MAKE_FINAL}),
    "TakeWords": frozenset({Action.TAKE_WORDS}),
    "InterpretWords": frozenset({Action.INTERPRET_WORDS}),
    "ReadWordsBack": frozenset({Action.READ_WORDS_BACK}),
    "RestrictUse": frozenset({Action.RESTRICT_USE}),
    "EndRestriction": frozenset({Action.END_RESTRICTION}),
    "SettleDispute": frozenset({Action.SETTLE_DISPUTE}),
    "ProposeMeeting": frozenset({Action.PROPOSE_MEETING}),
    "AgreePurpose": frozenset({Action.AGREE_PURPOSE}),
    "RewordPurpose": frozenset({Action.REWORD_PURPOSE}),
    "InviteToMeeting": frozenset({Action.INVITE_TO_MEETING}),
    "MoveMeeting": frozenset({Action.MOVE_MEETING}),
    "CallMeetingOff": frozenset({Action.CALL_MEETING_OFF}),
    "AddAgendaItem": frozenset({Action.ADD_AGENDA_ITEM}),
    "WithdrawAgendaItem": frozenset({Action.WITHDRAW_AGENDA_ITEM}),
    "DeferAgendaItem": frozenset({Action.DEFER_AGENDA_ITEM}),
    "TellBarriers": frozenset({Action.TELL_BARRIERS}),
    "LeaveUnasked": frozenset({Action.LEAVE_UNASKED}),
    "OfferRole": frozenset({Action.OFFER_ROLE}),
    "AcceptRole": frozenset({Action.ACCEPT_ROLE}),
    "DeclineRole": frozenset({Action.DECLINE_ROLE}),
    "SayAway": frozenset({Action.SAY_AWAY}),
    "PlanChange": frozenset({Action.PLAN_CHANGE}),
    "ChooseWay": frozenset({Action.CHOOSE_WAY}),
    "WriteView": frozenset({Action.WRITE_VIEW}),
    "AddPaper": frozenset({Action.ADD_PAPER}),
    "DeclinePaper": frozenset({Action.DECLINE_PAPER}),
    "TakeDecliningBack": frozenset({Action.TAKE_DECLINING_BACK}),
    "PlanChildsPart": frozenset({Action.PLAN_CHILDS_PART}),
    "LeaveChildOut": frozenset({Action.LEAVE_CHILD_OUT}),
    "ProposeAction": frozenset({Action.PROPOSE_ACTION}),
    "NameOwner": frozenset({Action.NAME_OWNER}),
    "SetActionDays": frozenset({Action.SET_ACTION_DAYS}),
    "SetOutAction": frozenset({Action.SET_OUT_ACTION}),
    "ConfirmAction": frozenset({Action.CONFIRM_ACTION}),
    "ObjectToAction": frozenset({Action.OBJECT_TO_ACTION}),
    "TellProgress": frozenset({Action.TELL_PROGRESS}),
    "BlockAction": frozenset({Action.BLOCK_ACTION}),
    "UnblockAction": frozenset({Action.UNBLOCK_ACTION}),
    "SayOutcome": frozenset({Action.SAY_OUTCOME}),
    "ConfirmOutcome": frozenset({Action.CONFIRM_OUTCOME}),
    "DisputeOutcome": frozenset({Action.DISPUTE_OUTCOME}),
    "WishHelp": frozenset({Action.WISH_HELP}),
    "NeedNoHelp": frozenset({Action.NEED_NO_HELP}),
    "BeginTrial": frozenset({Action.BEGIN_TRIAL}),
    "JudgeTrial": frozenset({Action.JUDGE_TRIAL}),
    "AddMember": frozenset({Action.ADD_MEMBER}),
    # One's own leaving and the removing of another are told apart where it is asked.
    "RemoveMember": frozenset({Action.REMOVE_MEMBER, Action.LEAVE_CIRCLE}),
    "SendInvitation": frozenset({Action.INVITE, Action.INVITE_SUPPORTER}),
    "InviteColleague": frozenset({Action.INVITE_COLLEAGUE}),
    "SendInvitationAgain": frozenset({Action.SEND_INVITATION_AGAIN}),
    "WithdrawInvitation": frozenset({Action.WITHDRAW_INVITATION}),
    # One's own name is one's own, whatever one is to whom.
    "TakeName": frozenset(),
    "TellHousehold": frozenset({Action.TELL_HOUSEHOLD}),
    "RecordResponsibility": frozenset({Action.RECORD_RESPONSIBILITY}),
    "GiveContactDetails": frozenset({Action.GIVE_CONTACTS}),
    "WishNotices": frozenset({Action.WISH_NOTICES}),
    "AcknowledgeEntry": frozenset({Action.ACKNOWLEDGE}),
    "KeepThing": frozenset({Action.KEEP_THING}),
    "ShareThing": frozenset({Action.SHARE_THING}),
    "ThrowThingAway": frozenset({Action.THROW_THING_AWAY}),
    "KeepForMeeting": frozenset({Action.KEEP_FOR_MEETING}),
    "ShowChair": frozenset({Action.SHOW_CHAIR}),
    "TellAll": frozenset({Action.TELL_ALL}),
    "TakeBack": frozenset({Action.TAKE_BACK}),
    "AnswerFeeling": frozenset({Action.ANSWER_FEELING}),
    "OfferDebrief": frozenset({Action.OFFER_DEBRIEF}),
    "AnswerDebrief": frozenset({Action.ANSWER_DEBRIEF}),
    "TellMessages": frozenset({Action.TELL_MESSAGES}),
    "SetUpDevice": frozenset({Action.SET_UP_DEVICE}),
    "EndDevice": frozenset({Action.END_DEVICE}),
    "PassDecision": frozenset({Action.PASS_DECISION}),
    "ReturnDecision": frozenset({Action.RETURN_DECISION}),
    "GiveDuty": frozenset({Action.GIVE_DUTY}),
    "ReceiveRequest": frozenset({Action.RECEIVE_REQUEST}),
    "ReadPack": frozenset({Action.READ_PACK}),
    "StopClock": frozenset({Action.STOP_CLOCK}),
    "StartClock": frozenset({Action.START_CLOCK}),
    "ExtendTime": frozenset({Action.EXTEND_TIME}),
    "WithholdPiece": frozenset({Action.WITHHOLD_PIECE}),
    "ReleasePiece": frozenset({Action.RELEASE_PIECE}),
    "CheckPack": frozenset({Action.CHECK_PACK}),
    "HandOverPack": frozenset({Action.HAND_OVER_PACK}),
    "RefuseRequest": frozenset({Action.REFUSE_REQUEST}),
    "AskSecondStep": frozenset({Action.ASK_SECOND_STEP}),
    "EndDuty": frozenset({Action.END_DUTY}),
    "ChangeDay": frozenset({Action.CHANGE_DAY}),
    "AgreeDay": frozenset({Action.AGREE_DAY}),
    "ExplainDay": frozenset({Action.EXPLAIN_DAY}),
    "TellSuccess": frozenset({Action.TELL_SUCCESS}),
    "ConfirmSuccess": frozenset({Action.CONFIRM_SUCCESS}),
    "AskAdvice": frozenset({Action.ASK_ADVICE}),
    "GiveAdvice": frozenset({Action.GIVE_ADVICE}),
    "TellTry": frozenset({Action.TELL_TRY}),
    "SayNotTried": frozenset({Action.SAY_NOT_TRIED}),
    "BeginJointText": frozenset({Action.BEGIN_JOINT_TEXT}),
    "WriteJointText": frozenset({Action.WRITE_JOINT_TEXT}),
    "AgreeToJointText": frozenset({Action.AGREE_TO_JOINT_TEXT}),
    "BeginMeasure": frozenset({Action.BEGIN_MEASURE}),
    "KeepValue": frozenset({Action.KEEP_VALUE}),
    "TakeValueBack": frozenset({Action.TAKE_VALUE_BACK}),
    "WriteInRound": frozenset({Action.WRITE_ROUND}),
    "SkipInRound": frozenset({Action.SKIP_IN_ROUND}),
    "WriteToGroup": frozenset({Action.WRITE_TO_GROUP}),
    "OpenClass": frozenset({Action.OPEN_CLASS}),
    "EnrolChild": frozenset({Action.ENROL_CHILD}),
    "PlaceChild": frozenset({Action.PLACE_CHILD}),
    "MoveChildOut": frozenset({Action.MOVE_CHILD_OUT}),
    "AssignStaff": frozenset({Action.ASSIGN_STAFF}),
    "ReleaseStaff": frozenset({Action.RELEASE_STAFF}),
    "LetChildGo": frozenset({Action.LET_CHILD_GO}),
    "LeaveSchool": frozenset({Action.LEAVE_SCHOOL}),
    "AddSupply": frozenset({Action.ADD_SUPPLY}),
    "ImportRoster": frozenset({Action.IMPORT_ROSTER}),
    "RollOver": frozenset({Action.ROLL_OVER}),
    "UndoChange": frozenset({Action.UNDO_CHANGE}),
    "PlaceLegalHold": frozenset({Action.PLACE_LEGAL_HOLD}),
    "LiftLegalHold": frozenset({Action.LIFT_LEGAL_HOLD}),
    "ApproveDisposal": frozenset({Action.APPROVE_DISPOSAL}),
    "SetTerm": frozenset({Action.SET_TERM}),
    "SetDaysOff": frozenset({Action.SET_DAYS_OFF}),
    "TakeOutDays": frozenset({Action.TAKE_OUT_DAYS}),
    "TellContacts": frozenset({Action.TELL_CONTACTS}),
    "PlaceHold": frozenset({Action.PLACE_HOLD}),
    "RecordOrder": frozenset({Action.RECORD_ORDER}),
    "ConfirmOrder": frozenset({Action.CONFIRM_ORDER}),
    "ReviewOrder": frozenset({Action.REVIEW_ORDER}),
    "LiftLimit": frozenset({Action.LIFT_LIMIT}),
    "BreakGlass": frozenset({Action.BREAK_GLASS}),
    "CloseGlass": frozenset({Action.CLOSE_GLASS}),
    "MoveEntry": frozenset({Action.MOVE_ENTRY}),
    "ReturnEntry": frozenset({Action.RETURN_ENTRY}),
}
# A command that no page asks for, and why.
NO_WAY_IN: Final[Mapping[str, str]] = {
    "AcceptInvitation": "Link and code let somebody in who has no place yet.",
}
# Slices that people use through pages alone, and why no program does.
PAGES_ONLY: Final[Mapping[str, str]] = {
    "calendar": "The office sets the calendar once a year, looking at a page.",
    "classes": "A class opens diaries to people, so a person looks before it does.",
    "roster": "What a file would do is looked at before it is done.",
    "journey": "An escort reads and writes on one page, at the door of the bus.",
    "joining": "An invitation is for a person, who types a code.",
    "notices": "That a note was read is for a person to say, who read it.",
    "names": "What somebody is called is for them to say, not for a program.",
    "portraits": "Whether a photo shows the right child is for a person to see.",
    "contacts": "No program needs to carry people's addresses about.",
    "days": "What is told about each day is talked over by home and school.",
    "decisions": "Who decides is talked over; programs read it and do not write it.",
    "devices": "Pictures are agreed on by a child and an adult, at the device.",
    "mine": "What a child keeps is for nobody but the child, and for no program.",
    "preparing": "What somebody keeps for a meeting is for them, and for no program.",
    "family": "What is known of households is read by the school's keepers alone.",
    "packs": "A pack is read through by two people before it goes out.",
    "privacy": "What may be erased is decided by a person, looking at a page.",
    "limits": "An order is compared with its paper by people.",
    "rounds": "A round is for somebody with a class in front of them.",
    "safeguarding": "No program needs to read the restricted space.",
    "safety": "Whom to tell is for people; programs have no worry to pass on.",
    "translations": "Whoever translates has the note before them, on a page.",
    "sheets": "A sheet of paper is in somebody's hand, who photographs or scans it.",
    "talks": "Whoever says that it was so reads the note first, on a page.",
    "schools": "Who serves a school is decided by a person, looking at a page.",
}
READING: Final = {
    Action.SEE_ACTIONS,
    Action.SEE_WORKLIST,
    Action.SEE_SUPPORT,
    Action.SEE_TRIALS,
    Action.SEE_FAMILY,
    Action.SEE_INVITATIONS,
    Action.SEE_CONTACTS,
    Action.SEE_RIGHTS,
    Action.SEE_OWN,
    Action.SEE_KEPT,
    Action.SEE_TOLD,
    Action.SEE_PORTRAIT,
    Action.SEE_DEVICES,
    Action.SEE_DIARY,
    Action.SEE_AUDIT,
    Action.SEE_NOTES,
    Action.SEE_DAY,
    Action.SEE_MEASURES,
    Action.SEE_JOINT_TEXTS,
    Action.SEE_ADVICE,
    Action.SEE_SUCCESSES,
    Action.SEE_ROUND,
    Action.SEE_DISPUTES,
    Action.SEE_MEETINGS,
    Action.SEE_CONCERNS,
    Action.SEE_DECISIONS,
    Action.SEE_CONCERN_DAYS,
    Action.SEE_CIRCLE,
    Action.SEE_DUTIES,
    Action.SEE_SCHOOL,
    Action.SEE_PEOPLE,
    Action.SEE_CLASSES,
    Action.SEE_ROSTER,
    Action.SEE_CALENDAR,
    Action.SEE_PRIVACY,
    Action.SEE_SAFETY,
    Action.SEE_SIGNPOST,
    Action.SEE_RESTRICTED,
    Action.SEE_REQUESTS,
    Action.SEE_RETURNED,
}


def module(part: str, kind: str) -> ModuleType:
    return import_module(f"service.{part}.{kind}")


def commands(part: str) -> set[str]:
    found = inspect.getmembers(module(part, "commands"), inspect.isclass)
    return {name for name, one in found if one.__module__.endswith(f"{part}.commands")}


def handlers(part: str) -> set[str]:
    found = inspect.getmembers(module(part, "commands"), inspect.isfunction)
    return {
        name
        for name, one in found
        if one.__module__.endswith(f"{part}.commands") and not name.startswith("_")
    }


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def names_in(part: str, way: str) -> Iterator[str]:
    """Every name that the routes, or the API, of a slice use."""
    for name in matching(f"service/{part}/*{way}.py"):
        for node in ast.walk(ast.parse(text_of(name))):
            if isinstance(node, ast.Name):
                yield node.id


def test_every_command_has_a_handler_of_the_same_name() -> None:
    for part in SLICES:
        assert {snake(name) for name in commands(part)} == handlers(part), part


def test_every_command_has_its_row() -> None:
    every = set().union(*map(commands, SLICES))
    assert every == set(ACTIONS) | set(NO_WAY_IN)


def test_no_two_commands_share_an_action() -> None:
    used = [action for actions in ACTIONS.values() for action in actions]
    assert len(used) == len(set(used))
    assert set(used) | READING == set(MAY) == set(Action)


def test_every_command_can_be_asked_for_by_page_and_by_program() -> None:
    assert set(PAGES_ONLY) <= set(SLICES)
    for part in SLICES:
        ways = ["routes"] if part in PAGES_ONLY else ["routes", "api"]
        for name in commands(part) - set(NO_WAY_IN):
            for way in ways:
                used = set(names_in(part, way))
                assert {name, snake(name)} <= used, (name, way)
