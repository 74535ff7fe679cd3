#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# Makes .venv what the lock says, and sees to the system libraries it needs. Quick when nothing changed.
# Usage: scripts/setup.sh [run|test]. "run" leaves out what only the tests need.
set -euo pipefail
cd "$(dirname "$0")/.."
purpose=${1:-test}

say() { printf 'setup: %s\n' "$*" >&2; }

# One at a time: two makes in one checkout would install over each other.
if command -v flock >/dev/null 2>&1; then
    mkdir -p build
    exec 9>build/setup.lock
    flock 9
fi

# ---- system packages (Debian and its kin) ----------------------------------------------------
window=(libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 fonts-dejavu-core
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0)
tests=(xvfb xauth openbox gnome-keyring dbus-daemon postgresql procps binutils)
wanted=("${window[@]}")
[ "$purpose" = run ] || wanted+=("${tests[@]}")

fits='import sys; sys.exit(sys.version_info < (3, 11))'
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 /usr/bin/python3 python3.11 python3.12 python3.13 python3.14; do
        if [ -n "$candidate" ] && "$candidate" -c "$fits" 2>/dev/null; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

missing=()
if command -v dpkg-query >/dev/null 2>&1; then
    # Newer releases carry some of these names with the suffix t64.
    installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" \
        "${wanted[@]/%/t64}" 2>/dev/null | sed -n 's/^installed //p' | tr "\n" " " || true) "
    for package in "${wanted[@]}"; do
        case $installed in *" $package "* | *" ${package}t64 "*) ;; *) missing+=("$package") ;; esac
    done
fi
python=$(find_python) || python=
if [ ! -x .venv/bin/python ]; then
    if [ -z "$python" ]; then
        missing+=(python3 python3-venv)
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        missing+=("$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info[1])')")
    fi
fi
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing ${missing[*]}"
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >build/apt.log 2>&1 || {
            cat build/apt.log >&2
            say "apt-get could not install: ${missing[*]}"
            exit 1
        }
    else
        say "these packages are missing; install them as an administrator, then run make again:"
        printf '  apt-get install --no-install-recommends %s\n' "${missing[*]}" >&2
        exit 1
    fi
fi
[ -n "$python" ] || python=$(find_python) || {
    say "Python 3.11 or newer is needed, and none was found"
    exit 1
}

# ---- the window's languages: compiled for Qt where their words are newer ----------------------
translations() {
    local words
    for words in resources/i18n/*.ts; do
        [ "${words%.ts}.qm" -nt "$words" ] || .venv/bin/pyside6-lrelease -silent "$words" -qm "${words%.ts}.qm"
    done
}

# ---- .venv -----------------------------------------------------------------------------------
recipe=$(cat pyproject.toml requirements/dev.lock scripts/setup.sh scripts/prune.py | sha256sum)
stamp=.venv/made-from # the recipe, and the folder: the programs in a .venv don't survive a move
made_from=$(cat "$stamp" 2>/dev/null) || made_from=
if ! .venv/bin/python -c "$fits" 2>/dev/null || [ "${made_from#*$'\n'}" != "$PWD" ]; then
    say "making .venv"
    rm -rf .venv
    "$python" -m venv .venv
elif [ "${made_from%%$'\n'*}" = "$recipe" ]; then
    translations
    exit 0
else
    say "refreshing .venv"
    printf 'being made\n%s' "$PWD" >"$stamp"
fi
pip=(.venv/bin/python -m pip --disable-pip-version-check)
"${pip[@]}" install --quiet --require-hashes --only-binary :all: -r requirements/dev.lock
# --require-hashes can't install the project itself.
"${pip[@]}" install --quiet --no-deps --no-build-isolation -e .
.venv/bin/python scripts/prune.py requirements/dev.lock
"${pip[@]}" check >/dev/null
# The first start needn't compile anything.
env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m compileall -q desktop
translations
printf '%s\n%s' "$recipe" "$PWD" >"$stamp"
