"""Mistakes: what a counsellor can get wrong, each with one sentence, one remedy and one exit code.

A mistake carries facts; its words stand beside them. Its docstring says how one meets it, and `example` holds
facts to show it with: `docs/mistakes.md` is made from both.
"""

from typing import ClassVar

DONE = 0
DEFECT = 1
USAGE = 2
IN_PART = 3
NO_SUCH_CLIENT = 4
REFUSED = 5
NO_CASELOAD = 10
BUSY = 11
WRONG_KEY = 12
NEWER = 13
DAMAGED = 14
CANNOT_WRITE = 15
INTERRUPTED = 130

LONGEST_FACT = 2_500
"""Characters of what was typed, or lies in a file, that a mistake repeats at most."""


class Mistake(Exception):
    """Something that cannot be done as it was asked; nothing has been written."""

    exit_code: ClassVar[int] = USAGE
    sentence: ClassVar[str]
    remedy: ClassVar[str]
    example: ClassVar[dict[str, object]] = {}

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def __str__(self) -> str:
        return self._said(self.sentence)

    @property
    def way_on(self) -> str:
        """What to do instead, in one sentence."""
        return self._said(self.remedy)

    def _said(self, words: str) -> str:
        """Words with the facts in them: on one line, and no fact longer than people read."""
        facts = {
            name: _in_brief(fact) if isinstance(fact, str) else fact for name, fact in self.facts.items()
        }
        return words.format(**facts)


def _in_brief(fact: str) -> str:
    text = fact.replace("\n", " ")
    return text if len(text) <= LONGEST_FACT else f"{text[:LONGEST_FACT]}…"


# Dates --------------------------------------------------------------------------------------------------------


class UnclearDate(Mistake):
    """A date was typed that the date grammar does not know."""

    sentence = "“{text}” is not a date that ft can read."
    remedy = "Type it as 2026-11-22, or as today, fri, last fri, 3 days ago, in 2 weeks, 22 nov."
    example = {"text": "soonish"}


class AmbiguousDate(Mistake):
    """A date was typed with slashes or dots, so that day and month can be mistaken for each other."""

    sentence = "“{text}” does not say which number is the day."
    remedy = "Type {readings}."
    example = {"text": "01/02/2026", "readings": "2026-02-01 or 2026-01-02"}


class NoSuchDate(Mistake):
    """A date was typed that is not in the calendar."""

    sentence = "There is no day “{text}” between 1900 and 2100."
    remedy = "Check the weekday, day, month and year, and type it as 2026-02-28."
    example = {"text": "2026-02-30"}


class FutureDate(Mistake):
    """Something was recorded on a day that has not come yet."""

    exit_code = REFUSED
    sentence = "{day} has not come yet: the record holds what has happened."
    remedy = "Use {option} with today or an earlier day{instead}."
    example = {
        "day": "2027-01-04",
        "option": "--on",
        "instead": "; for what is to come: ft assign C7F3 TITLE --by DATE",
    }


class BeforeIntake(Mistake):
    """Something was recorded on a day before the client's intake."""

    exit_code = REFUSED
    sentence = "{day} is before {name}’s intake on {intake}."
    remedy = "Use a later day, or correct the intake: ft edit-client {ref} --intake {day}."
    example = {"day": "2026-01-02", "name": "Ana Reyes", "intake": "2026-01-05", "ref": "C7F3"}


class RecordBeforeIntake(Mistake):
    """An intake was to be moved behind something that is recorded already."""

    exit_code = REFUSED
    sentence = "Something is recorded for {name} on {day}, before an intake on {intake}."
    remedy = "Use {day} or an earlier day: ft edit-client {ref} --intake {day}."
    example = {"day": "2026-01-05", "name": "Ana Reyes", "intake": "2026-01-10", "ref": "C7F3"}


class EditedMeanwhile(Mistake):
    """Something was to be changed that somebody else has changed since it was looked at, in another window perhaps."""

    exit_code = REFUSED
    sentence = "{name}’s file was changed meanwhile, and nothing of yours is written: {changes}."
    remedy = "Look again with “ft show {ref}”, and say it once more if it is still right."
    example = {
        "name": "Ana Reyes",
        "changes": "phone was 604-555-0142 when you looked, is 604-555-0177 now, and you wanted 604-555-0199",
        "ref": "C7F3",
    }


class EndBeforeBeginning(Mistake):
    """A range was given whose last day lies before its first."""

    sentence = "The end, {end}, lies before the beginning, {beginning}."
    remedy = "Give an end on or after {beginning}."
    example = {"beginning": "2026-01-20", "end": "2026-01-18"}


class UnknownHolidays(Mistake):
    """A holiday calendar was asked for that ft does not compute."""

    sentence = "“{name}” is not a holiday calendar that ft knows."
    remedy = "Use one of: {known}; a single day is added with “ft away DATE --holiday NAME”."
    example = {"name": "mars", "known": "canada, quebec"}


# Clients ------------------------------------------------------------------------------------------------------


class NoSuchClient(Mistake):
    """No client has this reference, or this in the name."""

    exit_code = NO_SUCH_CLIENT
    sentence = "No client on this caseload fits “{text}”."
    remedy = "“ft clients --all” lists everyone, the closed files too."
    example = {"text": "annna"}


class SeveralClients(Mistake):
    """Part of a name fits more than one client."""

    exit_code = NO_SUCH_CLIENT
    sentence = "“{text}” fits several clients: {candidates}."
    remedy = "Use the reference, or more of the name."
    example = {"text": "an", "candidates": "Ana Reyes (C7F3), Anh Tran (K2QD)"}


class WrongNames(Mistake):
    """Several clients were named at once, and some of the names fit nobody, or more than one."""

    exit_code = NO_SUCH_CLIENT
    sentence = "Nothing was recorded, since not every name fits one client: {troubles}."
    remedy = "“ft clients” lists everyone; use references, or more of the names."
    example = {"troubles": "“annna” fits nobody; “an” fits Ana Reyes (C7F3), Anh Tran (K2QD)"}


