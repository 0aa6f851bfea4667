#!/bin/sh
# Try the Debian package on a Linux that has nothing: install, use without network, open by double click, remove.
#
#     packaging/linux/check_in_clean_root.sh dist/roster-desktop_VERSION_ARCH.deb [SUITE]
#
# Needs root, debootstrap and Xvfb. Makes the root in build/clean-root-SUITE (kept for the next time; delete the folder to
# make it anew). The double click is what desktops do of it: ask for the file's type, for the program that opens it, and
# start that by its menu entry.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
package=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
suite=${2:-bookworm}
root=$top/build/clean-root-$suite
screen=
inside() { chroot "$root" env -i HOME=/srv PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

fail() {
    echo "FAILED: $1"
    exit 1
}
trap '[ -z "$screen" ] || kill "$screen" 2> /dev/null || :' EXIT

if [ ! -e "$root/usr/bin/apt-get" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" > "$root.log"
    # How this computer reaches its sources.
    for part in apt.conf.d auth.conf.d; do
        [ ! -e "/etc/apt/$part" ] || cp -rL "/etc/apt/$part" "$root/etc/apt/"
    done
fi
rm -rf "$root/srv"
mkdir -p "$root/srv" "$root/tmp/.X11-unix"
cp "$package" "$root/srv/package.deb"
cp "$top/packaging/check_bundle.sh" "$root/srv/check_bundle.sh"
# Without asking where it would ask; the system packages are fetched before the network goes. The fonts are among what the
# package recommends, the smaller ones do; the other three are on every desktop.
inside apt-get -qq update
inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends /srv/package.deb \
    fontconfig fonts-wqy-microhei shared-mime-info desktop-file-utils libglib2.0-bin > "$root.log" 2>&1 ||
    { cat "$root.log"; fail "it could not be installed"; }
! inside sh -c 'command -v python3' || fail "there is a Python in the clean root"
files="usr/bin/roster-desktop usr/share/applications/roster-desktop.desktop usr/share/mime/packages/roster-desktop.xml
    usr/share/icons/hicolor/scalable/apps/roster-desktop.svg"
for place in $files; do
    [ -e "$root/$place" ] || [ -L "$root/$place" ] || fail "no /$place"
done

# No network from here on, and the mounts go with the last program.
unshare --net --mount sh -ec '
    mount -t proc proc "$0/proc"
    mount --rbind /dev "$0/dev"
    exec chroot "$0" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 sh /srv/check_bundle.sh /usr/bin/roster-desktop' "$root"

inside desktop-file-validate /usr/share/applications/roster-desktop.desktop || fail "the menu entry is not as it should be"
file="/srv/四 合 村.roster"
inside roster-desktop new "$file" --level village --unit 四合村 --township 华阳镇 --county 洋县 > "$root.log"
inside gio info -a standard::content-type "$file" | grep -q application/x-roster-desktop || fail "the file has no type of its own"
inside gio info -a standard::icon "$file" | grep -q roster-desktop || fail "the file has no icon of its own"
inside gio mime application/x-roster-desktop | grep -q "roster-desktop.desktop" || fail "nothing opens the file"
number=$((90 + $$ % 100))
Xvfb ":$number" -screen 0 1366x768x24 > "$root.screen" 2>&1 &
screen=$!
# What the program says goes where a desktop's log would be.
unshare --net --mount sh -ec '
    mount -t proc proc "$0/proc"
    mount --rbind /dev "$0/dev"
    mount --bind /tmp/.X11-unix "$0/tmp/.X11-unix"
    exec chroot "$0" env -i HOME=/srv PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY="$1" gio open "$2"' \
    "$root" ":$number" "$file" > "$root.said" 2>&1
lock=$root/srv/.config/roster-desktop/window.lock
for _ in $(seq 120); do
    [ ! -s "$lock" ] || break
    sleep 1
done
[ -s "$lock" ] || fail "no window after the double click"
window=$(head -n 1 "$lock")
tr '\0' '\n' < "/proc/$window/cmdline" | grep -qx "$file" || fail "the window was not given the file"
for _ in $(seq 120); do
    ! DISPLAY=:$number xdotool search --onlyvisible --name 四合村 > "$root.found" 2>&1 || break
    sleep 1
done
[ -s "$root.found" ] || fail "no window with the file"
sleep 5
kill -TERM "$window" || fail "the window did not stay open"
for _ in $(seq 60); do
    [ -e "/proc/$window" ] || break
    sleep 1
done
[ ! -e "/proc/$window" ] || fail "the window did not end"
[ ! -s "$root.said" ] || { cat "$root.said"; fail "unexpected lines from the window"; }

inside dpkg --remove roster-desktop > "$root.log"
for place in opt/roster-desktop $files; do
    [ ! -e "$root/$place" ] && [ ! -L "$root/$place" ] || fail "/$place is still there"
done
! inside gio mime application/x-roster-desktop | grep -q "roster-desktop.desktop" || fail "the file type is still there"
[ -s "$root$file" ] || fail "the roster went with the program"
echo "installed, used without network and without Python, opened by double click, removed; the roster stayed"
