# Build, try and pack Caseload on Windows, from a fresh checkout. Run in PowerShell:
#   powershell -ExecutionPolicy Bypass -File release\windows.ps1
# Needs: Python 3.11 or newer for 64 bits, and NSIS 3.08 or newer for the installer
# (without NSIS the portable zip is still made). No administrator rights are needed.

$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")

function Invoke-Step([string] $Words, [scriptblock] $Step) {
    Write-Output $Words
    & $Step
    if ($LASTEXITCODE -ne 0) { throw "$Words failed with $LASTEXITCODE." }
}

# The launcher comes with the installer of Python; a Python from elsewhere may have no launcher.
$Python = if (Get-Command py -ErrorAction SilentlyContinue) { "py" } else { "python" }

# NSIS does not add itself to the path.
$Nsis = Join-Path ${env:ProgramFiles(x86)} "NSIS"
if (Test-Path $Nsis) { $env:Path = "$env:Path;$Nsis" }

Invoke-Step "Running the tests" { & $Python dev.py test }
Invoke-Step "Building, trying and packing" { & $Python dev.py release }

# Try what was packed, not what was built: unpack the zip under a name with spaces and accents.
$Trial = Join-Path $env:TEMP ("Caseload trial " + [char]0x00E9)
if (Test-Path $Trial) { Remove-Item -Recurse -Force $Trial }
$Zip = Get-ChildItem dist\Caseload-*-portable.zip | Select-Object -First 1
Expand-Archive -Path $Zip.FullName -DestinationPath $Trial
$Program = Join-Path $Trial "Caseload\caseload-app.exe"
Invoke-Step "Trying the portable program" { & $Program --self-check }
Invoke-Step "Reading its version" { & $Program --version }
Remove-Item -Recurse -Force $Trial

# Try the installer silently, and remove it again.
$Setup = Get-ChildItem dist\Caseload-*-setup.exe -ErrorAction SilentlyContinue | Select-Object -First 1
if ($Setup) {
    $Home_ = Join-Path $env:LOCALAPPDATA "Programs\Caseload"
    $Run = Start-Process -Wait -PassThru $Setup.FullName -ArgumentList "/S"
    if ($Run.ExitCode -ne 0) { throw "The installer failed with $($Run.ExitCode)." }
    Invoke-Step "Trying the installed program" { & (Join-Path $Home_ "caseload-app.exe") --self-check }
    Start-Process -Wait (Join-Path $Home_ "Uninstall.exe") -ArgumentList "/S", "_?=$Home_"
    if (Test-Path (Join-Path $Home_ "Caseload.exe")) { throw "The program was not removed." }
}

Get-ChildItem dist -File | Format-Table Name, Length
