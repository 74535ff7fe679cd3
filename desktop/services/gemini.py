# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gemini as a reader: one request for a document, its raw answer, and every way it can fail.

The SDK's own retry stays off: whoever runs the queue owns attempts, waiting and the budget.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Any, Final, Literal

from desktop.domain.company import OwnCompany
from desktop.domain.errors import (
    AnswerUnusable,
    FlexBusy,
    OutcomeUnknown,
    ServiceBusy,
    ServiceError,
    ServiceUnreachable,
)
from desktop.domain.ports import (
    CostEstimate,
    DocumentView,
    RemoteAnswer,
    RemoteRequest,
    Usage,
)
from desktop.domain.reading import Proposal
from desktop.domain.spending import Tier
from desktop.services.gemini_compact import compact_said, is_compact
from desktop.services.gemini_connection import sign_in_refused, unreachable, usable_models
from desktop.services.gemini_disputed import about
from desktop.services.gemini_door import DoorKind, GeminiDoor, make_client
from desktop.services.gemini_errors import not_the_service, translated
from desktop.services.gemini_own_fields import own_keys, own_kinds
from desktop.services.gemini_pages import joined, ranges
from desktop.services.gemini_preview import leaving
from desktop.services.gemini_reply import counted, is_reply, is_usable, read_answer
from desktop.services.gemini_request import (
    CHARACTERS_PER_TOKEN,
    Form,
    Question,
    pictures_for,
    question_for,
    resolution,
    stays_here,
    tokens_out,
)
from desktop.services.gemini_schema import standard_said, stated_conventions
from desktop.services.gemini_values import Conventions, to_proposal
from desktop.services.gemini_words import Numbering
from desktop.services.prices import ModelInfo, PriceTable

if TYPE_CHECKING:
    from google.genai import Client

    from desktop.domain.leaving import Leaving
    from desktop.services.gemini_batch import GeminiBatches

KEY_NAME: Final = "gemini-api-key"
VERTEX_KEY_NAME: Final = "vertex-api-key"
MAX_ANSWER_BYTES: Final = 8 * 1024 * 1024
CONNECT_SECONDS: Final = 15.0
_LEAST_OUTPUT: Final = 8_192

FLEX_SECONDS: Final = 900.0
"""Google lets flex requests wait for capacity, for minutes if need be."""

_TIER_HEADER: Final = "x-gemini-service-tier"
_VERTEX_FLEX: Final = {
    "X-Vertex-AI-LLM-Request-Type": "shared",
    "X-Vertex-AI-LLM-Shared-Request-Type": "flex",
}
_FLEX_TRAFFIC: Final = "ON_DEMAND_FLEX"


@dataclass(slots=True)
class _Kept:
    """Replies as they came, and the tier at which the service says it answered."""

    bodies: list[bytes] = field(default_factory=list)
    served: str | None = None


_kept: ContextVar[_Kept | None] = ContextVar("gemini_kept_reply", default=None)


@dataclass(frozen=True, slots=True)
class Asking:
    """How documents are asked about.

    `form` None sends whichever costs less. Flex is half the price and may take minutes; what is
    sent at once is never sent at the batch tier, which counts for prices alone. `seconds` bounds
    a whole request, from the connection to the last byte of its reply, `flex_seconds` one of flex.
    """

    form: Form | None = None
    tier: Tier = Tier.STANDARD
    seconds: float = 180.0
    flex_seconds: float = FLEX_SECONDS


@dataclass(slots=True)
class _Connection:
    """The SDK's client with the key that it was made for, shared by readers of one service."""

    key: str | None = None
    client: Client | None = None


