# SPDX-License-Identifier: AGPL-3.0-or-later
"""Errors that a person can do something about, each with what happened and what to do.

Foreign errors (PDF, SQL, HTTP, keyring) are translated into these at the border of the module
that talks to the foreign thing. Anything else that is raised is a bug and reaches the hook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.domain.finding import Finding


class UserError(Exception):
    """Base of all errors that are told to a person in words.

    `code` is stable and machine-readable (command line, tests); `title` says what happened in one
    sentence; `advice` says what to do next; `retryable` says whether the same call may succeed
    later without the person changing anything.
    """

    code = "error"
    default_title = "Something went wrong."
    default_advice = "Try again; if it happens again, report it with the log file."
    retryable = False

    def __init__(
        self, title: str | None = None, advice: str | None = None, *, code: str | None = None
    ) -> None:
        self.title = title or self.default_title
        self.advice = advice or self.default_advice
        if code is not None:
            self.code = code
        super().__init__(f"{self.title} {self.advice}")

    def as_dict(self) -> dict[str, str]:
        """The `error` object of the canonical record: code, title, advice."""
        return {"code": self.code, "title": self.title, "advice": self.advice}


# --- documents -------------------------------------------------------------------------------


class DocumentError(UserError):
    """A document that can't be taken in or read; base of the named kinds."""

    code = "document_unreadable"
    default_title = "This file could not be read."
    default_advice = "Open it in a viewer; if it is damaged there too, ask the sender for it again."


class NotSupported(DocumentError):
    code = "not_supported"
    default_title = "This type of file is not supported."
    default_advice = "Bring in PDF, PNG, JPEG, TIFF or e-invoice XML (UBL or CII)."


class EmptyDocument(DocumentError):
    code = "empty"
    default_title = "The file is empty."
    default_advice = "Ask the sender for it again, or copy it again from where it came."


class DamagedDocument(DocumentError):
    code = "damaged"
    default_title = "The file is damaged or cut off."
    default_advice = "Ask the sender for it again, or print it to a new PDF and bring that in."


class PasswordNeeded(DocumentError):
    code = "password_needed"
    default_title = "The PDF is protected by a password."
    default_advice = "Enter the password; on the command line use --password - or --password-file."


class WrongPassword(PasswordNeeded):
    code = "password_wrong"
    default_title = "The password does not open this PDF."
    default_advice = "Check the password with the sender and try again."


class DocumentTooLarge(DocumentError):
    code = "too_large"
    default_title = "The file is larger than 50 MB."
    default_advice = "Split it or save it with a lower resolution, then bring it in again."


class TooManyPages(DocumentError):
    code = "too_many_pages"
    default_title = "The document has more than 1,000 pages."
    default_advice = "Split it into smaller files, then bring them in."


class DocumentMissing(DocumentError):
    code = "missing"
    default_title = "The file is not there."
    default_advice = "Check the path, or whether the drive is connected."


class UnsafeDocument(DocumentError):
    code = "unsafe"
    default_title = "The file was refused because it could harm this computer."
    default_advice = "Ask the sender for a plain PDF or a plain e-invoice."


class PageProcessFailed(DocumentError):
    code = "page_process_failed"
    default_title = "The document could not be opened safely: its reader stopped three times."
    default_advice = "The file is kept. Print it to a new PDF and bring that in."


class ReadTimedOut(DocumentError):
    code = "timed_out"
    default_title = "Reading this document took too long and was stopped."
    default_advice = "Use 'read again', or enter the values by hand beside the page."
    retryable = True


# --- readers and services --------------------------------------------------------------------


class ServiceError(UserError):
    """A reading service that could not answer; base of the named kinds."""

    code = "service_failed"
    default_title = "The reading service could not answer."
    default_advice = "The invoice is kept. Try again later, or read it offline."


class ServiceUnreachable(ServiceError):
    code = "service_unreachable"
    default_title = "The reading service could not be reached."
    default_advice = "Check the network connection. Offline reading works without it."
    retryable = True


class ServiceBusy(ServiceError):
    """The service asked to wait; `wait_seconds` is what it said, None when it said nothing."""

    code = "service_busy"
    default_title = "The reading service is busy."
    default_advice = "The invoice waits and is sent again by itself."
    retryable = True

    def __init__(
        self,
        title: str | None = None,
        advice: str | None = None,
        *,
        code: str | None = None,
        wait_seconds: float | None = None,
    ) -> None:
        super().__init__(title, advice, code=code)
        self.wait_seconds = wait_seconds


class ServiceResting(ServiceBusy):
    """Nothing was sent, because the service is known not to be ready before `wait_seconds`."""

    code = "service_resting"
    default_title = "The service is down; it is tried again soon."


class MinuteLimit(ServiceBusy):
    """A limit for a short while (a minute, or ten) is used up; waiting is all it takes."""

    code = "minute_limit"
    default_title = "The service's limit for a short while is used up."


class DayLimit(ServiceBusy):
    """The day's limit is used up; `wait_seconds` may be many hours."""

    code = "day_limit"
    default_title = "The service's limit for this day is used up."
    default_advice = "The invoice waits until the limit starts anew. Offline reading goes on."


class FlexBusy(ServiceBusy):
    """The cheap tier has nothing to spare just now; the full price is never paid instead."""

    code = "flex_busy"
    default_title = "The service has no room for half-price requests right now."
    default_advice = "The invoice waits and is sent again by itself, at the same price."


class InBatch(ServiceBusy):
    """The question goes by batch: its answer comes later, and the job is due by itself then.

    No attempt of the job: it may wait so any number of times. `wait_seconds` is when it is worth
    looking again if nobody heard of the batch.
    """

    code = "in_batch"
    default_title = "This document waits for its batch to be sent."
    default_advice = "Its answer is taken in when the batch has ended, within a day as a rule."


