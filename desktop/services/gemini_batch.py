# SPDX-License-Identifier: AGPL-3.0-or-later
"""Gemini's batches: many questions at half the price, answered within a day.

A batch is sent once and has a name from then on; everything else can be asked again, by this
process or a later one. Only AI Studio takes batches from a computer: Vertex wants a bucket.
"""

from __future__ import annotations

import asyncio
import base64
import io
import json
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Final, cast

from desktop.domain.batching import BatchResults, BatchState, BatchStatus, BatchTicket
from desktop.domain.errors import (
    BatchNotFound,
    OutcomeUnknown,
    ServiceError,
    ServiceUnreachable,
)
from desktop.domain.ports import RemoteAnswer, RemoteRequest
from desktop.domain.spending import Tier
from desktop.services.gemini_errors import classified, translated
from desktop.services.gemini_reply import is_usable
from desktop.services.gemini_request import Question

if TYPE_CHECKING:
    from google.genai import Client
    from google.genai.types import BatchJob

    from desktop.services.gemini import GeminiReader

INLINE_LIMIT_BYTES: Final = 1024 * 1024
"""Google takes 20 MB in one request; the SDK is slow in making such a one, so that what is larger
than this is uploaded as a file."""

MAX_BATCH_BYTES: Final = 512 * 1024 * 1024
"""Google takes 2 GB; what fails half-way has to be uploaded again as a whole."""

MAX_RESULT_LINE: Final = 8 * 1024 * 1024
_UPLOAD_SECONDS: Final = 1_800.0


_STATES: Final = {
    "QUEUED": BatchState.WAITING,
    "PENDING": BatchState.WAITING,
    "PAUSED": BatchState.WAITING,
    "UNSPECIFIED": BatchState.WAITING,
    "RUNNING": BatchState.RUNNING,
    "UPDATING": BatchState.RUNNING,
    "CANCELLING": BatchState.RUNNING,
    "SUCCEEDED": BatchState.SUCCEEDED,
    "PARTIALLY_SUCCEEDED": BatchState.PARTIAL,
    "FAILED": BatchState.FAILED,
    "CANCELLED": BatchState.CANCELLED,
    "EXPIRED": BatchState.EXPIRED,
}


