"""Nothing is sent anywhere: no module can reach a network, and no test of the suite does."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from tests.architecture.source import expect_none, imports_of, modules
from tests.network_guard import NetworkUsedError

OF_A_NETWORK = (
    "socket",
    "ssl",
    "asyncio",
    "http",
    "urllib.request",
    "urllib.error",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "telnetlib",
    "xmlrpc",
    "socketserver",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineWidgets",
)


def test_no_module_imports_what_reaches_a_network() -> None:
    wrong = [
        f"{module.at(found.node)} imports {found.target}"
        for module in modules().values()
        for found in imports_of(module)
        if any(found.target == name or found.target.startswith(f"{name}.") for name in OF_A_NETWORK)
    ]

    expect_none(wrong)


def test_a_connection_made_in_any_test_fails_it() -> None:
    with pytest.raises(NetworkUsedError):
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)


def test_a_name_looked_up_in_any_test_fails_it() -> None:
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("caseload.invalid", 80)


def test_a_page_fetched_in_any_test_fails_it() -> None:
    with pytest.raises(NetworkUsedError):
        urllib.request.urlopen("http://127.0.0.1:9/")  # noqa: S310 - it is refused