class BatchNotFound(ServiceError):
    """The service knows no such batch, or not for this key: what became of it can't be told."""

    code = "batch_not_found"
    default_title = "The service does not know this batch under the present key."
    default_advice = "Use the key that it was sent with; its answers are kept for two days."


class NoQuota(ServiceError):
    """The key has no quota at all for this model: waiting does not help."""

    code = "no_quota"
    default_title = "This API key has no quota for the chosen model."
    default_advice = "Choose another model, or enable billing for the key's project."


class SpendCapReached(ServiceError):
    """Money: the project's cap or prepaid balance is used up, only a person can raise it."""

    code = "spend_cap"
    default_title = "The spending limit of the key's project is reached."
    default_advice = "Raise it, or top up the balance, in the service's billing; or read offline."


class CapReached(ServiceError):
    """The workspace's own cap on money or documents would be passed; nothing was sent.

    `wait_seconds` is when asking again is worth it: the next day or month, or a few seconds when
    only what is under way stands in the way. None when waiting does not help.
    """

    code = "cap_reached"
    default_title = "The workspace's cap on paid reading is reached."
    default_advice = "It goes on when the cap starts anew; raise it, or read offline."

    def __init__(
        self,
        title: str | None = None,
        advice: str | None = None,
        *,
        code: str | None = None,
        wait_seconds: float | None = None,
    ) -> None:
        super().__init__(title, advice, code=code)
        self.wait_seconds = wait_seconds


class ModelGone(ServiceError):
    """The model was shut down or isn't to be had; `fallback` names the nearest live one."""

    code = "model_gone"
    default_title = "The chosen model is no longer available."
    default_advice = "Choose another model in the settings."

    def __init__(
        self,
        title: str | None = None,
        advice: str | None = None,
        *,
        model: str = "",
        fallback: str | None = None,
    ) -> None:
        super().__init__(title, advice)
        self.model = model
        self.fallback = fallback


class KeyMissing(ServiceError):
    code = "key_missing"
    default_title = "There is no API key for this service."
    default_advice = "Enter one in the settings; without a window set it in the environment."


class KeyRefused(ServiceError):
    code = "key_refused"
    default_title = "The service refused the API key."
    default_advice = "Check the key in the settings and test it there."


class AnswerUnusable(ServiceError):
    code = "answer_unusable"
    default_title = "The service's answer could not be used."
    default_advice = "The answer is kept. Read the document offline or by another model."


class OutcomeUnknown(ServiceError):
    code = "outcome_unknown"
    default_title = "A paid request was under way when the program stopped; its outcome is unknown."
    default_advice = "It is not sent again by itself. Use 'read again' to send it once more."


class KeyringUnavailable(UserError):
    code = "keyring_unavailable"
    default_title = "This computer's key store cannot be used."
    default_advice = (
        "Unlock or install it (for example GNOME Keyring). Until then a key lives for this run."
    )


# --- workspace and database ------------------------------------------------------------------


class WorkspaceError(UserError):
    code = "workspace_failed"
    default_title = "The workspace could not be opened."
    default_advice = "Check that its folder exists and can be written."


class WorkspaceNewer(WorkspaceError):
    code = "workspace_newer"
    default_title = "This workspace was written by a newer version of Vouch."
    default_advice = "Update Vouch on this computer; nothing in the workspace was changed."


class WorkspaceDamaged(WorkspaceError):
    code = "workspace_damaged"
    default_title = "The workspace's database is damaged."
    default_advice = "Restore the newest backup from the workspace's 'backups' folder."


class WorkspaceBusy(WorkspaceError):
    code = "workspace_busy"
    default_title = "The workspace's database is in use by another program."
    default_advice = "Close the other program or wait a moment, then try again."
    retryable = True


class DiskFull(WorkspaceError):
    code = "disk_full"
    default_title = "There is no room left on the disk."
    default_advice = "Free some space, then try again. Nothing was lost."
    retryable = True


class NotFound(UserError):
    code = "not_found"
    default_title = "There is no such invoice."
    default_advice = "Check the id with the invoice list."


class StaleRevision(UserError):
    """The invoice was changed elsewhere since it was read; nothing was written."""

    code = "stale_revision"
    default_title = "This invoice was changed elsewhere in the meantime."
    default_advice = "The newer state is shown now; make the change again if it is still needed."
    retryable = True


class MoveNotAllowed(UserError):
    code = "move_not_allowed"
    default_title = "That is not possible in the invoice's present state."
    default_advice = "See the invoice's state in the list."


class ReasonNeeded(UserError):
    """A rule is broken: it may be passed over for a reason only; `findings` say which ones."""

    code = "reason_needed"
    default_title = "This invoice breaks a rule, and no reason was given for vouching all the same."
    default_advice = (
        "Correct what is marked, or give the reason, on the command line by --reason: it is kept."
    )

    def __init__(self, findings: tuple[Finding, ...] = ()) -> None:
        told = " ".join(finding.message for finding in findings[:3])
        super().__init__(f"{self.default_title} {told}".strip() if told else None)
        self.findings = findings


class InvalidValue(UserError):
    """A typed or imported value that is not of the field's kind."""

    code = "invalid_value"
    default_title = "That is not a value for this field."
    default_advice = "Check what was entered."


class SettingsInvalid(UserError):
    code = "settings_invalid"
    default_title = "The settings file could not be read."
    default_advice = "It was set aside and defaults are used; enter the settings again."


class ExportFailed(UserError):
    code = "export_failed"
    default_title = "The export could not be written."
    default_advice = (
        "Choose another folder or close the file in the other program, then export again."
    )
