# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Google's service refuses of a generateContent request, as its documents tell."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_BODY_BYTES = 100 * 1024 * 1024
MAX_PDF_BYTES = 50 * 1024 * 1024
MAX_ENUM_VALUES = 500
MAX_DEPTH = 8
_TYPES = {"string", "number", "integer", "boolean", "object", "array", "null"}
_SCHEMA_WORDS = frozenset(
    "type title description properties required additionalProperties enum format minimum maximum "
    "items prefixItems minItems maxItems anyOf oneOf $ref $defs $id $anchor propertyOrdering "
    "nullable".split()
)
_FORMATS = {"date", "time", "date-time", "float", "double", "int32", "int64"}
_TOP = frozenset(
    "contents systemInstruction tools toolConfig safetySettings generationConfig cachedContent "
    "serviceTier labels model".split()
)
_CONFIG = frozenset(
    "stopSequences responseMimeType responseSchema responseJsonSchema maxOutputTokens temperature "
    "topP topK seed thinkingConfig mediaResolution candidateCount".split()
)
_MEDIA = {"application/pdf", "image/png", "image/jpeg", "image/webp", "text/plain"}


@dataclass(frozen=True)
class ServedModel:
    """A model of the scripted service; `levels` are the thinking levels that it takes."""

    name: str
    levels: frozenset[str] = frozenset({"MINIMAL", "LOW", "MEDIUM", "HIGH"})
    takes_budget: bool = True
    max_output: int = 65_536


SERVED = {
    model.name: model
    for model in (
        ServedModel("gemini-3.5-flash-lite"),
        ServedModel("gemini-3.1-flash-lite"),
        ServedModel("gemini-3.8-flash", frozenset({"LOW", "MEDIUM", "HIGH"})),
        ServedModel("gemini-3.6-flash"),
        ServedModel("gemini-4-hydrogen", frozenset({"LOW", "MEDIUM", "HIGH", "XHIGH"})),
        ServedModel("gemini-4-argon", frozenset({"LOW", "MEDIUM", "HIGH"}), False, 32_768),
    )
}
CLOSED = ("gemini-2.5-pro", "gemini-2.5-flash")


class Refused(Exception):
    """A refusal: HTTP status, Google's status word, message."""

    def __init__(self, message: str, status: int = 400, state: str = "INVALID_ARGUMENT") -> None:
        super().__init__(message)
        self.status = status
        self.state = state
        self.message = message


def camel(value: Any) -> Any:
    """A message with all its field names in camelCase: the service takes both spellings.

    The schema's own property names are data and stay as they are.
    """
    if isinstance(value, list):
        return [camel(item) for item in value]
    if not isinstance(value, dict):
        return value
    renamed = {}
    for key, item in value.items():
        head, *rest = key.split("_")
        name = head + "".join(part.capitalize() for part in rest)
        renamed[name] = item if name in ("responseJsonSchema", "metadata") else camel(item)
    return renamed


def check_model(name: str) -> ServedModel:
    """The model that is asked for; refuses unknown, closed and retired ones."""
    if name in CLOSED:
        raise Refused(
            f"models/{name} is only available to projects that used it before 2026-09-18.",
            404,
            "NOT_FOUND",
        )
    if name not in SERVED:
        raise Refused(
            f"models/{name} is not found for API version v1beta, or is not supported for "
            "generateContent. Call ListModels to see the list of available models.",
            404,
            "NOT_FOUND",
        )
    return SERVED[name]


def check_request(body: dict[str, Any], model: ServedModel) -> None:
    """Refuse what the service would refuse; `body` in camelCase."""
    _known(body, _TOP, "")
    contents = body.get("contents")
    if not isinstance(contents, list) or not contents:
        raise Refused("* GenerateContentRequest.contents: contents is not specified")
    if contents[-1].get("role", "user") != "user":
        raise Refused("Please ensure that the last turn has the user role.")
    for content in contents:
        if not content.get("parts"):
            raise Refused("* GenerateContentRequest.contents[0].parts: contents.parts is empty")
        for part in content["parts"]:
            _check_part(part)
    _check_config(body.get("generationConfig") or {}, model)


def _check_part(part: dict[str, Any]) -> None:
    data = part.get("inlineData")
    if data is None:
        if not isinstance(part.get("text"), str) and "fileData" not in part:
            raise Refused("* GenerateContentRequest.contents: required oneof field 'data' missing")
        return
    if data.get("mimeType") not in _MEDIA:
        raise Refused(f"Unsupported MIME type: {data.get('mimeType')}")
    try:
        content = _decoded(data)
    except binascii.Error:
        raise Refused("Invalid value at 'contents[0].parts[0].inline_data.data'") from None
    if not content:
        raise Refused("Unable to process input: the document has no pages.")
    if data["mimeType"] == "application/pdf":
        if len(content) > MAX_PDF_BYTES:
            raise Refused("The document exceeds the maximum size of 50 MB.")
        if not content.startswith(b"%PDF"):
            raise Refused("The document has no pages.")


