; The installer: for one user, without administrator rights. Made by `python dev.py release`:
;   makensis -DVERSION=1.0.0 -DPROGRAM=<built folder> -DICON=<icon> -DOUT=<file> caseload.nsi
; Installed silently with /S, into another folder with /D=C:\Folder (last, without quotes).

Unicode true
ManifestDPIAware true
RequestExecutionLevel user
; Small takes minutes; with -DQUICK the script can be tried in seconds.
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Caseload"
!define KIND "Caseload.Store"
!define DATA "$LOCALAPPDATA\Caseload"

Name "Caseload"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Caseload"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Caseload ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Caseload"
VIAddVersionKey "FileDescription" "Caseload set-up"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Caseload authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Caseload.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Open Caseload now"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

; A running program holds its file: ask to close it, and in a silent run leave with code 2.
!macro WaitUntilClosed PREFIX
Function ${PREFIX}WaitUntilClosed
  again:
  IfFileExists "$INSTDIR\Caseload.exe" 0 closed
  ClearErrors
  FileOpen $0 "$INSTDIR\Caseload.exe" a
  IfErrors 0 free
  IfSilent give_up
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION \
    "Caseload is open. Close it, then choose Retry." IDRETRY again
  give_up:
  SetErrorLevel 2
  Abort
  free:
  FileClose $0
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Section "Caseload"
  Call WaitUntilClosed
  ; Nothing of an older version may be left among the new parts. The user's data lie elsewhere.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"

  CreateShortcut "$SMPROGRAMS\Caseload.lnk" "$INSTDIR\Caseload.exe"

  WriteRegStr HKCU "Software\Classes\.caseload" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Caseload store"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\Caseload.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" \
    '"$INSTDIR\Caseload.exe" --store "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Caseload"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Caseload.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Caseload authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section "un.Caseload"
  Call un.WaitUntilClosed
  ; Only what the installer brought, by name: a folder chosen by hand may hold other things.
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\Caseload.exe"
  Delete "$INSTDIR\caseload-app.exe"
  Delete "$INSTDIR\bill-of-materials.json"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Caseload.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.caseload"
  ; The records about children stay unless somebody says otherwise; a silent run keeps them.
  IfFileExists "${DATA}\*.*" 0 done
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 \
    "Caseload is removed. Delete its stores, backups and settings in ${DATA} as well?$\r$\n\
$\r$\nThey hold the records of your team and cannot be brought back." \
    /SD IDNO IDNO done
  RMDir /r "${DATA}"
  done:
SectionEnd