class GeminiBatches:
    """Sends, watches and collects batches with a reader's door, key and model.

    Every call is one exchange with the service, no retry, and raises a ServiceError.
    """

    most_bytes = MAX_BATCH_BYTES

    def __init__(self, reader: GeminiReader) -> None:
        self._reader = reader.at_tier(Tier.BATCH)

    @property
    def model(self) -> str:
        return self._reader.model

    def refused_by_door(self) -> ServiceError | None:
        """Why this door takes no batches, None when it does."""
        if self._reader.door.can_upload:
            return None
        return ServiceError(
            "Vertex AI takes batches only from a storage bucket of the project.",
            "Send batches by Google AI Studio, or read these documents one by one.",
            code="batch_needs_bucket",
        )

    def line(self, request: RemoteRequest) -> bytes:
        key = self._reader.request_key(request)
        return _line(key, self._reader.question(request), self._config(request))

    async def send(self, lines: BinaryIO, keys: Sequence[str], display_name: str) -> BatchTicket:
        refusal = self.refused_by_door()
        if refusal is not None:
            raise refusal
        if not keys or len(set(keys)) != len(keys):
            raise ValueError("a batch has questions, each only once")
        size = lines.seek(0, os.SEEK_END)
        lines.seek(0)
        if size > self.most_bytes:
            raise ServiceError(
                "The batch is too large to be sent.", "Send it in smaller parts.", code="too_large"
            )
        client = self._reader.client()
        uploaded: str | None = None
        if size > INLINE_LIMIT_BYTES:
            uploaded = await self._upload(client, lines, display_name)
        source: Any = uploaded or [_inlined(self.model, line) for line in lines]
        try:
            name = await self._create(client, source, display_name)
        except OutcomeUnknown:
            raise
        except ServiceError:
            # nobody will ask for the uploaded documents: they needn't lie there for two days
            if uploaded is not None:
                with suppress(ServiceError):
                    await self._remove(uploaded)
            raise
        return BatchTicket(name, self.model, tuple(keys), uploaded)

    async def status(self, name: str) -> BatchStatus:
        return _status(await self._job(name))

    async def find(self, display_name: str) -> str | None:
        async with _translated(self._reader):
            async for job in await self._reader.client().aio.batches.list():
                if job.display_name == display_name and job.name:
                    return job.name
        return None

    async def collect(self, ticket: BatchTicket) -> BatchResults:
        job = await self._job(ticket.name)
        status = _status(job)
        if status.results_file is not None:
            async with _translated(self._reader):
                content = await self._reader.client().aio.files.download(file=status.results_file)
            # thousands of answers take seconds, in which others want to go on
            return await asyncio.to_thread(self._from_file, bytes(content or b""), status, ticket)
        return self._results(dict(_inlined_results(job, ticket)), status, ticket)

    def _from_file(self, content: bytes, status: BatchStatus, ticket: BatchTicket) -> BatchResults:
        return self._results(dict(_from_lines(content)), status, ticket)

    def _results(
        self, found: dict[str, dict[str, Any]], status: BatchStatus, ticket: BatchTicket
    ) -> BatchResults:
        """Results by key as what they mean; what has none is missing."""
        answers: dict[str, RemoteAnswer] = {}
        errors: dict[str, ServiceError] = {}
        for key in ticket.keys:
            result = found.get(key)
            if result is None:
                continue
            raw = result.get("response")
            if isinstance(raw, dict):
                body = json.dumps(raw, ensure_ascii=False).encode()
                usage = self._reader.usage_of(body)
                answers[key] = RemoteAnswer(body, ticket.model, usage, 0.0, is_usable(body))
            elif isinstance(result.get("error"), dict):
                error = result["error"]
                errors[key] = classified(_http_status(error), error, ticket.model)
        missing = tuple(k for k in ticket.keys if k not in answers and k not in errors)
        state = status.state
        if state is BatchState.SUCCEEDED and (errors or missing):
            state = BatchState.PARTIAL
        return BatchResults(state, answers, errors, missing)

    async def cancel(self, name: str) -> None:
        async with _translated(self._reader):
            await self._reader.client().aio.batches.cancel(name=name)

    async def forget(self, ticket: BatchTicket) -> None:
        if ticket.input_file is not None:
            await self._remove(ticket.input_file)

    async def _remove(self, file: str) -> None:
        async with _translated(self._reader):
            await self._reader.client().aio.files.delete(name=file)

    async def _job(self, name: str) -> BatchJob:
        async with _translated(self._reader, asking_for=name):
            return await self._reader.client().aio.batches.get(name=name)

    async def _upload(self, client: Client, lines: BinaryIO, display_name: str) -> str:
        from google.genai.types import HttpOptions, UploadFileConfig

        async with _translated(self._reader):
            file = await client.aio.files.upload(
                # the SDK knows open files by their class; a temporary one may come wrapped
                file=cast("io.IOBase", getattr(lines, "file", lines)),
                config=UploadFileConfig(
                    display_name=display_name,
                    mime_type="application/jsonl",
                    http_options=HttpOptions(timeout=int(_UPLOAD_SECONDS * 1000)),
                ),
            )
        if not file.name:
            raise ServiceError("Gemini did not take the batch's file.", code="upload_failed")
        return file.name

    async def _create(self, client: Client, source: Any, display_name: str) -> str:
        from google.genai.types import CreateBatchJobConfig

        async with _translated(self._reader, sending=True):
            job = await client.aio.batches.create(
                model=self._reader.model,
                src=source,
                config=CreateBatchJobConfig(display_name=display_name),
            )
        if not job.name:
            raise OutcomeUnknown("Gemini took the batch without giving it a name.")
        return job.name

    def _config(self, request: RemoteRequest) -> dict[str, Any]:
        """The generation's configuration as the wire writes it."""
        config = self._reader.config(self._reader.question(request), request)
        given = config.model_dump(mode="json", exclude_none=True, by_alias=True)
        for name in ("systemInstruction", "automaticFunctionCalling", "serviceTier"):
            given.pop(name, None)
        return dict(given)


