"""What Windows shows under Properties, Details: made from the one place of the version."""

from __future__ import annotations

# The language and letters of the texts: British English, Unicode.
_LANGUAGE, _LETTERS = 0x0809, 1200

_FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('{language:04x}{letters:04x}', [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [{language}, {letters}])]),
  ],
)
"""


def version_info(version: str, program: str, description: str) -> str:
    """Give the text PyInstaller reads for `version=`. Raises ValueError for a wrong version."""
    numbers = [int(part) for part in version.split(".")]
    texts = {
        "CompanyName": "The Caseload authors",
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "The Caseload authors, MIT licence",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Caseload",
        "ProductVersion": version,
    }
    strings = ",\n".join(f"      StringStruct({key!r}, {text!r})" for key, text in texts.items())
    return _FORM.format(
        numbers=tuple((numbers + [0, 0, 0, 0])[:4]),
        strings=strings,
        language=_LANGUAGE,
        letters=_LETTERS,
    )
