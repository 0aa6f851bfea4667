; Installs the folder for one account, without an administrator. Called by build.py, which says VERSION, FOLDER, SETUP,
; ICON and KILOBYTES. /S installs silently, /D=FOLDER elsewhere. What a person keeps is never touched.
Unicode true
Target amd64-unicode
RequestExecutionLevel user
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
!endif
ManifestDPIAware true
ManifestSupportedOS Win10

!include "MUI2.nsh"
!include "WinVer.nsh"

!define NAME "乡村劳动力花名册"
!define WINDOW "花名册.exe"
!define FILE_TYPE "RosterDesktop.File"
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\RosterDesktop"

Name "${NAME} ${VERSION}"
OutFile "${SETUP}"
InstallDir "$LOCALAPPDATA\Programs\RosterDesktop"
; An update goes where the program is.
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${WINDOW}"
!define MUI_FINISHPAGE_RUN_TEXT "打开花名册"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将卸载程序。您的花名册、备份和设置都会留下，不会删除。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro StopWhileRunning
  ; The file of a running program cannot be written to.
  IfFileExists "$INSTDIR\${WINDOW}" 0 +7
    ClearErrors
    FileOpen $0 "$INSTDIR\${WINDOW}" a
    IfErrors 0 +4
      MessageBox MB_OK|MB_ICONEXCLAMATION "花名册正开着。请先把它关闭，再运行一次。" /SD IDOK
      SetErrorLevel 2
      Quit
    FileClose $0
!macroend

Function .onInit
  ${WinVerGetBuild} $0
  ${IfNot} ${AtLeastWin10}
  ${OrIf} $0 < 17763
    MessageBox MB_OK|MB_ICONSTOP "本程序需要 Windows 10（1809 版）或更新的版本。" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
FunctionEnd

Section
  !insertmacro StopWhileRunning
  ; Only what a setup put there: a marker file and the folder of data beside the program belong to its owner.
  RMDir /r "$INSTDIR\program"
  IfFileExists "$INSTDIR\program\*.*" 0 +4
    MessageBox MB_OK|MB_ICONEXCLAMATION "旧的程序文件正被占用，换不掉。请重启电脑后再运行一次。" /SD IDOK
    SetErrorLevel 2
    Quit
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${WINDOW}"
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${WINDOW}"

  WriteRegStr HKCU "${CLASSES}\.roster" "" "${FILE_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}" "" "花名册文件"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\DefaultIcon" "" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${CLASSES}\${FILE_TYPE}\shell\open\command" "" '"$INSTDIR\${WINDOW}" "%1"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${WINDOW},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Roster Desktop contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ; The Explorer shows the new file type at once.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  !insertmacro StopWhileRunning
  RMDir /r "$INSTDIR\program"
  Delete "$INSTDIR\${WINDOW}"
  Delete "$INSTDIR\roster-desktop.exe"
  Delete "$INSTDIR\说明.txt"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\uninstall.exe"
  ; Stays where a person's data lies in it.
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "${CLASSES}\.roster" ""
  StrCmp $0 "${FILE_TYPE}" 0 +2
    DeleteRegKey HKCU "${CLASSES}\.roster"
  DeleteRegKey HKCU "${CLASSES}\${FILE_TYPE}"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
