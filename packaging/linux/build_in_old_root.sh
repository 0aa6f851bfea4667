#!/bin/sh
# Make the folder and the Debian package for older systems, in the root of an older Debian: what is made there asks for
# no newer C library than that one has.
#
#     packaging/linux/build_in_old_root.sh [SUITE] [--folder-only]
#
# SUITE is bullseye where none is named (Debian 11, glibc 2.31). Needs root, debootstrap and the `.venv` of dev.py, made
# with Python 3.11 to 3.13. Makes the root in build/old-root-SUITE with a Python compiled there (kept for the next time;
# delete the folder to make it anew), and writes dist/old/.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
suite=bullseye
case ${1:-} in
    '' | --*) ;;
    *) suite=$1 && shift ;;
esac
root=$top/build/old-root-$suite
wheels=$top/build/old-wheels
python=$top/.venv/bin/python

# A command in the root. Without a genuine /dev/shm CPython is configured without semaphores, so without the second
# process that reads workbooks; the mounts go with the last program.
inside() {
    unshare --mount sh -ec '
        mount -t proc proc "$0/proc"
        mount --rbind /dev "$0/dev"
        exec chroot "$0" env -i HOME=/srv PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive "$@"' "$root" "$@"
}

# packages_of SECTION ...: what apt-packages.txt has there
packages_of() {
    PYTHONPATH=$top/packaging "$python" -c 'import dev, sys
listed = dev.apt_sections(dev.APT_PACKAGES.read_text(encoding="utf-8"))
print(*(package for section in sys.argv[1:] for package in listed[section]))' "$@"
}

# logged COMMAND: its many words are shown only when it fails
logged() {
    "$@" > "$root.log" 2>&1 || { cat "$root.log"; exit 1; }
}

if [ ! -x "$root/usr/bin/apt-get" ]; then
    rm -rf "$root"
    mkdir -p "$root"
    logged debootstrap --variant=minbase --include=ca-certificates "$suite" "$root"
    # How this computer reaches its sources.
    for part in apt.conf.d auth.conf.d; do
        [ ! -e "/etc/apt/$part" ] || cp -rL "/etc/apt/$part" "$root/etc/apt/"
    done
    # The Python is the 3.11 of Debian 12, whose faults are mended there; only its sources come from so new a system.
    sed -n "s/^deb \([^ ]*\) $suite main/deb-src \1 bookworm main/p" "$root/etc/apt/sources.list" \
        > "$root/etc/apt/sources.list.d/python.list"
fi
if [ ! -e "$root/srv/python-is-made" ]; then
    packages=$(packages_of offscreen window package old-root)
    logged inside apt-get -qq update
    # The folder is tried there, and reports print Chinese: the smaller fonts do.
    # shellcheck disable=SC2086 - a word is a package
    logged inside apt-get -qq -o Dpkg::Use-Pty=0 install -y --no-install-recommends $packages fontconfig fonts-wqy-microhei
    logged inside sh -ec 'cd /srv
        rm -rf python python3.11_*
        apt-get -qq source --download-only python3.11
        dpkg-source --no-check -x python3.11_*.dsc python
        cd python
        # Of what is mended there, this module needs a word that Debian gives it by building it in.
        sed -i "/Extension(.pyexpat./s/pyexpat.c.\]/&, extra_compile_args=[\"-DPy_BUILD_CORE_MODULE\"]/" setup.py
        grep -q "pyexpat.c.*DPy_BUILD_CORE_MODULE" setup.py
        # As Debian compiles it, without what only a debugger reads.
        ./configure -q --enable-shared --without-ensurepip OPT="-DNDEBUG -fwrapv -O2" LDFLAGS=-Wl,-rpath,/usr/local/lib
        make -s -j"$(nproc)"
        # A module whose library was not found is left out without an error.
        LD_LIBRARY_PATH=. ./python -c "import bz2, ctypes, lzma, multiprocessing.synchronize, pyexpat, sqlite3, ssl, zlib"
        rm -rf /usr/local/lib/python3.11
        make -s install
        : > /srv/python-is-made'
fi

# The pinned libraries, as their makers built them for systems as old as that one or older.
glibc=$(inside getconf GNU_LIBC_VERSION | sed 's/.*\.//')
machine=$(uname -m)
platforms=
for tag in $(seq -f 'manylinux_2_%g' "$glibc" -1 5) manylinux2014 manylinux2010 manylinux1; do
    platforms="$platforms --platform ${tag}_$machine"
done
mkdir -p "$wheels"
# shellcheck disable=SC2086 - many words
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: $platforms \
    --python-version 3.11 --implementation cp --dest "$wheels" -r "$top/packaging/constraints.txt"
checkout=$root/srv/roster-desktop
rm -rf "$root/srv/wheels" "$root/srv/pip" "$root/srv/venv" "$checkout"
mkdir -p "$root/srv/pip" "$checkout"
cp -r "$wheels" "$root/srv/wheels"
cp -r "$("$python" -c 'import pip; print(pip.__path__[0])')" "$root/srv/pip/pip"
for part in packaging resources roster_desktop ui pyproject.toml LICENSE README.md; do
    cp -r "$top/$part" "$checkout/"
done
logged inside sh -ec 'cd /srv/roster-desktop
    python3.11 -m venv --without-pip /srv/venv
    PYTHONPATH=/srv/pip /srv/venv/bin/python -m pip install --quiet --no-index -f /srv/wheels --no-deps \
        --root-user-action ignore --require-hashes -r packaging/constraints.txt'
inside /srv/venv/bin/python /srv/roster-desktop/packaging/linux/build.py "$@"
mkdir -p "$top/dist/old"
rm -rf "$top/dist/old/roster-desktop"
cp -a "$checkout/dist/." "$top/dist/old/"
