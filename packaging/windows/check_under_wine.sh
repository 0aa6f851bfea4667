#!/bin/sh
# Try the setup as a person's Windows would, as far as Wine can show it; see packaging/README.md for what it cannot.
#
#     packaging/windows/check_under_wine.sh dist/roster-desktop-VERSION-setup.exe
#
# Installs silently into a folder with spaces and Chinese characters, without network where this is run by root, looks
# at file type and menu, keeps a roster from the first row to the report, opens the window by the roster's name for
# five seconds and once more in English, tries the marker file, updates, removes, and looks whether rosters and
# settings are still there. Fails on any step that fails and on any line that nobody expects. Needs Wine 8, a mingw
# compiler, Xvfb and xdotool (apt-packages.txt).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
setup=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
if [ "$(id -u)" = 0 ] && [ -z "${ROSTER_NETWORK_IS_OFF:-}" ]; then
    ROSTER_NETWORK_IS_OFF=yes exec unshare --net "$0" "$setup"
fi
room=$(mktemp -d)
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
# Without the questions for Mono and Gecko, and without entries in the menu of this computer.
WINEPREFIX=$room/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe=d"
HOME=$room LC_ALL=C.UTF-8 XDG_RUNTIME_DIR=$room
export WINEPREFIX WINEARCH WINEDEBUG WINEDLLOVERRIDES HOME LC_ALL XDG_RUNTIME_DIR
unset PYTHONPATH PYTHONHOME PYTHONUTF8 || true
drive=$WINEPREFIX/drive_c
passed=0
screen=

clear_away() {
    # Waits until every program of that Windows has ended.
    wineserver=$(command -v wineserver || echo /usr/lib/wine/wineserver64)
    "$wineserver" --kill || true
    "$wineserver" --wait || true
    [ -z "$screen" ] || kill "$screen"
    rm -rf "$room"
}
trap clear_away EXIT

fail() {
    echo "FAILED: $1"
    for said in "$room/output" "$room/errors"; do [ ! -s "$said" ] || cat "$said"; done
    exit 1
}

ok() {
    passed=$((passed + 1))
}

# Wine gives a Python no file as standard output, only pipes.
# run COMMAND...: its status in $status, what it says in output and errors
run() {
    { { { sleep 0; } | { "$@" && echo 0 > "$room/status" || echo $? > "$room/status"; } 2>&3 | cat > "$room/output"; } 3>&1 |
        cat > "$room/errors"; }
    status=$(tr -d '\r' < "$room/status")
}

# step STATUS WHAT the program is asked to do
step() {
    expected=$1
    shift
    run "$wine" "$installed/roster-desktop.exe" "$@"
    [ "$status" = "$expected" ] || fail "status $status instead of $expected: $*"
    # Progress and findings are told on standard error, in Chinese sentences; a warning of Python or Qt is not.
    ! LC_ALL=C grep -qv "[$(printf '\344-\351')]" "$room/errors" || fail "unexpected lines: $*"
    ok
}

says() {
    grep -q -- "$1" "$room/output" || fail "no word of $1"
    ok
}

is_there() {
    [ -e "$1" ] || fail "missing: $1"
    ok
}

is_gone() {
    [ ! -e "$1" ] || fail "still there: $1"
    ok
}

# key_says KEY WHAT: what stands in the registry there. A query would answer with question marks for Chinese.
key_says() {
    rm -f "$drive/told.reg"
    run "$wine" reg export "$1" 'C:\told.reg' /y
    iconv -f UTF-16 -t UTF-8 "$drive/told.reg" | sed 's/\\\(["\\]\)/\1/g' > "$room/output" || fail "no key $1"
    grep -qF -- "$2" "$room/output" || fail "$1 does not say $2"
    ok
}

key_is_gone() {
    run "$wine" reg query "$1"
    [ "$status" != 0 ] || fail "still in the registry: $1"
    ok
}

# until_true SECONDS CONDITION...
until_true() {
    left=$1
    shift
    until "$@"; do
        left=$((left - 1))
        [ "$left" -gt 0 ] || return 1
        sleep 1
    done
}

shows_window() {
    xdotool search --onlyvisible --name "$1" > "$room/found" 2> "$room/xdotool"
}

has_ended() {
    ! kill -0 "$window" 2> "$room/kill"
}

# window_for TITLE WORDS...: opens so and under that title, stays for five seconds, ends when it is closed
window_for() {
    title=$1
    shift
    { sleep 0; } | "$wine" "$installed/花名册.exe" "$@" 2>&1 | cat > "$room/said" &
    window=$!
    until_true 900 shows_window "$title" || fail "no window with the file: $(cat "$room/said")"
    sleep 5
    ! has_ended || fail "the window did not stay open"
    shows_window "$title" || fail "the window did not stay open"
    # Without force it sends what the close button of a window sends.
    run "$wine" taskkill /IM 花名册.exe
    [ "$status" = 0 ] || fail "the window could not be told to close"
    until_true 300 has_ended || fail "the window did not end"
    [ ! -s "$room/said" ] || fail "unexpected lines from the window: $(cat "$room/said")"
    ok
}