class NamedTwice(Mistake):
    """One client was named twice in a command that records one thing of each."""

    sentence = "{name} is named twice: {first} and {second}."
    remedy = "Name each client once."
    example = {"name": "Ana Reyes (C7F3)", "first": "--attended ana", "second": "--missed C7F3"}


class UnusableText(Mistake):
    """A name, note or title that cannot be kept: empty, too long, or with a character that no screen can show."""

    sentence = "The {what} {trouble}."
    remedy = "{way}"
    example = {"what": "name", "trouble": "is empty", "way": "Give the name as you say it."}


class ClientIsClosed(Mistake):
    """Something was asked of a client whose file is closed."""

    exit_code = REFUSED
    sentence = "{name}’s file is closed since {closed_on}."
    remedy = "Open it again first: ft reopen-client {ref}."
    example = {"name": "Ana Reyes", "closed_on": "2026-03-02", "ref": "C7F3"}


class ClientIsOpen(Mistake):
    """A client was to be reopened whose file is open."""

    exit_code = REFUSED
    sentence = "{name}’s file is open."
    remedy = "Nothing is to be done; “ft show {ref}” shows where things stand."
    example = {"name": "Ana Reyes", "ref": "C7F3"}


class AlreadyOnCaseload(Mistake):
    """A client was added whose name is on the caseload already."""

    exit_code = REFUSED
    sentence = "{name} is on the caseload already, as {ref}, since {intake}."
    remedy = "If this is another person of that name, add --another."
    example = {"name": "Ana Reyes", "ref": "C7F3", "intake": "2026-01-05"}


class AlreadyPaused(Mistake):
    """A pause was to begin while another is open, or to overlap one."""

    exit_code = REFUSED
    sentence = "{name} is paused already, since {since}."
    remedy = "End that pause first: ft resume {ref}."
    example = {"name": "Ana Reyes", "since": "2026-02-02", "ref": "C7F3"}


class NotPaused(Mistake):
    """A pause was to end where none is running."""

    exit_code = REFUSED
    sentence = "{name} is not paused."
    remedy = "“ft show {ref}” shows where things stand."
    example = {"name": "Ana Reyes", "ref": "C7F3"}


class PausedClientPlaced(Mistake):
    """A client was to be placed on a list while paused: a paused client is on no list."""

    exit_code = REFUSED
    sentence = "{name} is paused on {day}, and on no list."
    remedy = "Resume first: ft resume {ref}."
    example = {"name": "Ana Reyes", "day": "2026-02-02", "ref": "C7F3"}


class PlacedTooLong(Mistake):
    """A placement was to hold for longer than anybody should go unlooked at."""

    exit_code = REFUSED
    sentence = "A placement holds for {most} days at most, so that nobody is forgotten there; this one would hold for {days}."
    remedy = "Use --until {latest} or earlier, and look again then."
    example = {"most": 90, "days": 120, "latest": "2026-05-02"}


class UnknownList(Mistake):
    """A list was named that triage does not have."""

    sentence = "“{text}” is not one of the lists."
    remedy = "The lists are: active, needs-early-intervention, low-power."
    example = {"text": "inactive"}


class UnknownStatus(Mistake):
    """A value was given that is not among the ones that have a meaning."""

    sentence = "“{text}” is not a {what} that ft knows."
    remedy = "Use one of: {known}."
    example = {"text": "fax", "what": "channel", "known": "call, text, email, letter"}


class NotOnTheScale(Mistake):
    """Importance or confidence was given by something that is not a whole number from 0 to 10."""

    sentence = "“{text}” is not a number from 0 to 10, and the {what} is told by one."
    remedy = "Ask again: 0 is not at all, 10 is fully; give a whole number."
    example = {"text": "high", "what": "confidence"}


class AlreadyAtWork(Mistake):
    """Work was to begin on a day on which the client is at work already."""

    exit_code = REFUSED
    sentence = "{name} is at work already, from {since} on."
    remedy = "Record its last day first: ft start-work {ref} --ended DATE; if it was wrong: ft undo."
    example = {"name": "Ana Reyes", "since": "2026-03-02", "ref": "C7F3"}


class NotAtWork(Mistake):
    """The last day of work was to be recorded where no work runs on that day."""

    exit_code = REFUSED
    sentence = "{name} is not at work on {day}, as far as the record says."
    remedy = "“ft show {ref}” shows where things stand; record first when the work began."
    example = {"name": "Ana Reyes", "day": "2026-03-02", "ref": "C7F3"}


class ReviewTooFar(Mistake):
    """What would help a client on low power was to be looked at again later than anybody should wait for it."""

    exit_code = REFUSED
    sentence = (
        "A review comes within {most} days, so that nobody is forgotten; this one would come after {days}."
    )
    remedy = "Choose {latest} or an earlier day, and look again then."
    example = {"most": 90, "days": 120, "latest": "2026-05-03"}


class NoSuchCheckIn(Mistake):
    """A check-in was to be changed or dropped by a number that none of the client's has."""

    exit_code = REFUSED
    sentence = "{name} has no check-in {number}."
    remedy = "“ft check-ins {ref}” shows their numbers."
    example = {"name": "Ana Reyes", "number": 12, "ref": "C7F3"}


class CheckInsLaidOut(Mistake):
    """The check-ins of two weeks were to be laid out for a client whose check-ins are laid out already."""

    exit_code = REFUSED
    sentence = "Check-ins are laid out with {name} already, through {last}."
    remedy = "See them with “ft check-ins {ref}”, and change them one by one with --move N, --drop N or --add KIND."
    example = {"name": "Ana Reyes", "last": "2026-01-19", "ref": "C7F3"}


