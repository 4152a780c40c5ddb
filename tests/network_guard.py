"""Refuses every network socket that Python opens while the tests run; nothing may need one."""

from __future__ import annotations

import sys

EVENTS = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
        "urllib.Request",
        "http.client.connect",
        "smtplib.connect",
        "ftplib.connect",
    }
)
LOCAL = ("AF_UNIX",)


class NetworkUsedError(AssertionError):
    """Something under test reached for the network."""


def refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """Stop what opens a connection or looks a name up, but for sockets inside this computer."""
    if event not in EVENTS:
        return
    family = getattr(getattr(arguments[0], "family", None), "name", "") if arguments else ""
    if family not in LOCAL:
        raise NetworkUsedError(f"{event} was called; the program never uses a network.")


def install() -> None:
    """Guard this process for as long as it lives."""
    sys.addaudithook(refuse_network)