if [ -z "${DISPLAY:-}" ]; then
    DISPLAY=:$((90 + $$ % 100))
    export DISPLAY
    Xvfb "$DISPLAY" -screen 0 1366x768x24 > "$room/screen" 2>&1 &
    screen=$!
    until_true 30 xdotool getmouselocation > "$room/screen-there" 2>&1 || fail "no screen"
fi

# A Windows, with what Wine 8 lacks of it and this program asks for.
"$wine" wineboot -i > "$room/boot" 2>&1
"$wine" winecfg /v win10 >> "$room/boot" 2>&1
for name in bcryptprimitives uisettings; do
    x86_64-w64-mingw32-gcc -shared -O2 -s -Wall -Werror "$here/stand-ins/$name.c" -o "$drive/windows/system32/$name.dll" -ladvapi32
done
classes='HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings'
run "$wine" reg add "$classes" /v DllPath /t REG_SZ /d 'C:\windows\system32\uisettings.dll' /f
run "$wine" reg add "$classes" /v ActivationType /t REG_DWORD /d 0 /f
run "$wine" reg add "$classes" /v Threading /t REG_DWORD /d 0 /f
# Chinese letters under a name that Windows has.
font=$(fc-match -f '%{file}' "WenQuanYi Micro Hei,Noto Sans CJK SC:lang=zh-cn")
cp "$font" "$drive/windows/Fonts/msyh.ttc"
cp "$font" "$drive/windows/Fonts/msyhbd.ttc"

account=$drive/users/$(ls "$drive/users" | grep -vx Public | head -n 1)
installed="$drive/农 办 软件/花 名 册"
place='C:\农 办 软件\花 名 册'
menu="$account/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/乡村劳动力花名册.lnk"
kept="$account/AppData/Local/roster-desktop/settings.ini"
uninstall='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\RosterDesktop'

# Where an earlier version is, by its own word: a setup goes there. (Wine puts /D= in quotes, which no setup reads.)
run "$wine" reg add "$uninstall" /v InstallLocation /t REG_SZ /d "$place" /f
run "$wine" "$setup" /S
[ "$status" = 0 ] || fail "the setup ended with $status"
for file in 花名册.exe roster-desktop.exe 说明.txt uninstall.exe program/python311.dll; do is_there "$installed/$file"; done
is_there "$menu"
key_says 'HKCU\Software\Classes\.roster' RosterDesktop.File
key_says 'HKCU\Software\Classes\RosterDesktop.File\shell\open\command' "\"$place\\花名册.exe\" \"%1\""
key_says "$uninstall" "$place\\uninstall.exe\" /S"

# Invented people.
work="$drive/users/试 用"
mkdir -p "$work"
cd "$work"
step 0 new "四 合 村.roster" --level village --unit 四合村 --township 华阳镇 --county 洋县
printf '姓名,身份证号,联系电话\n张试一,610723198503123014,13900000001\n李试二,61072319900315402X,13900000002\n' > 名单.csv
step 1 import "四 合 村.roster" 名单.csv --roster person --json
step 0 rows "四 合 村.roster" person --json
says 李试二
step 1 check "四 合 村.roster" --json
says A26
step 1 export "四 合 村.roster" "四 合 村.xlsx"
step 0 new 华阳镇.roster --level township --unit 华阳镇 --county 洋县
step 0 merge 华阳镇.roster "四 合 村.xlsx" --json
says merged
for report in xlsx pdf png; do
    step 0 report 华阳镇.roster incomplete "待完善.$report"
    is_there "待完善.$report"
done
step 0 doctor "四 合 村.roster"
window_for '四合村.*乡村劳动力花名册' 'C:\users\试 用\四 合 村.roster'
is_there "$kept"
window_for '四合村.*Roster Desktop' 'C:\users\试 用\四 合 村.roster' --lang en

# With the marker file everything is kept beside the program, also when the program is set up anew over the old one.
: > "$installed/便携"
cp "$kept" "$room/kept"
window_for '华阳镇.*乡村劳动力花名册' 'C:\users\试 用\华阳镇.roster'
is_there "$installed/数据/settings.ini"
cmp "$kept" "$room/kept" || fail "a stick's window wrote into the account's settings"
ok
run "$wine" "$setup" /S
[ "$status" = 0 ] || fail "setting up over the old program ended with $status"
for file in 便携 数据/settings.ini program/python311.dll; do is_there "$installed/$file"; done
step 0 rows 华阳镇.roster person --json
says 张试一

# The uninstaller goes on as a copy of itself after it has answered.
run "$wine" "$installed/uninstall.exe" /S
until_true 120 test ! -e "$installed/uninstall.exe" || fail "the uninstaller is still there"
for file in 花名册.exe roster-desktop.exe 说明.txt program; do is_gone "$installed/$file"; done
is_gone "$menu"
for key in 'HKCU\Software\Classes\.roster' 'HKCU\Software\Classes\RosterDesktop.File' "$uninstall"; do key_is_gone "$key"; done
for file in "$installed/数据/settings.ini" "$kept"; do is_there "$file"; done
for file in "$work/四 合 村.roster" "$work/华阳镇.roster"; do is_there "$file"; done
echo "$passed passed, 0 failed"