class DayHasPassed(Mistake):
    """Something was planned for a day that is over."""

    exit_code = REFUSED
    sentence = "{day} has passed, and a plan is made for a day to come."
    remedy = (
        "Use {option} with today or a later day; what has happened is written down with ft log {ref} KIND."
    )
    example = {"day": "2026-01-05", "option": "--on", "ref": "C7F3"}


class NotOnLowPower(Mistake):
    """What would help was to be written down of a client who is not on low power."""

    exit_code = REFUSED
    sentence = "{name} is not on low-power, so there is no open door to keep."
    remedy = "ft why {ref} says where things stand; ft place {ref} low-power --why TEXT puts them there by your word."
    example = {"name": "Ana Reyes", "ref": "C7F3"}


class SheetDoesNotFit(Mistake):
    """A returned log sheet was given in more or fewer values than the sheet has lines."""

    sentence = "The sheet for the week of {monday} has {lines}, and {given} given."
    remedy = "Give one for each, - for none, in this order: {order}."
    example = {
        "monday": "2026-01-05",
        "lines": "3 lines",
        "given": "2 values were",
        "order": "application, posting-review, job-club on Wed 7",
    }


class UnclearOnSheet(Mistake):
    """A value of a returned log sheet cannot be what stands on that line."""

    sentence = "“{text}” is not an answer to {line}."
    remedy = "{way}"
    example = {
        "text": "many",
        "line": "application",
        "way": "Give a number, or one for each day as in 2+0+1; - is none.",
    }


class NoSheet(Mistake):
    """A log sheet was to be read in for a week in which nothing was agreed."""

    exit_code = REFUSED
    sentence = "{name} has no contract in force in the week of {monday}, so there is no sheet for it."
    remedy = "Say another week with --week-of, or record what happened with ft log {ref} KIND."
    example = {"name": "Ana Reyes", "monday": "2026-01-05", "ref": "C7F3"}


# Contracts ----------------------------------------------------------------------------------------------------


class UnclearCadence(Mistake):
    """A cadence was typed that is in no form that ft knows."""

    sentence = "“{text}” is not a rhythm that ft can read."
    remedy = "Use 5/week, daily, weekly, every wed, every 2 weeks on tue, monthly on 1st mon, within 7 days of application, or by 2026-01-16."
    example = {"text": "often"}


class UnclearObligation(Mistake):
    """A line of a contract was typed that does not name a kind and a cadence."""

    sentence = "“{text}” is not a line of a contract that ft can read."
    remedy = "Give a kind and a rhythm, as in “application 5/week”, “job-club every wed”, “task by fri: Update the resume”."
    example = {"text": "application"}


class CadenceDoesNotFit(Mistake):
    """A line of a contract pairs a kind with a cadence that cannot be judged together."""

    sentence = "A {kind} cannot be promised “{cadence}”."
    remedy = "{kind} goes with: {forms}."
    example = {
        "kind": "report",
        "cadence": "every wed",
        "forms": "5/week, daily, weekly, within 7 days of application",
    }


class SameLineTwice(Mistake):
    """A contract has two lines of one kind and one form of cadence."""

    exit_code = REFUSED
    sentence = "The contract has two lines “{kind}” of the same form: “{first}” and “{second}”."
    remedy = "Keep one of them."
    example = {"kind": "application", "first": "5/week", "second": "3/week"}


class ContractWithoutLines(Mistake):
    """A contract was to be signed that promises nothing."""

    sentence = "A contract needs at least one line that the client agrees to."
    remedy = 'Use --template standard, or --client "application 5/week".'
    example = {}


class SignedTwice(Mistake):
    """Two contracts were to be signed with one client on one day."""

    exit_code = REFUSED
    sentence = "{name} has signed a contract on {day} already."
    remedy = "Take it back with “ft undo” if it was wrong, or sign the new one on another day with --on."
    example = {"name": "Ana Reyes", "day": "2026-01-05"}


class UnknownTemplate(Mistake):
    """A contract template was named that is not there."""

    sentence = "“{text}” is not a contract template."
    remedy = "The templates are: {known}."
    example = {"text": "strict", "known": "standard, light, intensive"}


# The record ---------------------------------------------------------------------------------------------------


class UnknownKind(Mistake):
    """A kind of activity was named that ft does not know."""

    sentence = "“{text}” is not a kind of activity that ft knows."
    remedy = "The kinds are: {known}.{guess}"
    example = {
        "text": "aplication",
        "known": "application, report, call",
        "guess": " Did you mean application?",
    }


class DoesNotFit(Mistake):
    """Options were combined that have no meaning together."""

    sentence = "{kind} cannot be recorded with {given}."
    remedy = "{kind} goes with: {fitting}."
    example = {"kind": "application", "given": "--missed", "fitting": "a count, as in application=5"}


class OutcomeMissing(Mistake):
    """A session, or a call out, was recorded without saying how it went."""

    sentence = "A {kind} needs its outcome."
    remedy = "Add one of: {outcomes}."
    example = {"kind": "job-club", "outcomes": "--attended, --missed, --excused, --ours"}


class UnclearCount(Mistake):
    """A count was given that is not a whole number in range."""

    sentence = "“{text}” is not a count that ft can record."
    remedy = "Use a whole number from 1 to {most}, as in application=5."
    example = {"text": "application=lots", "most": 999}


class NothingToRecord(Mistake):
    """A recording command was given nothing to record."""

    sentence = "There is nothing to record."
    remedy = "Name at least one kind, as in: ft log ana application=5."
    example = {}


class TitleMissing(Mistake):
    """A task was recorded as done without saying which."""

    sentence = "A task needs its title; the open ones of {name}: {open}."
    remedy = 'Add --title "{example}".'
    example = {
        "name": "Ana Reyes",
        "open": "“Update the resume” by Fri 16 Jan",
        "example": "Update the resume",
    }


class WeekToCome(Mistake):
    """A report was recorded for a week that comes after the day on which it was made."""

    exit_code = REFUSED
    sentence = "The week of {monday} comes after {day}, the day of the report."
    remedy = "Use --week-of with a day of the week that the report is about."
    example = {"monday": "2026-01-19", "day": "2026-01-14"}


