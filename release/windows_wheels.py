"""See whether every pin has a wheel for Windows: `python -m release.windows_wheels`.

Needs the network, so it belongs before a release and into no test.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from release.parts import RUN_LOCK, WINDOWS, pins

TARGET = (
    *("--platform", "win_amd64", "--implementation", "cp", "--python-version", "3.11"),
    *("--abi", "cp311", "--abi", "abi3", "--abi", "none"),
)


def main() -> int:
    """Fetch every wheel into a folder that goes afterwards; 0 when all are there."""
    wanted = pins(RUN_LOCK.read_text(encoding="utf-8"), WINDOWS)
    with tempfile.TemporaryDirectory() as folder:
        hashed = Path(folder) / "windows.txt"
        hashed.write_text(_with_hashes(wanted), encoding="utf-8")
        options = ("--only-binary=:all:", "--no-deps", "--require-hashes", "--quiet")
        command = [sys.executable, "-m", "pip", "download", *options, *TARGET]
        command += ["--requirement", str(hashed), "--dest", folder]
        status = subprocess.run(command, check=False).returncode
        found = len(list(Path(folder).glob("*.whl")))
    sys.stdout.write(f"{found} of {len(wanted)} pinned libraries have a wheel for Windows.\n")
    return 0 if status == 0 and found == len(wanted) else 1


def _with_hashes(wanted: dict[str, str]) -> str:
    """Keep the lock's own lines of these libraries, but for what decides on the machine."""
    kept, keeping = [], False
    for line in RUN_LOCK.read_text(encoding="utf-8").splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            name = line.partition("==")[0]
            keeping = name in wanted
            kept += [f"{name}=={wanted[name]} \\"] if keeping else []
        elif keeping and not line.lstrip().startswith("#"):
            kept.append(line)
    return "\n".join(kept) + "\n"


if __name__ == "__main__":
    sys.exit(main())