class GeminiReader:
    """Implements `domain.ports.RemoteReader` by Google AI Studio or Vertex AI, as `door` says.

    `key` is asked for each request, so that a key entered meanwhile counts at once. One object
    serves one event loop; everything but `ask`, `aclose` and `test` is pure and may be called
    from any thread.
    """

    paid = True

    def __init__(
        self,
        key: Callable[[], str | None],
        prices: PriceTable,
        model: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        door: GeminiDoor | None = None,
        asking: Asking | None = None,
    ) -> None:
        self._key = key
        self._prices = prices
        self.model = model or prices.default_model
        self._door = door or GeminiDoor(base_url=base_url)
        self._asking = asking or Asking()
        self._seconds = timeout or self._asking.seconds
        self._numbering = Numbering()
        self._connection = _Connection()

    @property
    def name(self) -> Literal["gemini", "vertex"]:
        """The reader's name, by its door."""
        return "gemini" if self._door.kind is DoorKind.STUDIO else "vertex"

    def turned_to(self, model: str) -> GeminiReader:
        return GeminiReader(
            self._key,
            self._prices,
            model,
            door=self._door,
            asking=self._asking,
            timeout=self._seconds,
        )

    @property
    def tier(self) -> Tier:
        return self._asking.tier

    def at_tier(self, tier: Tier) -> GeminiReader:
        if tier is self._asking.tier:
            return self
        other = copy(self)
        other._asking = replace(self._asking, tier=tier)
        return other

    def batches(self) -> GeminiBatches:
        from desktop.services.gemini_batch import GeminiBatches

        batches = GeminiBatches(self)
        refusal = batches.refused_by_door()
        if refusal is not None:
            raise refusal
        return batches

    @property
    def door(self) -> GeminiDoor:
        """By which of Google's services this reader asks."""
        return self._door

    @property
    def fallback(self) -> str | None:
        """The model to turn to when this one is gone."""
        return self._prices.fallback(self.model, _today())

    # --- before asking -----------------------------------------------------------------------

    def request_key(self, request: RemoteRequest) -> str:
        question = self.question(request)
        pages = f"{request.pages[0].number}-{request.pages[-1].number}" if request.pages else ""
        parts = (
            "gemini",
            self.model,
            question.fingerprint(),
            request.sha256,
            pages,
            str(max(request.page_count, len(request.pages))),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()

    def question(self, request: RemoteRequest) -> Question:
        """What would be sent, for showing it beforehand; raises ServiceError when nothing can."""
        return question_for(
            request,
            self._asking.form,
            self._info,
            self._prices.row(self.model, _today()),
            self._prices.page_tokens,
            self._numbering,
        )

    def split(self, request: RemoteRequest) -> tuple[RemoteRequest, ...]:
        info = self._info
        return ranges(request, info.max_output if info else _LEAST_OUTPUT)

    def join(self, proposals: Sequence[Proposal]) -> Proposal:
        return joined(proposals)

    def pictures_wanted(self, request: RemoteRequest) -> tuple[int, ...]:
        by_file = self._asking.form is Form.STANDARD and not stays_here(request)
        return () if by_file else pictures_for(request)

    def sends_file(self, request: RemoteRequest) -> bool:
        return any(self.question(part).form is Form.STANDARD for part in self.split(request))

    def about(self, request: RemoteRequest, paths: Sequence[str]) -> RemoteRequest | None:
        asked = about(request, paths)
        if asked is None or (not asked.data and self.sends_file(asked)):
            return None
        return asked

    def sent_sha256(self, request: RemoteRequest) -> str:
        return self.question(request).sent_sha256()

    def preview(self, request: RemoteRequest) -> tuple[Leaving, ...]:
        parts = [(part, self.question(part)) for part in self.split(request)]
        return tuple(leaving(q, part, self.model, self._door) for part, q in parts)

    def estimate(self, request: RemoteRequest) -> CostEstimate:
        parts = [(part, self.question(part)) for part in self.split(request)]
        sizes = [
            (
                question.tokens_in(self._info, self._prices.page_tokens),
                tokens_out(question.form, part),
                self._most_output(question, part),
            )
            for part, question in parts
        ]
        return CostEstimate(
            model=self.model,
            form=parts[0][1].form.value,
            input_tokens=sum(size[0] for size in sizes),
            output_tokens=sum(size[1] for size in sizes),
            cost=self._prices_of((into, out) for into, out, _ in sizes),
            low=self._prices_of((int(into * 0.8), int(out * 0.6)) for into, out, _ in sizes),
            high=self._prices_of((int(into * 1.3), int(out * 1.6)) for into, out, _ in sizes),
            most=self._prices_of((_most_input(into), most) for into, _, most in sizes),
        )

    @property
    def _info(self) -> ModelInfo | None:
        return self._prices.info(self.model)

    def _most_output(self, question: Question, request: RemoteRequest) -> int:
        """The limit that is sent along: far above what is expected, far below the model's own."""
        limit = self._info.max_output if self._info else 65_536
        return min(limit, max(_LEAST_OUTPUT, 4 * tokens_out(question.form, request)))

    @property
    def _half_price(self) -> bool:
        return self._asking.tier is not Tier.STANDARD

    def _prices_of(self, sizes: Iterable[tuple[int, int]]) -> Decimal | None:
        """What requests of so many tokens in and out cost; a price may depend on the size."""
        total = Decimal(0)
        for tokens_in, out in sizes:
            usage = Usage(input_tokens=tokens_in, output_tokens=out)
            cost = self._prices.cost(self.model, usage, _today(), batch=self._half_price)
            if cost is None:
                return None
            total += cost
        return total

    # --- asking ------------------------------------------------------------------------------

    async def ask(self, request: RemoteRequest) -> RemoteAnswer:
        import httpx2
        from google.auth.exceptions import GoogleAuthError, TransportError
        from google.genai.errors import APIError

        question = self.question(request)
        flex = self._asking.tier is Tier.FLEX
        if flex:
            self._refuse_flex_elsewhere()
        client = self.client()
        config = self.config(question, request)
        started = time.monotonic()
        kept = _Kept()
        token = _kept.set(kept)
        try:
            async with asyncio.timeout(self._asking.flex_seconds if flex else self._seconds):
                await client.aio.models.generate_content(
                    model=self.model, contents=_contents(question), config=config
                )
        except APIError as error:
            raise _of_tier(translated(error, self.model, self.fallback), flex) from None
        except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout) as error:
            # nothing was sent, so nothing was paid for
            raise unreachable(error, self._door) from None
        except (httpx2.TransportError, httpx2.DecodingError, TimeoutError):
            # the request went out; whether it was worked on and charged, nobody can tell
            raise OutcomeUnknown(
                "The connection to Gemini broke while it was reading this document."
            ) from None
        except TransportError:
            raise ServiceUnreachable("Google's sign-in could not be reached.") from None
        except GoogleAuthError as error:
            raise sign_in_refused(error) from None
        except ValueError:
            # the SDK could not make sense of the reply: the raw one is judged by `interpret`
            if not kept.bodies:
                raise
        finally:
            _kept.reset(token)
        if not kept.bodies:
            raise AnswerUnusable("Gemini's reply was empty.", code="answer_empty")
        if not is_reply(kept.bodies[-1]):
            raise not_the_service()
        # what was served at the full price, whatever was asked for, is counted at the full price
        paid_in_full = flex and not self._was_flex(kept)
        payer = self.at_tier(Tier.STANDARD) if paid_in_full else self
        return RemoteAnswer(
            raw=kept.bodies[-1],
            model=self.model,
            usage=payer.usage_of(kept.bodies[-1]),
            seconds=time.monotonic() - started,
            usable=is_usable(kept.bodies[-1]),
        )

    def config(self, question: Question, request: RemoteRequest) -> Any:
        """The SDK's configuration of a request; the model's own settings come from the table."""
        from google.genai.types import (
            AutomaticFunctionCallingConfig,
            GenerateContentConfig,
            HttpOptions,
            MediaResolution,
            ServiceTier,
            ThinkingConfig,
            ThinkingLevel,
        )

        info = self._info
        thinking = None
        if info is not None and info.ask_level is not None:
            thinking = ThinkingConfig(thinking_level=ThinkingLevel(info.ask_level.upper()))
        elif info is not None and info.thinking_budget is not None:
            thinking = ThinkingConfig(thinking_budget=info.thinking_budget)
        seen = None
        if question.files and info is not None and info.resolution:
            level = resolution(info, question.kind)
            seen = MediaResolution(f"MEDIA_RESOLUTION_{level.upper()}")
        flex = self._asking.tier is Tier.FLEX
        vertex = self._door.kind is DoorKind.VERTEX
        options = None
        if flex:
            options = HttpOptions(
                timeout=int(self._asking.flex_seconds * 1000),
                headers=dict(_VERTEX_FLEX) if vertex else None,
            )
        return GenerateContentConfig(
            http_options=options,
            system_instruction=question.system,
            response_mime_type="application/json",
            response_json_schema=question.schema,
            max_output_tokens=self._most_output(question, request),
            thinking_config=thinking,
            media_resolution=seen,
            service_tier=ServiceTier.FLEX if flex and not vertex else None,
            automatic_function_calling=AutomaticFunctionCallingConfig(disable=True),
        )

    def _was_flex(self, kept: _Kept) -> bool:
        """Whether a flex request was answered as one: AI Studio says so if not, Vertex if so."""
        if self._door.kind is DoorKind.VERTEX:
            return _traffic(kept.bodies[-1]) == _FLEX_TRAFFIC
        return kept.served in (None, Tier.FLEX.value)

    def _refuse_flex_elsewhere(self) -> None:
        """At a region Vertex would take the request and charge it in full."""
        if self._door.kind is DoorKind.VERTEX and self._door.place not in (None, "global"):
            raise ServiceError(
                "Vertex AI has flex only at the location “global”.",
                "Choose that location in the settings, or read at once, at the full price.",
                code="flex_needs_global",
            )

    def usage_of(self, raw: bytes) -> Usage:
        """Tokens as Gemini counted them, and their price on this day."""
        tokens = counted(raw)
        day = _today()
        half = self._half_price
        price = self._prices.used(self.model, day, tokens.input_tokens, batch=half)
        return Usage(
            input_tokens=tokens.input_tokens,
            output_tokens=tokens.output_tokens,
            thinking_tokens=tokens.thinking_tokens,
            cached_tokens=tokens.cached_tokens,
            cost=self._prices.cost(self.model, tokens, day, batch=half),
            currency="USD",
            rate=None if price is None else price.input,
            price=price,
        )

    # --- after asking ------------------------------------------------------------------------

    def interpret(
        self, raw: bytes, own: OwnCompany, model: str, view: DocumentView | None = None
    ) -> Proposal:
        answer = read_answer(raw)
        seen = Conventions(view.decimal_mark, view.date_order) if view else Conventions()
        fields = view.own_fields if view else ()
        keys, kinds = own_keys(fields), own_kinds(fields)
        if not is_compact(answer.data):
            return to_proposal(
                standard_said(answer.data, keys),
                model,
                seen,
                stated=stated_conventions(answer.data),
                kinds=kinds,
                partial=answer.partial,
                notes=answer.notes,
            )
        if view is None:
            raise AnswerUnusable(
                "The pages that this answer points at are not at hand.", code="answer_unplaced"
            )
        said, lost = compact_said(answer.data, self._numbering.of(view.pages), keys)
        notes = list(answer.notes)
        if lost:
            notes.append(f"Gemini pointed {lost} times at words that are not there.")
        return to_proposal(said, model, seen, kinds=kinds, partial=answer.partial, notes=notes)

    # --- the connection ----------------------------------------------------------------------

    def test(self) -> tuple[str, ...]:
        """The models that may be used, asked without cost; proves key, project and location."""
        return usable_models(self._door, self._key(), self.model, self.fallback)

    async def count_tokens(self, request: RemoteRequest) -> int:
        """The request's tokens as Gemini itself counts them, without its schema; costs nothing."""
        import httpx2
        from google.genai.errors import APIError
        from google.genai.types import Part

        question = self.question(request)
        client = self.client()
        # this call takes no system instruction at AI Studio: it is counted as text
        contents = [*_contents(question), Part.from_text(text=question.system)]
        try:
            reply = await client.aio.models.count_tokens(model=self.model, contents=contents)
        except APIError as error:
            raise translated(error, self.model) from None
        except httpx2.TransportError:
            raise ServiceUnreachable("Gemini could not be reached.") from None
        return int(reply.total_tokens or 0)

    async def aclose(self) -> None:
        """Close the connections; call it on the event loop that asked, before it ends."""
        client = self._connection.client
        if client is not None:
            self._connection.client = None
            await client.aio.aclose()
            client.close()

    def client(self) -> Client:
        """The SDK's client, one for all requests: making one costs more than a call."""
        key, shared = self._key(), self._connection
        if shared.client is None or shared.key != key:
            hooks = {"request": [_connect_soon], "response": [_keep_body]}
            shared.client = make_client(self._door, key, self._seconds, hooks)
            shared.key = key
        return shared.client