class SameTaskTwice(Mistake):
    """A task was assigned that the client has with the same title and day."""

    exit_code = REFUSED
    sentence = "{name} has the task “{title}” by {by} already."
    remedy = "Use another title or day."
    example = {"name": "Ana Reyes", "title": "Update the resume", "by": "2026-01-16"}


class NothingToUndo(Mistake):
    """Undo was asked for where no step is left to take back."""

    exit_code = REFUSED
    sentence = "There is nothing to undo."
    remedy = "“ft history CLIENT” shows what is recorded."
    example = {}


class NothingToRedo(Mistake):
    """Redo was asked for where no step has been taken back."""

    exit_code = REFUSED
    sentence = "There is nothing to redo."
    remedy = "Redo brings back what “ft undo” has just taken back."
    example = {}


class NothingToChange(Mistake):
    """A command that changes something was not told what."""

    sentence = "Nothing to change was given."
    remedy = "Add an option, as in: {hint}."
    example = {"hint": "ft edit-client ana --phone 604-555-0142"}


class MissingAnswer(Mistake):
    """Something needed was not given, and there is no terminal to ask on."""

    sentence = "{what} is missing, and there is no terminal to ask on."
    remedy = "Add {option}."
    example = {"what": "The reason", "option": "--why TEXT"}


class NotTogether(Mistake):
    """Options were given of which each asks for something else."""

    sentence = "{given} do not go together."
    remedy = "{way}."
    example = {"given": "--remove and --holidays", "way": "Use one of them at a time"}


# Hours --------------------------------------------------------------------------------------------------------


class UnclearTime(Mistake):
    """An amount of time was given that a plan cannot share out."""

    sentence = "“{text}” cannot be planned: {option} takes {what}."
    remedy = "For the week: ft plan --hours 37.5. For a morning: ft plan --minutes 90."
    example = {"text": "200", "option": "--hours", "what": "0.25 to 80 hours, to a quarter of an hour"}


# Reading and explaining ---------------------------------------------------------------------------------------


class UnknownTopic(Mistake):
    """Something was to be explained that is neither a strategy nor a reason."""

    sentence = "“{text}” is neither a strategy nor a reason."
    remedy = "“ft explain” lists them all."
    example = {"text": "laundry"}


class UnknownFormat(Mistake):
    """A format was asked for that the command does not write."""

    sentence = "“{text}” is not a format that this command writes."
    remedy = "Use one of: {known}."
    example = {"text": "pdf", "known": "table, csv, tsv, json, markdown, html, xlsx"}


class UnknownEnding(Mistake):
    """A file was named whose ending does not say in which format it is to be written."""

    sentence = "“{text}” does not say by its ending how it is to be written."
    remedy = "End the name in one of {known}, or add --format."
    example = {"text": "november", "known": ".csv, .tsv, .json, .md, .txt, .html, .xlsx"}


class WrongEnding(Mistake):
    """A file was named whose ending another kind of file has."""

    sentence = "“{text}” does not end in {ending}, as {what} does."
    remedy = "Name it {better}, for example."
    example = {"text": "weeks.csv", "ending": ".ics", "what": "a calendar", "better": "weeks.ics"}


class UnknownTable(Mistake):
    """A table was to be exported that there is not."""

    sentence = "“{text}” is not something that ft exports."
    remedy = "Use one of: {known}."
    example = {
        "text": "notes",
        "known": "clients, contracts, obligations, activities, tasks, triage, caseload",
    }


class UnknownColumn(Mistake):
    """A column was asked for that the table does not have."""

    sentence = "“{text}” is not a column of {table}."
    remedy = "Use some of: {known}."
    example = {"text": "telephone", "table": "clients", "known": "ref, name, status, list, email, phone"}


class MeansNothingHere(Mistake):
    """A choice of columns, clients or days was made for a table that knows no such choice."""

    sentence = "{option} means nothing for {what}."
    remedy = "{way}."
    example = {
        "option": "--from",
        "what": "“ft export triage”, which is of one day",
        "way": "Use --today DATE for another day",
    }


class FileNeeded(Mistake):
    """Something was to be written that is for a file only, and no file was named."""

    sentence = "{what} goes into a file, and none is named."
    remedy = "Add -o {name}."
    example = {"what": "A workbook", "name": "clients.xlsx"}


class UnknownLocale(Mistake):
    """A language and country were named whose way of writing numbers and lists ft does not know."""

    sentence = "“{text}” is not a locale that ft knows."
    remedy = "Use one of: {known}; without --locale, it is the machine’s."
    example = {"text": "tlh", "known": "en_CA, fr_CA"}


class TooMuchForASheet(Mistake):
    """A table was to become a workbook that has more rows, or longer texts, than a spreadsheet program takes."""

    exit_code = REFUSED
    sentence = "{what} of {table}: a sheet of a workbook holds {most}, no more."
    remedy = "{way}"
    example = {
        "what": "More than 1,048,575 rows",
        "table": "activities",
        "most": "1,048,576 rows, the first for the names of the columns",
        "way": "Write fewer with --from and --to, or all of them with -o activities.csv.",
    }


# Words to say -------------------------------------------------------------------------------------------------


class NotAReasonToday(Mistake):
    """Words were asked for under a reason that the record does not show today."""

    exit_code = REFUSED
    sentence = "The record of {name} does not show “{code}” today, and words about it would not be true."
    remedy = "Reasons today: {given}. Always to be had: --why {talks}."
    example = {
        "name": "Ana Reyes",
        "code": "slipping",
        "given": "first-slip, no-vision",
        "talks": "value, low-power, welcome-back",
    }


class NoClipboard(Mistake):
    """A text was to be copied where no clipboard can be reached."""

    sentence = "There is no clipboard here that ft can reach."
    remedy = "Leave --copy out to have it printed, or write it into a file with -o FILE."
    example = {}


