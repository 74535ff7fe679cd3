# SPDX-License-Identifier: AGPL-3.0-or-later
"""Test connection, both doors: what is wrong is said in words, and it ends whatever happens."""

from __future__ import annotations

import datetime as dt
import ipaddress
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import (
    KeyMissing,
    KeyRefused,
    ModelGone,
    ServiceError,
    ServiceUnreachable,
)
from desktop.services.gemini import GeminiReader
from desktop.services.gemini_connection import unreachable, usable_models
from desktop.services.gemini_door import DoorKind, GeminiDoor
from desktop.services.prices import PriceTable
from tests.harness.gemini_replies import Scripted
from tests.harness.gemini_server import PROJECT, GeminiServer, failure, gemini_server
from tests.harness.program import ROOT

PRICES = PriceTable.load(ROOT / "resources" / "models.json")
KEY = "AIza-a-key-that-must-stay-secret"
LITE = "gemini-3.5-flash-lite"


@pytest.fixture
def server() -> Iterator[GeminiServer]:
    with gemini_server(KEY) as running:
        yield running


def studio(server: GeminiServer) -> GeminiDoor:
    return GeminiDoor(base_url=server.url)


def vertex(server: GeminiServer, **options: Any) -> GeminiDoor:
    options = {"project": PROJECT, **options}
    return GeminiDoor(DoorKind.VERTEX, base_url=server.url, **options)


def refusal(door: GeminiDoor, key: str | None, model: str = LITE) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        GeminiReader(lambda: key, PRICES, model, door=door).test()
    said = f"{caught.value.title} {caught.value.advice}"
    assert KEY not in said
    assert caught.value.advice
    return caught.value


def test_both_doors_say_what_may_be_used(server: GeminiServer) -> None:
    for door in (studio(server), vertex(server)):
        assert LITE in GeminiReader(lambda: KEY, PRICES, door=door).test()


def test_a_refused_key_is_told_at_both_doors(server: GeminiServer) -> None:
    for door in (studio(server), vertex(server)):
        assert isinstance(refusal(door, "wrong"), KeyRefused)


@pytest.mark.parametrize(
    "message",
    [
        "Permission denied on resource project other-project.",
        "Permission 'aiplatform.endpoints.predict' denied on resource "
        "'//aiplatform.googleapis.com/projects/other-project/locations/us-central1/publishers/"
        "google/models/gemini-3.5-flash-lite' (or it may not exist).",
    ],
)
def test_a_wrong_project_is_named_as_such(server: GeminiServer, message: str) -> None:
    server.instead["countTokens"] = failure(403, "PERMISSION_DENIED", message)
    error = refusal(vertex(server, project="other-project"), KEY)
    assert error.code == "project_refused"
    assert "project" in error.title


def test_a_location_without_the_model_is_named(server: GeminiServer) -> None:
    server.instead["countTokens"] = failure(
        404,
        "NOT_FOUND",
        f"Publisher Model `projects/{PROJECT}/locations/europe-west9/publishers/google/models/"
        f"{LITE}` was not found or your project does not have access to it.",
    )
    error = refusal(vertex(server, location="europe-west9"), KEY)
    assert isinstance(error, ModelGone)
    assert "europe-west9" in error.title
    assert "location" in error.advice


def test_a_model_that_is_gone_is_told_with_the_nearest(server: GeminiServer) -> None:
    error = refusal(vertex(server), KEY, "gemini-2.0-flash")
    assert isinstance(error, ModelGone)
    assert error.fallback == "gemini-3.1-flash-lite"


def test_credentials_that_are_absent_expired_or_refused_are_told_apart(
    server: GeminiServer, tmp_path: Path
) -> None:
    absent = refusal(vertex(server), None)
    assert isinstance(absent, KeyMissing)
    path = tmp_path / "credentials.json"
    path.write_text(json.dumps(server.service_account()))
    door = vertex(server, credentials=path)

    def told(description: str) -> ServiceError:
        body = {"error": "invalid_grant", "error_description": description}
        server.instead["token"] = Scripted(400, body)
        return refusal(door, None)

    expired = told("Token has been expired or revoked.")
    assert (expired.code, "expired" in expired.title) == ("credentials_expired", True)
    assert "gcloud auth application-default login" in expired.advice
    clock = told(
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable "
        "timeframe. Check your iat and exp values in the JWT claim."
    )
    assert clock.code == "clock_wrong"
    refused = told("Invalid grant: account not found")
    assert refused.code == "key_refused"
    del server.instead["token"]
    assert LITE in GeminiReader(lambda: None, PRICES, door=door).test()


# --- nothing answers ---------------------------------------------------------------------------


def test_a_refused_connection_ends_at_once() -> None:
    started = time.monotonic()
    error = refusal(GeminiDoor(base_url="http://127.0.0.1:9"), KEY)
    assert isinstance(error, ServiceUnreachable)
    assert "network" in error.advice
    assert time.monotonic() - started < 5


@contextmanager
def silent_server() -> Iterator[str]:
    """Takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_a_service_that_says_nothing_is_given_up_in_time() -> None:
    with silent_server() as address:
        started = time.monotonic()
        with pytest.raises(ServiceUnreachable):
            usable_models(GeminiDoor(base_url=address), KEY, LITE, seconds=1.0)
        assert time.monotonic() - started < 3


@contextmanager
def tls_server(folder: Path, first: dt.datetime, last: dt.datetime) -> Iterator[str]:
    """A server whose own certificate holds from `first` to `last`; and nothing behind it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(1)
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(private, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            try:
                connection.settimeout(5)
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"https://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


@pytest.mark.parametrize("years", [(-3, -2), (2, 3)])
def test_a_certificate_of_another_time_means_a_wrong_clock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, years: tuple[int, int]
) -> None:
    now = dt.datetime.now(dt.UTC)
    first, last = (now + dt.timedelta(days=365 * year) for year in years)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
    with tls_server(tmp_path, first, last) as address:
        error = refusal(GeminiDoor(base_url=address), KEY)
    assert error.code == "clock_wrong"
    assert str(now.year) in error.advice


def test_a_certificate_of_somebody_else_means_a_proxy(tmp_path: Path) -> None:
    now = dt.datetime.now(dt.UTC)
    day = dt.timedelta(days=1)
    with tls_server(tmp_path, now - day, now + day) as address:
        error = refusal(GeminiDoor(base_url=address), KEY)
    assert error.code == "connection_not_trusted"
    assert "proxy" in error.advice


def test_a_location_that_does_not_exist_is_told_from_a_missing_network() -> None:
    fault = OSError("[Errno -2] Name or service not known")
    door = GeminiDoor(DoorKind.VERTEX, project=PROJECT, location="europe-west77")
    assert "europe-west77" in unreachable(fault, door).title
    assert "AI Studio" in unreachable(fault, GeminiDoor()).title
