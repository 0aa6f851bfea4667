#!/bin/sh
# Try the Debian package on a Linux that has nothing: install, use without network, remove. Needs root and debootstrap.
#
#     packaging/linux/check_in_clean_root.sh dist/roster-desktop_VERSION_ARCH.deb [SUITE]
#
# Makes the root in build/clean-root (kept for the next time; delete the folder to make it anew).
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
package=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$top/build/clean-root
inside() { chroot "$root" "$@"; }

if [ ! -e "$root/usr/bin/apt-get" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "${2:-bookworm}" "$root"
fi
# The sources of this computer, so that the few system packages can be fetched before the network goes.
rm -rf "$root/etc/apt/sources.list.d" "$root/etc/apt/sources.list"
for part in sources.list sources.list.d apt.conf.d auth.conf.d; do
    [ ! -e "/etc/apt/$part" ] || cp -rL "/etc/apt/$part" "$root/etc/apt/"
done
cp "$package" "$root/srv/package.deb"
cp "$top/packaging/check_bundle.sh" "$root/srv/check_bundle.sh"
inside apt-get -qq update
# The fonts are among what the package recommends; the smaller ones do.
DEBIAN_FRONTEND=noninteractive inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends \
    /srv/package.deb fontconfig fonts-wqy-microhei > /dev/null
! inside sh -c 'command -v python3' || { echo "FAILED: there is a Python in the clean root"; exit 1; }
for place in usr/bin/roster-desktop usr/share/applications/roster-desktop.desktop usr/share/mime/packages/roster-desktop.xml; do
    [ -e "$root/$place" ] || [ -L "$root/$place" ] || { echo "FAILED: no /$place"; exit 1; }
done
# No network from here on.
unshare --net chroot "$root" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 sh /srv/check_bundle.sh /usr/bin/roster-desktop
inside dpkg --remove roster-desktop > /dev/null
[ ! -e "$root/opt/roster-desktop" ] || { echo "FAILED: /opt/roster-desktop is still there"; exit 1; }
[ ! -e "$root/usr/bin/roster-desktop" ] && [ ! -L "$root/usr/bin/roster-desktop" ] || { echo "FAILED: /usr/bin/roster-desktop is still there"; exit 1; }
echo "installed, used without network and without Python, removed"