class NoAddress(Mistake):
    """A message was to be opened in the mail program for a client without an e-mail address."""

    exit_code = REFUSED
    sentence = "No e-mail address is recorded for {name}."
    remedy = "Record it: ft edit-client {ref} --email NAME@EXAMPLE.CA; or leave --mailto out."
    example = {"name": "Ana Reyes", "ref": "C7F3"}


class CallNeedsItsOutcome(Mistake):
    """A call was said to have gone, without saying whether it was answered."""

    sentence = "A call is recorded with how it went, and --went does not say that."
    remedy = "After the call: ft log {ref} call --answered, or --no-answer."
    example = {"ref": "C7F3"}


# Settings -----------------------------------------------------------------------------------------------------


class NotInCalendar(Mistake):
    """A day was to be taken out of the calendar on which nothing is written there."""

    exit_code = REFUSED
    sentence = "The calendar has no holiday on {day}, and no absence that begins then."
    remedy = "“ft away” lists what is in it."
    example = {"day": "2026-07-01"}


class UnknownSetting(Mistake):
    """A setting was named that ft does not have."""

    sentence = "“{text}” is not a setting of ft.{where}"
    remedy = "“ft settings” lists them all.{guess}"
    example = {"text": "reply_day", "where": "", "guess": " Did you mean reply_days?"}


class ImpossibleSetting(Mistake):
    """A setting was given a value that cannot be, alone or beside the others."""

    sentence = "{name} cannot be {value}: {why}.{where}"
    remedy = "Use {hint}, or go back to the default: ft settings {name} --reset."
    example = {"name": "slips", "value": 0, "why": "it is at least 1", "hint": "1 or more", "where": ""}


class UnreadableSettings(Mistake):
    """The settings file is not TOML."""

    sentence = "The settings in {path} cannot be read: {why}."
    remedy = "Correct that line, or move the file away to work with the defaults."
    example = {"path": "settings.toml", "why": "line 3: a value is missing"}


# Rights of the person -----------------------------------------------------------------------------------------


class ClientIsErased(Mistake):
    """Something was to be recorded of a client who was erased."""

    exit_code = REFUSED
    sentence = (
        "{ref} stands for somebody who was erased: days and counts are left for reports, and no person."
    )
    remedy = "Nothing can be added or changed there. Whoever comes back begins anew: ft add-client NAME."
    example = {"ref": "K2QD"}


class UnderLegalHold(Mistake):
    """A client was to be erased while a legal hold is in force."""

    exit_code = REFUSED
    sentence = "{name} is under a legal hold since {since}, so nothing of the file may be erased."
    remedy = "Once the hold is over: ft hold {ref} --release; then ask again."
    example = {"name": "Ana Reyes", "since": "2026-03-02", "ref": "C7F3"}


class AlreadyHeld(Mistake):
    """A legal hold was to begin while another one is in force."""

    exit_code = REFUSED
    sentence = "{name} is under a legal hold already, since {since}."
    remedy = "That one keeps the file. To give another reason: ft hold {ref} --release, then hold it anew."
    example = {"name": "Ana Reyes", "since": "2026-03-02", "ref": "C7F3"}


class NotHeld(Mistake):
    """A legal hold was to be released where none is in force."""

    exit_code = REFUSED
    sentence = "{name} is not under a legal hold."
    remedy = "“ft hold” lists who is; a hold begins with: ft hold {ref} --why TEXT."
    example = {"name": "Ana Reyes", "ref": "C7F3"}


class NotConfirmed(Mistake):
    """What was typed to confirm an erasure is not the client’s reference."""

    exit_code = REFUSED
    sentence = "“{text}” is not {ref}, so nothing was erased."
    remedy = "To erase this client, type the reference as it is shown, or give it with --confirm {ref}."
    example = {"text": "yes", "ref": "C7F3"}


class NotSwept(Mistake):
    """A client was erased, but the free space of the file could not be swept clean right away."""

    exit_code = CANNOT_WRITE
    sentence = (
        "{ref} is erased; the unused space of the file, where something may be left, is not swept yet. {why}"
    )
    remedy = "Make room on the disk, let no other ft run, and sweep it: ft erase-client --sweep."
    example = {"ref": "C7F3", "why": "caseload.db cannot be written: the disk is full."}


class TrailBroken(Mistake):
    """The audit trail is not as it was written: an entry does not fit the one before it."""

    exit_code = DAMAGED
    sentence = "The audit trail does not fit from entry {number} on: somebody or something has changed it."
    remedy = "Put a copy of the caseload aside, compare with the head that you filed, and tell who must know."
    example = {"number": 17}


# Files and the caseload ---------------------------------------------------------------------------------------


class NoCaseload(Mistake):
    """There is no caseload where ft was told to look."""

    exit_code = NO_CASELOAD
    sentence = "There is no caseload at {path}."
    remedy = (
        "Start one with “ft init”, look around with “ft demo”, or name yours with --database PATH.{backups}"
    )
    example = {"path": "caseload.db"}

    def __init__(self, *, backups: str = "", **facts: object) -> None:
        super().__init__(backups=backups, **facts)


class CaseloadExists(Mistake):
    """A caseload was to be made where something is already."""

    exit_code = REFUSED
    sentence = "There is something at {path} already."
    remedy = "Name another place with --database PATH; ft never replaces a file."
    example = {"path": "caseload.db"}


class SharedFolder(Mistake):
    """The caseload lies, or would lie, in a folder that a program copies elsewhere, or on another machine."""

    exit_code = REFUSED
    sentence = "A caseload is not kept {where}: {why} ({folder})."
    remedy = "Keep it in a folder of this computer alone (ft doctor names one); or, if your agency says so: ft settings shared_folder allowed."
    example = {
        "where": "in a folder of OneDrive",
        "why": "what is in it leaves this computer, and an older copy can come back over a newer one",
        "folder": "OneDrive - Harbour",
    }