def _line(key: str, question: Question, config: dict[str, Any]) -> bytes:
    """One line of the batch's file."""
    parts: list[dict[str, Any]] = [
        {"inlineData": {"mimeType": kind, "data": base64.b64encode(data).decode()}}
        for kind, data in question.files
    ]
    parts.append({"text": question.text})
    request = {
        "contents": [{"role": "user", "parts": parts}],
        "systemInstruction": {"parts": [{"text": question.system}]},
        "generationConfig": config,
    }
    return json.dumps({"key": key, "request": request}, ensure_ascii=False).encode() + b"\n"


def _inlined(model: str, line: bytes) -> Any:
    """The same question in the SDK's form, for a batch that fits into one request."""
    from google.genai.types import Content, GenerateContentConfig, InlinedRequest

    data = json.loads(line)
    request = data["request"]
    config = {**request["generationConfig"], "systemInstruction": request["systemInstruction"]}
    return InlinedRequest(
        model=model,
        contents=[Content.model_validate(content) for content in request["contents"]],
        config=GenerateContentConfig.model_validate(config),
        metadata={"key": data["key"]},
    )


def _status(job: BatchJob) -> BatchStatus:
    word = str(getattr(job.state, "value", job.state) or "").upper()
    state = _STATES.get(word.removeprefix("JOB_STATE_").removeprefix("BATCH_STATE_"))
    error = None
    if job.error is not None:
        given = {"message": job.error.message, "status": ""}
        error = classified(_http_status({"code": job.error.code}), given)
    results = job.dest.file_name if job.dest is not None else None
    # a state that is new to us is one in which something may still come
    return BatchStatus(state or BatchState.RUNNING, job.create_time, results, error)


def _from_lines(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Results of a file by key; lines that make no sense are left out."""
    for line in content.split(b"\n"):
        if not line.strip() or len(line) > MAX_RESULT_LINE:
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict) and isinstance(data.get("key"), str):
            yield data["key"], data


def _inlined_results(job: BatchJob, ticket: BatchTicket) -> Iterator[tuple[str, dict[str, Any]]]:
    """Results that came with the job; by the key in their metadata, else by their place."""
    responses = (job.dest.inlined_responses if job.dest is not None else None) or []
    for index, one in enumerate(responses):
        key = (one.metadata or {}).get("key")
        if key is None and len(responses) == len(ticket.keys):
            key = ticket.keys[index]
        if key is None:
            continue
        result: dict[str, Any] = {}
        if one.response is not None:
            result["response"] = one.response.model_dump(
                mode="json", exclude_none=True, by_alias=True
            )
        if one.error is not None:
            result["error"] = {"code": one.error.code, "message": one.error.message}
        yield key, result


_HTTP_OF_RPC: Final = {3: 400, 4: 504, 5: 404, 7: 403, 8: 429, 9: 400, 13: 500, 14: 503, 16: 401}


def _http_status(error: dict[str, Any]) -> int:
    """Errors within batches carry gRPC's numbers; others HTTP's."""
    code = error.get("code")
    if not isinstance(code, int):
        return 500
    return _HTTP_OF_RPC.get(code, code if code >= 400 else 500)


@asynccontextmanager
async def _translated(
    reader: GeminiReader, *, sending: bool = False, asking_for: str | None = None
) -> AsyncIterator[None]:
    """The SDK's errors in our words.

    While `sending`, a broken connection is an unknown outcome; when `asking_for` a batch, it is
    that which isn't there, not the model.
    """
    import httpx2
    from google.genai.errors import APIError

    try:
        yield
    except APIError as error:
        if asking_for is not None and error.code in (404, 410):
            raise BatchNotFound from None
        raise translated(error, reader.model, reader.fallback) from None
    except (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout):
        raise ServiceUnreachable("Gemini could not be reached.") from None
    except httpx2.TransportError:
        if sending:
            raise OutcomeUnknown(
                "The connection to Gemini broke while a batch was being sent."
            ) from None
        raise ServiceUnreachable("The connection to Gemini broke.") from None
