"""The bill of materials: what is inside, in the CycloneDX format that security teams read."""

from __future__ import annotations

import json
import platform
import ssl
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

import sqlcipher3.dbapi2 as sqlcipher
from PySide6.QtCore import qVersion

from release.parts import Part

# https://cyclonedx.org/docs/1.6/json/
SPECIFICATION = "1.6"


def bill_of_materials(version: str, libraries: Sequence[Part]) -> str:
    """Write the bill as JSON; the same parts always give the same text."""
    components = [_library(part) for part in libraries] + _inside_libraries()
    contents = json.dumps(components, sort_keys=True)
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPECIFICATION,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'caseload {version} {contents}')}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "Caseload", "version": version},
        },
        "components": components,
    }
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _library(part: Part) -> dict[str, object]:
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": f"pkg:pypi/{part.name.lower()}@{part.version}",
        "name": part.name,
        "version": part.version,
        "purl": f"pkg:pypi/{part.name.lower()}@{part.version}",
    }
    if part.licence:
        found["licenses"] = [{"license": {"name": part.licence}}]
    if part.homepage:
        found["externalReferences"] = [{"type": "website", "url": part.homepage}]
    return found


def inside() -> dict[str, str]:
    """Name what comes inside other parts: known weaknesses are listed under these names."""
    return {
        "Python": platform.python_version(),
        "OpenSSL": ssl.OPENSSL_VERSION.split()[1],
        "Qt": qVersion(),
        "SQLCipher": _sqlcipher_version(),
        "SQLite": sqlcipher.sqlite_version,
    }


def _inside_libraries() -> list[dict[str, object]]:
    return [
        {"type": "library", "bom-ref": f"{name}@{version}", "name": name, "version": version}
        for name, version in inside().items()
    ]


def _sqlcipher_version() -> str:
    connection = sqlcipher.connect(":memory:")
    try:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0]).split()[0]
    finally:
        connection.close()