def _check_config(config: dict[str, Any], model: ServedModel) -> None:
    _known(config, _CONFIG, "generation_config")
    thinking = config.get("thinkingConfig") or {}
    level, budget = thinking.get("thinkingLevel"), thinking.get("thinkingBudget")
    if level is not None and budget is not None:
        raise Refused("You can only set one of thinking_budget and thinking_level.")
    if level is not None and str(level).upper() not in model.levels:
        raise Refused(f"Thinking level {level} is not supported for this model.")
    if budget is not None and not model.takes_budget:
        raise Refused("thinking_budget is not supported for this model.")
    most = config.get("maxOutputTokens")
    if most is not None and not 1 <= most <= model.max_output:
        raise Refused(
            f"Unable to submit request because it has a maxOutputTokens value of {most} but the "
            f"supported range is from 1 (inclusive) to {model.max_output + 1} (exclusive)."
        )
    schema = config.get("responseJsonSchema") or config.get("responseSchema")
    if schema is not None:
        if config.get("responseMimeType") != "application/json":
            raise Refused("response schema requires a response mime type of application/json")
        check_schema(schema)


def _known(message: Mapping[str, Any], names: frozenset[str], where: str) -> None:
    for name in message:
        if name not in names:
            raise Refused(
                f"Invalid JSON payload received. Unknown name \"{name}\" at '{where}': "
                "Cannot find field."
            )


def check_schema(schema: Any) -> None:
    """Refuse what is outside the subset of JSON Schema, or would take too many states."""
    enums = _walk(schema, 0, False)
    if enums > MAX_ENUM_VALUES:
        raise _too_many_states()


def _too_many_states() -> Refused:
    return Refused(
        "The specified schema produces a constraint that has too many states for serving. Typical "
        "causes of this error are schemas with lots of text, very long array length limits, "
        "nested arrays, or deep nesting."
    )


def _walk(node: Any, depth: int, in_array: bool) -> int:
    if not isinstance(node, dict):
        raise Refused("Invalid value at 'generation_config.response_json_schema'")
    if depth > MAX_DEPTH:
        raise _too_many_states()
    unknown = set(node) - _SCHEMA_WORDS
    if unknown:
        raise Refused(f"response_json_schema: unsupported keyword {min(unknown)!r}")
    kinds = node.get("type")
    for kind in kinds if isinstance(kinds, list) else [kinds] if kinds else []:
        if kind not in _TYPES:
            raise Refused(f"response_json_schema: unknown type {kind!r}")
    if "format" in node and node["format"] not in _FORMATS:
        raise Refused(f"response_json_schema: unsupported format {node['format']!r}")
    properties = node.get("properties") or {}
    for name in node.get("required", ()):
        if name not in properties:
            raise Refused(f"response_json_schema.required: property {name!r} is not defined")
    is_array = kinds == "array"
    if is_array and in_array:
        raise _too_many_states()
    if node.get("maxItems", 0) > 1_000:
        raise _too_many_states()
    count = len(node.get("enum") or ())
    for child in properties.values():
        count += _walk(child, depth + 1, False)
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            count += _walk(node[key], depth + 1, is_array)
    for key in ("anyOf", "oneOf", "prefixItems"):
        for child in node.get(key) or ():
            count += _walk(child, depth + 1, in_array)
    for child in (node.get("$defs") or {}).values():
        count += _walk(child, depth + 1, False)
    return count


_URL_SAFE = str.maketrans("-_", "+/")
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_PACKED_BYTES = 1_000
"""Shorter ones are stand-ins of tests, without a page to count."""


def counted_tokens(body: dict[str, Any]) -> int:
    """The request's tokens by the service's own count: text, schema, and 560 a page of PDF."""
    letters = pages = 0
    for content in [*body.get("contents", ()), body.get("systemInstruction") or {}]:
        for part in content.get("parts", ()):
            letters += len(part.get("text") or "")
            if part.get("inlineData"):
                pages += _pages(part["inlineData"])
    config = body.get("generationConfig") or {}
    schema = config.get("responseJsonSchema")
    letters += len(json.dumps(schema, separators=(",", ":"))) if schema else 0
    size = {"MEDIA_RESOLUTION_LOW": 280, "MEDIA_RESOLUTION_HIGH": 1_120}
    return -(-letters * 2 // 7) + pages * size.get(str(config.get("mediaResolution")), 560)


def _decoded(data: dict[str, Any]) -> bytes:
    """Both alphabets of base64 are taken, as Google does."""
    text = str(data.get("data") or "").translate(_URL_SAFE)
    return base64.b64decode(text, validate=True)


def _pages(data: dict[str, Any]) -> int:
    if data.get("mimeType") != "application/pdf":
        return 1
    content = _decoded(data)
    plain = len(_PAGE.findall(content))
    if plain or len(content) < _PACKED_BYTES:
        return max(1, plain)
    # the pages stand in compressed streams
    import pymupdf

    with pymupdf.open(stream=content, filetype="pdf") as document:
        return max(1, int(document.page_count))