class NotACaseload(Mistake):
    """The file named as the caseload is something else."""

    exit_code = DAMAGED
    sentence = "{path} is not a followthrough caseload."
    remedy = (
        "Name the right file with --database PATH; if it was yours, “ft restore --list” shows the way back."
    )
    example = {"path": "holiday.jpg"}


class CaseloadDamaged(Mistake):
    """The caseload cannot be read as it should."""

    exit_code = DAMAGED
    sentence = "The caseload at {path} is damaged: {why}."
    remedy = (
        "See what is damaged with “ft check”, and what you can go back to with “ft restore --list”.{newest}"
    )
    example = {
        "path": "caseload.db",
        "why": "database disk image is malformed",
        "newest": " The newest good backup is of Sun 22 Nov 2026, 16:04.",
    }

    def __init__(self, *, newest: str = "", **facts: object) -> None:
        super().__init__(newest=newest, **facts)


class BackupExists(Mistake):
    """A backup was to be written over something."""

    exit_code = REFUSED
    sentence = "There is something called {path} there already, and a backup is never written over anything."
    remedy = "Give it another name, or name a folder: ft backup -o FOLDER names it by day and time."
    example = {"path": "caseload-copy.db"}


class NoSuchBackup(Mistake):
    """A backup was asked for that is not there, or there is none yet."""

    exit_code = REFUSED
    sentence = "There is no {what}."
    remedy = "“ft restore --list” shows what there is; a file of your own is named by its path."
    example = {"what": "backup of Sun 22 Nov 2026"}


class BackupNotGood(Mistake):
    """A backup was to be gone back to that is not sound."""

    exit_code = DAMAGED
    sentence = "The backup {name} cannot be gone back to: {trouble}."
    remedy = "Choose another one from “ft restore --list”; nothing was changed.{newest}"
    example = {
        "name": "caseload-2026-11-22-1604-daily.db",
        "trouble": "damaged: page 7 is not as it was written",
        "newest": " The newest good backup is of Sat 21 Nov 2026, 09:10.",
    }

    def __init__(self, *, newest: str = "", **facts: object) -> None:
        super().__init__(newest=newest, **facts)


class NewerCaseload(Mistake):
    """The caseload was written by a later version of ft."""

    exit_code = NEWER
    sentence = "The caseload at {path} was made by a newer ft (form {found}; this one knows {known})."
    remedy = "Update ft; nothing in the file has been touched."
    example = {"path": "caseload.db", "found": 9, "known": 2}


class CaseloadBusy(Mistake):
    """Another ft is writing to the caseload, and went on doing so."""

    exit_code = BUSY
    sentence = "The caseload is busy: another ft has been writing to it for {seconds} seconds."
    remedy = "Try again in a moment; nothing was recorded this time."
    example = {"seconds": 10}


class CannotWrite(Mistake):
    """A file cannot be written: disk full, read-only, or not permitted."""

    exit_code = CANNOT_WRITE
    sentence = "{path} cannot be written: {why}."
    remedy = "{way}"
    example = {
        "path": "caseload.db",
        "why": "the disk is full",
        "way": "Free some space and try again; nothing was changed.",
    }


class WouldReplace(Mistake):
    """A table was to be written over a caseload, or over the settings."""

    exit_code = REFUSED
    sentence = "{path} is {what}, and ft does not write a table over it."
    remedy = "Give the file another name."
    example = {"path": "caseload.db", "what": "a caseload"}


class NoFileNamed(Mistake):
    """A page was to be printed without saying into which file."""

    sentence = "{what} is written into a file, and none is named."
    remedy = "Add -o {name}; a name that ends in .pdf or .docx makes a PDF or a Word file."
    example = {"what": "A contract", "name": "contract.html"}


class UnknownPaper(Mistake):
    """A page was to be printed into a file whose ending does not say in which form."""

    sentence = "“{text}” does not say by its ending what kind of page it is to be."
    remedy = "End the name in one of {known}."
    example = {"text": "contract.odt", "known": ".html, .pdf, .docx"}


class MissingExtra(Mistake):
    """Something was asked for that needs a part of ft that is installed on request."""

    sentence = "{what} needs the extra “{extra}”, which is not installed."
    remedy = 'In ft’s folder: pip install ".[{extra}]", or with pipx: pipx install --force ".[{extra}]".'
    example = {"what": "Writing .pdf", "extra": "pdf"}


class TemplateTrouble(Mistake):
    """A template of the agency’s own cannot be filled in; file, line and cause are named, and nothing is written."""

    sentence = "The template {path} cannot be used: {line}{why}."
    remedy = "Correct it there, and see with “ft doctor”; or move it away, to print ft’s own page."
    example = {
        "path": "contract.html",
        "line": "line 12: ",
        "why": "“clinet” is not a name that a template knows",
    }


class NothingSigned(Mistake):
    """A contract or a log was to be printed for a client with whom none runs."""

    exit_code = REFUSED
    sentence = "No contract with {name} runs {when}."
    remedy = (
        "Sign one: ft sign-contract {ref}; or talk one over on paper first: "
        "ft print-contract {ref} --template standard -o contract.html."
    )
    example = {"name": "Ana Reyes", "when": "on 2026-01-13", "ref": "C7F3"}


class AlreadyIssued(Mistake):
    """A report was to be issued for a period for which one is issued already."""

    exit_code = REFUSED
    sentence = "The report for {period} was issued on {on}, and an issued report never changes."
    remedy = "Look at it with ft report --period {period}; to see what differs today: add --now."
    example = {"period": "2026-10", "on": "2026-11-03"}


class IssuedReportDamaged(Mistake):
    """The text of an issued report is not the one that its checksum was made of."""

    exit_code = DAMAGED
    sentence = "The issued report for {period} is not as it was issued: its checksum does not fit."
    remedy = "Look for it in a backup; what it would say today: ft report --period {period} --now."
    example = {"period": "2026-10"}


