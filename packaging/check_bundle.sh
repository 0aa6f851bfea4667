#!/bin/sh
# Try a built program from outside, as a person's computer would: no Python, no checkout, no network needed.
#
#     packaging/check_bundle.sh PROGRAM
#
# PROGRAM is the file that starts it, for example dist/roster-desktop/roster-desktop. Makes a folder with spaces and
# Chinese characters, keeps rosters there from the first row to the report, opens the window for five seconds and ends
# it; a folder does that twice, the second time with the marker file of a stick. Fails on any step that fails, on any line
# that is no sentence of the program, and on what is missing in the result. Run by root it has the network switched off;
# the program itself finds nothing on its path but the fonts.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
if [ "$(id -u)" = 0 ] && [ -z "${ROSTER_NETWORK_IS_OFF:-}" ] && unshare --net true; then
    ROSTER_NETWORK_IS_OFF=yes exec unshare --net sh "$0" "$program"
fi
folder=$(mktemp -d)/"试 用 文件夹"
mkdir -p "$folder/home" "$folder/path"
for tool in fc-list fc-match; do
    ! command -v "$tool" > "$folder/found" || ln -s "$(cat "$folder/found")" "$folder/path/$tool"
done
cd "$folder"
if [ -d "$(dirname "$program")/_internal" ]; then
    # The whole folder goes there, as onto a stick; under other names where that is possible, which is quicker.
    cp -al "$(dirname "$program")" "花 名 册" 2> found || { rm -rf "花 名 册" && cp -a "$(dirname "$program")" "花 名 册"; }
    program="$folder/花 名 册/$(basename "$program")"
fi
HOME=$folder/home
XDG_RUNTIME_DIR=$folder
export HOME XDG_RUNTIME_DIR
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    export QT_QPA_PLATFORM=offscreen
fi
unset PYTHONPATH PYTHONHOME XDG_DATA_HOME XDG_CONFIG_HOME || true
passed=0

fail() {
    echo "FAILED: $1"
    [ ! -s errors ] || cat errors
    exit 1
}

# step STATUS WHAT the program is asked to do
step() {
    expected=$1
    shift
    status=0
    PATH=$folder/path "$program" "$@" > output 2> errors || status=$?
    [ "$status" = "$expected" ] || { cat output; fail "status $status instead of $expected: $*"; }
    only_sentences errors || fail "unexpected lines: $*"
    case " $* " in
        # One document, whose own lines begin with what JSON is made of.
        *" --json "*) ! grep -qv '^ *[]["{}0-9tfn-]' output || fail "more than JSON: $*" ;;
        *) only_sentences output || { cat output; fail "unexpected lines: $*"; } ;;
    esac
    passed=$((passed + 1))
}

# Whether every line is a Chinese sentence, also without the Chinese in this folder's own name: a warning of Python, Qt or
# the loader is not.
only_sentences() {
    sed -e "s|$folder||g" -e 's|花 名 册||g' "$1" > lines
    ! LC_ALL=C grep -qv "[$(printf '\344-\351')]" lines && ! grep -qE 'Traceback|Warning|Error|^qt\.|Q[A-Z][A-Za-z]+:' lines
}

says() {
    grep -q -- "$1" output || { cat output; fail "no word of $1"; }
    passed=$((passed + 1))
}

# Invented people.
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
step 0 rows 华阳镇.roster person --json
says 张试一
for report in xlsx pdf png; do
    step 0 report 华阳镇.roster incomplete "待完善.$report"
    [ -s "待完善.$report" ] || fail "待完善.$report was not written"
done
step 0 backup 华阳镇.roster
printf 'correct horse 1\ncorrect horse 1\n' | PATH=$folder/path "$program" password 华阳镇.roster --password-stdin > output 2> errors || fail "password"
step 0 doctor "四 合 村.roster"

# window_with SETTINGS: opens, stays for five seconds, ends when it is told to, without a word
window_with() {
    PATH=$folder/path "$program" "$folder/四 合 村.roster" > output 2> errors &
    window=$!
    # On a slow computer it takes its time until it has the file open; then it must stay for five seconds.
    for _ in $(seq 180); do
        [ ! -e ".四 合 村.roster.lock" ] || break
        sleep 1
    done
    [ -e "$1/window.lock" ] && [ -e ".四 合 村.roster.lock" ] || fail "no window came with the file"
    sleep 5
    kill -0 "$window" 2> /dev/null || fail "the window did not stay open"
    kill -TERM "$window"
    status=0
    wait "$window" || status=$?
    [ "$status" = 0 ] || fail "the window ended with $status"
    # The platform without a screen says this of every window; a real one does not.
    grep -v "^This plugin does not support propagateSizeHints()$" errors > rest || true
    mv rest errors
    [ ! -s errors ] && [ ! -s output ] || { cat output; fail "unexpected lines from the window"; }
    passed=$((passed + 1))
}

window_with "$HOME/.config/roster-desktop"
if [ -d "$folder/花 名 册" ]; then
    # On a stick: nothing is left on the computer.
    : > "$folder/花 名 册/便携"
    rm -rf "$HOME"
    mkdir "$HOME"
    window_with "$folder/花 名 册/数据"
    [ -s "$folder/花 名 册/数据/settings.ini" ] || fail "no settings beside the program"
    left=$(find "$HOME" -type f)
    [ -z "$left" ] || fail "left on the computer: $left"
    passed=$((passed + 1))
fi
rm -rf "$(dirname "$folder")"
echo "$passed passed, 0 failed"
