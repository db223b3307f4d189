"""Every part of the service: its operations for programs, and its pages."""

from typing import Final

from flask import Blueprint

from service.accounts.routes import accounts
from service.actions.api import api as actions_api
from service.actions.routes import actions
from service.advice.api import api as advice_api
from service.advice.routes import advice
from service.attachments.api import api as attachments_api
from service.attachments.routes import attachments
from service.attending.api import api as attending_api
from service.attending.routes import attending
from service.audit.api import api as audit_api
from service.audit.routes import audit
from service.calendar.routes import calendar
from service.checking.api import api as checking_api
from service.checking.routes import checking
from service.child_words.api import api as child_words_api
from service.child_words.routes import child_words
from service.childs_part.api import api as childs_part_api
from service.childs_part.routes import childs_part
from service.circle.api import api as circle_api
from service.circle.routes import circle
from service.classes.routes import classes
from service.concerns.api import api as concerns_api
from service.concerns.routes import concerns
from service.contacts.routes import contacts
from service.days.routes import days
from service.debriefs.api import api as debriefs_api
from service.debriefs.routes import debriefs
from service.decisions.api import api as decisions_api
from service.decisions.routes import decisions
from service.devices.routes import devices
from service.diary.api import api as diary_api
from service.diary.routes import diary
from service.disputes.api import api as disputes_api
from service.disputes.routes import disputes
from service.family.routes import family
from service.health import health
from service.invitations.api import api as invitations_api
from service.invitations.routes import invitations
from service.joining.routes import joining
from service.joint_texts.api import api as joint_texts_api
from service.joint_texts.routes import joint_texts
from service.journey.routes import journey
from service.limits.routes import limits
from service.measures.api import api as measures_api
from service.measures.routes import measures
from service.meetings.api import api as meetings_api
from service.meetings.routes import meetings
from service.mine.routes import mine
from service.minutes.api import api as minutes_api
from service.minutes.routes import minutes
from service.missed.api import api as missed_api
from service.missed.routes import missed
from service.names.routes import names
from service.notices.routes import notices
from service.offline.routes import offline
from service.packs.routes import packs
from service.papers.api import api as papers_api
from service.papers.routes import papers
from service.portraits.routes import portraits
from service.preparing.routes import preparing
from service.privacy.routes import privacy
from service.reading.routes import reading
from service.register.api import api as register_api
from service.register.routes import register
from service.rights.routes import rights
from service.roster.routes import roster
from service.rounds.api import api as rounds_api
from service.rounds.routes import rounds
from service.safeguarding.routes import safeguarding
from service.safety.routes import safety
from service.schools.routes import schools
from service.search.routes import search
from service.sharing.api import api as sharing_api
from service.sharing.routes import sharing
from service.sheets.routes import sheets
from service.successes.api import api as successes_api
from service.successes.routes import successes
from service.support.api import api as support_api
from service.support.routes import support
from service.symbols.routes import symbols
from service.talks.routes import talks
from service.today.routes import today
from service.translations.routes import translations
from service.trials.api import api as trials_api
from service.trials.routes import trials
from service.worklist.api import api as worklist_api
from service.worklist.routes import worklist

# In the order in which the description of the API lists them.
APIS: Final = (
    actions_api,
    attachments_api,
    disputes_api,
    minutes_api,
    checking_api,
    child_words_api,
    meetings_api,
    attending_api,
    sharing_api,
    missed_api,
    papers_api,
    childs_part_api,
    debriefs_api,
    diary_api,
    circle_api,
    concerns_api,
    register_api,
    decisions_api,
    audit_api,
    invitations_api,
    rounds_api,
    successes_api,
    advice_api,
    joint_texts_api,
    measures_api,
    worklist_api,
    support_api,
    trials_api,
)
PAGES: Final[tuple[Blueprint, ...]] = (
    accounts,
    actions,
    attachments,
    disputes,
    minutes,
    checking,
    child_words,
    meetings,
    attending,
    sharing,
    missed,
    papers,
    childs_part,
    circle,
    concerns,
    contacts,
    days,
    debriefs,
    decisions,
    family,
    diary,
    audit,
    packs,
    portraits,
    preparing,
    privacy,
    register,
    rights,
    limits,
    safeguarding,
    safety,
    health,
    invitations,
    joining,
    journey,
    names,
    notices,
    offline,
    schools,
    classes,
    rounds,
    roster,
    devices,
    mine,
    symbols,
    calendar,
    talks,
    translations,
    reading,
    search,
    sheets,
    successes,
    advice,
    joint_texts,
    measures,
    today,
    worklist,
    support,
    trials,
)