class CannotRead(Mistake):
    """A file cannot be opened for reading."""

    sentence = "{path} cannot be read: {why}."
    remedy = "Check the name and the folder."
    example = {"path": "caseload.json", "why": "there is no such file"}


class ImpossiblePath(Mistake):
    """A file was named as no file can be called: too long a name, links that lead in a circle."""

    sentence = "“{path}” cannot be the name of a file: {why}."
    remedy = "Use a shorter name, in a folder that is there."
    example = {"path": "loop", "why": "too many levels of symbolic links"}


class CaseloadNotEmpty(Mistake):
    """A caseload file was to be imported where clients are already."""

    exit_code = REFUSED
    sentence = (
        "The caseload at {path} has clients already, and a caseload file is imported into an empty one."
    )
    remedy = "Start a new one: ft init --database OTHER.db, then ft import FILE --database OTHER.db."
    example = {"path": "caseload.db"}


class ImpossibleFile(Mistake):
    """A caseload file holds something that cannot be; the place in the file is named."""

    sentence = "{path}: {place}: {trouble}."
    remedy = "Correct that place and import again; nothing was written."
    example = {
        "path": "caseload.json",
        "place": "clients[0].intake",
        "trouble": "“soon” is not a date (2026-11-22)",
    }


# Tables from elsewhere ----------------------------------------------------------------------------------------


class UnreadableTable(Mistake):
    """A table from elsewhere cannot be read through to its end; the place is named, and nothing was written."""

    sentence = "{path}, {place}: {trouble}."
    remedy = "{way}"
    example = {
        "path": "clients.csv",
        "place": "line 12",
        "trouble": "a quotation mark opens here and is never closed",
        "way": "Correct that cell, or save the table again from the spreadsheet.",
    }


class TableTooLarge(Mistake):
    """A table from elsewhere has more rows, columns or text than ft takes in, or would unpack to more."""

    sentence = "{path} is larger than ft takes in: {found}."
    remedy = "Take out what does not belong to the table, or split it into several files."
    example = {"path": "clients.csv", "found": "it has 10,000 columns, and 1,000 is the most"}


class NotATable(Mistake):
    """A file was to be imported that is something else than a table."""

    sentence = "{path} is {what}, and no table that ft reads."
    remedy = "{way}"
    example = {
        "path": "clients.xls",
        "what": "a workbook of Excel 97 to 2003, or one with a password",
        "way": "Open it, save it as .xlsx without a password, and import that.",
    }


class EmptyTable(Mistake):
    """A table was to be imported that has no row at all."""

    sentence = "{path} holds no table: it is empty."
    remedy = "Its first row has to name the columns; see what is in it, and save it again."
    example = {"path": "clients.csv"}


class NoSuchSheet(Mistake):
    """A sheet was named that the workbook does not have."""

    sentence = "{path} has no sheet “{name}”."
    remedy = "Use one of: {known}."
    example = {"path": "clients.xlsx", "name": "Clients", "known": "Feuil1, Feuil2"}


class UnknownField(Mistake):
    """A column was to be taken for something that such a table does not tell."""

    sentence = "“{text}” is nothing that a table of {what} can tell."
    remedy = "Use one of: {known}."
    example = {"text": "nom", "what": "clients", "known": "ref, name, intake"}


class NoSuchColumn(Mistake):
    """A column was named that the table does not have."""

    sentence = "The table has no column “{text}”."
    remedy = "Its columns are: {known}."
    example = {"text": "Nom", "known": "Name, Date"}


class ColumnTwice(Mistake):
    """Two columns of a table tell the same thing."""

    sentence = "Two columns of the table are the {field}: {columns}."
    remedy = "{way}"
    example = {
        "field": "phone",
        "columns": "“Phone” and “Cell”",
        "way": 'Say which one it is: --map "Phone=phone".',
    }


class ColumnMissing(Mistake):
    """A table lacks a column without which its rows say nothing."""

    sentence = "No column of the table is known as its “{field}”: {means}."
    remedy = 'Say which one it is: --map "HEADER={field}". Its columns are: {known}.'
    example = {"field": "client", "means": "whose entry it is: a reference, or a name", "known": "Who, Date"}


class AmbiguousColumn(Mistake):
    """A column of days is written in numbers whose order nothing settles."""

    sentence = "The column “{column}” does not say which number is the day: {readings}."
    remedy = "Say in which order they stand: --date-order {orders}."
    example = {
        "column": "Date",
        "readings": "“01/02/2026” can be 2026-02-01 or 2026-01-02",
        "orders": "dmy, or --date-order mdy",
    }


class UnreadableMappings(Mistake):
    """The file of saved mappings is not what ft wrote there."""

    sentence = "The saved mappings in {path} cannot be read: {why}."
    remedy = "Correct that place, or move the file away to begin anew."
    example = {"path": "mappings.toml", "why": "Invalid value (at line 3, column 8)"}


class TooManyRejected(Mistake):
    """So many rows of a table cannot be taken in that it must be another table than it was taken for."""

    exit_code = REFUSED
    sentence = (
        "More than {most} rows cannot be taken in, and ft stopped there; nothing was written. "
        "The first: {place}: {why}."
    )
    remedy = "Look at what each column was taken for; --as, --map and --date-order say it otherwise."
    example = {"most": "20,000", "place": "line 2, Date", "why": "“Ana” is not a date"}


class UnclearMapping(Mistake):
    """It was not said which column of a table is which field."""

    sentence = "“{text}” does not say which column is what."
    remedy = 'Give the column’s name, an equals sign, and what it is: --map "Nom=name".'
    example = {"text": "Nom"}


class UnknownMapping(Mistake):
    """A saved mapping was named that is not there."""

    sentence = "There is no saved mapping “{text}”."
    remedy = "Saved are: {known}. To save one: ft import FILE --save-mapping NAME."
    example = {"text": "agency", "known": "none yet"}