async def _connect_soon(request: Any) -> None:
    """A connection comes about soon or not at all; reading the answer may take its time."""
    timeout = request.extensions.get("timeout")
    if isinstance(timeout, dict):
        given = timeout.get("connect")
        soon = min(CONNECT_SECONDS, given) if given is not None else CONNECT_SECONDS
        request.extensions["timeout"] = {**timeout, "connect": soon}


async def _keep_body(response: Any) -> None:
    """Keep the reply as it came, before the SDK makes anything of it."""
    kept = _kept.get()
    if kept is None or response.status_code != 200:
        return
    body = await response.aread()
    # it was paid for: even one that makes no sense is kept, as far as it can be
    kept.bodies.append(body[:MAX_ANSWER_BYTES])
    said = response.headers.get(_TIER_HEADER)
    kept.served = said[:40].lower() if said else None


def _traffic(body: bytes) -> object:
    """How Vertex AI says that it charges a reply, None when it doesn't."""
    try:
        return json.loads(body)["usageMetadata"]["trafficType"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _of_tier(error: ServiceError, flex: bool) -> ServiceError:
    """Flex is refused where Google has nothing to spare: that is no outage."""
    if flex and type(error) is ServiceBusy:
        return FlexBusy(wait_seconds=error.wait_seconds)
    return error


def _contents(question: Question) -> list[Any]:
    from google.genai.types import Part

    files = [Part.from_bytes(data=data, mime_type=kind) for kind, data in question.files]
    return [*files, Part.from_text(text=question.text)]


def _most_input(expected: int) -> int:
    """No text has more tokens than characters, which are what was expected times this."""
    return ceil(expected * CHARACTERS_PER_TOKEN) + 2_000


def _today() -> date:
    return datetime.now(UTC).date()
