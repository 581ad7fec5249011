#!/usr/bin/env bash
# Finds or installs what ./demo and ./test need. Sourced by both; never installs what is already there.
#
# Debian and its relatives: packages come from apt, as root or with sudo. Elsewhere it says what to install.
# Set ENTENTE_CACHE to keep downloaded tools in another folder than ~/.cache/entente.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cache="${ENTENTE_CACHE:-${HOME:-/tmp}/.cache/entente}"
target="${CARGO_TARGET_DIR:-$root/target}"
rust_wanted="1.94"
apt_updated=no

say() { printf '%s\n' "$*"; }

stop() {
    printf '\n%s: %s\n' "$(basename "$0")" "$1" >&2
    shift
    local line
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

# as_root COMMAND…: runs it as root; fails where nobody here may.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        return 1
    fi
}

# apt_install PACKAGE…: quiet, without questions; fails where there is no apt or no right to use it.
apt_install() {
    command -v apt-get >/dev/null || return 1
    say "  installing $* (apt)"
    # Steps that run beside each other wait for their turn.
    if [ "$apt_updated" = no ]; then
        one_at_a_time apt as_root apt-get update -qq >/dev/null 2>&1 || true
        apt_updated=yes
    fi
    one_at_a_time apt as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=600 "$@" >/dev/null 2>&1 </dev/null
}

# one_at_a_time NAME COMMAND…: where two processes ask for the same, the second waits.
one_at_a_time() {
    local lock="$cache/.$1.lock"
    shift
    if ! command -v flock >/dev/null || ! mkdir -p "$cache" 2>/dev/null; then
        "$@"
        return
    fi
    (
        flock 9 || true
        "$@" 9>&-
    ) 9>"$lock"
}

# at_least WANTED FOUND: compares versions.
at_least() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]
}

rust_version() {
    command -v cargo >/dev/null && command -v rustc >/dev/null || return 1
    rustc --version 2>/dev/null | awk '{print $2}'
}

has_rust() {
    local found
    found="$(rust_version)" && [ -n "$found" ] && at_least "$rust_wanted" "${found%%-*}"
}

# want_sshd: an OpenSSH server for tests, which run it on a port of their own; none is installed as a service.
want_sshd() {
    local own="$cache/openssh"
    command -v sftp >/dev/null || apt_install openssh-client || return 1
    # A server that root starts wants this folder and this account, which the package makes.
    if [ "$(id -u)" = 0 ]; then
        mkdir -p /run/sshd
        id sshd >/dev/null 2>&1 || useradd -r -s /usr/sbin/nologin -d /run/sshd sshd || return 1
    fi
    if ENTENTE_TEST_SSHD="$(PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v sshd)"; then
        export ENTENTE_TEST_SSHD
        return 0
    fi
    if [ ! -x "$own/sshd" ]; then
        command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
        say "  unpacking openssh-server (apt)"
        mkdir -p "$own"
        (cd "$own" && apt-get download -qq openssh-server libwrap0 >/dev/null 2>&1 &&
            for package in *.deb; do dpkg -x "$package" .; done) || return 1
        # Later versions look for a second program in /usr: they cannot be run from here.
        [ ! -e "$own/usr/lib/openssh/sshd-session" ] || return 1
        printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' \
            "$(dirname "$(find "$own" -name libwrap.so.0 | head -n 1)")" "$own/usr/sbin/sshd" >"$own/sshd"
        chmod +x "$own/sshd"
    fi
    export ENTENTE_TEST_SSHD="$own/sshd"
}

need_rust() {
    [ ! -d "${HOME:-}/.cargo/bin" ] || export PATH="$PATH:$HOME/.cargo/bin"
    has_rust && return 0
    say "Rust $rust_wanted or newer is needed (found: $(rust_version || echo none))."
    command -v rustup >/dev/null || apt_install rustup || true
    if command -v rustup >/dev/null; then
        say "  installing the stable toolchain (rustup)"
        rustup toolchain install stable --profile minimal --component clippy --component rustfmt >/dev/null 2>&1 || true
        export RUSTUP_TOOLCHAIN=stable PATH="$HOME/.cargo/bin:$PATH"
    fi
    has_rust || stop "Rust $rust_wanted or newer could not be installed." \
        "Install it from https://rustup.rs, open a new terminal, and run $0 again." \
        "(Debian's own cargo is too old; Debian 13 and later have a package rustup.)"
}

need_compiler() {
    command -v cc >/dev/null && command -v ar >/dev/null && return 0
    apt_install gcc libc6-dev pkg-config || true
    command -v cc >/dev/null || stop "a C compiler is needed and could not be installed." \
        "As root: apt-get install gcc libc6-dev pkg-config"
}

# The rest serves ./test only: each gives 1 where the thing is not to be had, and the step is then skipped.

# Its cluster is never started: the tests make their own in a temporary folder, as an ordinary user.
find_postgresql() {
    local initdb
    for initdb in /usr/lib/postgresql/*/bin/initdb; do
        [ -x "$initdb" ] && dirname "$initdb" && return 0
    done
    return 1
}

want_postgresql() {
    find_postgresql >/dev/null && return 0
    command -v apt-get >/dev/null || return 1
    # The package would otherwise make and start a cluster of its own.
    as_root mkdir -p /etc/postgresql-common/createcluster.d &&
        echo "create_main_cluster = false" |
        as_root tee /etc/postgresql-common/createcluster.d/entente.conf >/dev/null || return 1
    apt_install postgresql && find_postgresql >/dev/null
}

find_chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

want_chromium() {
    find_chromium >/dev/null || apt_install chromium fonts-dejavu-core || true
    find_chromium >/dev/null
}

# Readers of PDF that are not ours.
want_pdf_tools() {
    command -v qpdf >/dev/null && command -v pdfinfo >/dev/null || apt_install qpdf poppler-utils || true
    command -v qpdf >/dev/null && command -v pdfinfo >/dev/null
}

want_node() {
    command -v npm >/dev/null || apt_install nodejs npm || true
    command -v npm >/dev/null
}

# want_venv NAME REQUIREMENTS…: a Python environment in the cache; prints its python.
want_venv() {
    one_at_a_time "$1" make_venv "$@" || return 1
    say "$cache/$1/bin/python"
}

make_venv() {
    local folder="$cache/$1"
    shift
    local mark
    mark="$folder/.installed-$(printf '%s ' "$@" | cksum | cut -d' ' -f1)"
    if [ ! -e "$mark" ]; then
        command -v python3 >/dev/null && python3 -c 'import venv, ensurepip' 2>/dev/null ||
            apt_install python3 python3-venv >&2 || return 1
        rm -rf "$folder"
        mkdir -p "$cache"
        python3 -m venv "$folder" >&2 || return 1
        "$folder/bin/pip" install --quiet --disable-pip-version-check "$@" >&2 || return 1
        touch "$mark"
    fi
}

is_french() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in fr*) return 0 ;; *) return 1 ;; esac
}