class RowsRejected(Mistake):
    """A table has rows that cannot be taken in; unless the others are asked for, none is."""

    exit_code = REFUSED
    sentence = "{rows} of {path} cannot be taken in, and so nothing was written."
    remedy = "Correct {them} and import again; or take in the others, with these in {file}: add --partial."
    example = {"rows": "2 of 40 rows", "path": "clients.csv", "them": "them", "file": "clients.rejected.csv"}


# Reports ------------------------------------------------------------------------------------------------------


class UnclearPeriod(Mistake):
    """A period was typed that is no month, quarter or year."""

    sentence = "“{text}” is not a period that ft can read."
    remedy = "Type it as 2026-10, 2026-Q4, 2026 or “last month”; or name the days: --from DATE --to DATE."
    example = {"text": "octobre"}


class PeriodNotBegun(Mistake):
    """A report was asked for of days that have not come."""

    exit_code = REFUSED
    sentence = "Nothing can be said of this period yet: {period} begins on {first}."
    remedy = "Ask for days that have come: ft report --period “last month”."
    example = {"period": "December 2026", "first": "2026-12-01"}


class PeriodNotOver(Mistake):
    """A report was to be issued while something of its period was still to come."""

    exit_code = REFUSED
    sentence = "{period} is not complete yet: its last days, or its last week, do not count until {ready}."
    remedy = (
        "Issue it on {ready} or later; until then, look at it as it is so far: ft report --period {name}."
    )
    example = {"period": "November 2026", "ready": "2026-12-02", "name": "2026-11"}


# Keys ---------------------------------------------------------------------------------------------------------


class MissingKey(Mistake):
    """The caseload is encrypted, and its key is not where ft looks for it."""

    exit_code = WRONG_KEY
    sentence = "The caseload at {path} is encrypted, and its key is not found: {why}."
    remedy = "Type your recovery key with “ft key --restore”; nothing was changed, and nothing is lost while you have it."
    example = {"path": "caseload.db", "why": "there is none for it in the system’s keyring"}


class WrongKey(Mistake):
    """A key was given, and it is another caseload’s."""

    exit_code = WRONG_KEY
    sentence = "This is not the key of the caseload at {path}: it is that of another one."
    remedy = "Look at FT_KEY and FT_KEY_FILE, or type its recovery key with “ft key --restore”; nothing was changed."
    example = {"path": "caseload.db"}


class RecoveryKeyMistyped(Mistake):
    """What was typed as a recovery key is none as ft shows it: a sign is missing, or is another one."""

    exit_code = WRONG_KEY
    sentence = "The recovery key is not typed as it was shown: {where}."
    remedy = "Type it again from your paper; capitals, spaces and hyphens do not matter."
    example = {"where": "look again at group 5 of 14"}


class KeyNotWrittenDown(Mistake):
    """The recovery key was not typed back as it was shown, so that nobody can be sure that it is written down."""

    exit_code = REFUSED
    sentence = "The groups that you typed are not those of the recovery key; nothing was changed."
    remedy = "Begin again, and take the time to write it down: without it a lost key is a lost caseload."
    example = {}


class NoTerminalForKey(Mistake):
    """A recovery key was to be shown or typed where nobody can be asked."""

    sentence = "A recovery key is shown and typed on a terminal only, so that it lies in no log."
    remedy = "Run this on a terminal{instead}."
    example = {"instead": ", or add --recovery-key-to FILE, and keep that file elsewhere"}


class KeyIsOpen(Mistake):
    """The file that FT_KEY_FILE names can be read by others."""

    exit_code = WRONG_KEY
    sentence = "{path} holds a key, and others on this computer may read it."
    remedy = "Keep it to yourself: chmod 600 {path}. If somebody may have read it: ft decrypt, another FT_KEY_FILE, ft encrypt."
    example = {"path": "caseload.key"}


class NoKeyring(Mistake):
    """The system’s keyring cannot be asked."""

    exit_code = WRONG_KEY
    sentence = "The keyring of this computer cannot be used: {why}."
    remedy = "Unlock it; or name a file for the key, FT_KEY_FILE=PATH, and type your recovery key with “ft key --restore”."
    example = {"why": "it is locked"}


class AlreadyEncrypted(Mistake):
    """A caseload was to be encrypted that is so already."""

    exit_code = REFUSED
    sentence = "The caseload at {path} is encrypted already."
    remedy = "“ft key” says where its key lies."
    example = {"path": "caseload.db"}


class NotEncrypted(Mistake):
    """Something was asked of a key, and the caseload has none."""

    exit_code = REFUSED
    sentence = "The caseload at {path} is not encrypted, so it has no key."
    remedy = "Encrypt it with “ft encrypt”."
    example = {"path": "caseload.db"}


# Handing over -------------------------------------------------------------------------------------------------


class UnclearRecipient(Mistake):
    """Somebody to hand a caseload to was named by something that is no age key."""

    sentence = "“{text}” is not a key to hand a caseload over to."
    remedy = "Ask your colleague for what “ft handoff --key” says there: it begins with age1."
    example = {"text": "joan"}


class NotForThisKey(Mistake):
    """A handed-over caseload was made for other keys than yours."""

    exit_code = WRONG_KEY
    sentence = "{path} was not made for your key."
    remedy = "Send your colleague what “ft handoff --key” says here, and ask for another one."
    example = {"path": "for-joan.ft"}


class HandoffDamaged(Mistake):
    """A handed-over caseload is not as it was written: it was damaged on the way, or somebody changed it."""

    exit_code = DAMAGED
    sentence = "{path} is not as it was written: {why}."
    remedy = "Nothing of it was taken in. Ask for it once more, another way."
    example = {"path": "for-joan.ft", "why": "its checksum does not fit"}


class NotAHandoff(Mistake):
    """The file named as a handed-over caseload is something else."""

    exit_code = DAMAGED
    sentence = "{path} is not a caseload that was handed over."
    remedy = "Name the file that your colleague made with “ft handoff”."
    example = {"path": "holiday.jpg"}
