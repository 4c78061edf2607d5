#!/usr/bin/env bash
# Makes a fresh machine ready. Called by the Makefile:
#   setup.sh run    system libraries that Qt needs, and .venv with the locked dependencies
#   setup.sh test   the few programs that only the tests need
#   setup.sh audit  an environment of its own for pip-audit, under build/
#   setup.sh lock   writes requirements.lock anew from pyproject.toml
set -eu
cd "$(dirname "$0")/.."

qt_packages="libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0"
screen_packages="libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
print_and_font_packages="libcups2 fontconfig fonts-dejavu-core"
run_packages="$qt_packages $screen_packages $print_and_font_packages"
test_packages="poppler-utils qpdf xvfb xauth gcc libc6-dev"

say() { printf '[setup] %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# Prints those of its arguments that are not installed. Debian 13 and Ubuntu 24.04 renamed some
# libraries (libglib2.0-0t64): the new package provides the old name, so provided names count too.
missing_packages() {
  local installed name
  installed=" $(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //p' | sed 's/([^)]*)//g' | tr ',\n' '  ' | tr -s ' ') "
  for name in "$@"; do
    case "$installed" in *" $name "*) ;; *) printf '%s ' "$name" ;; esac
  done
}

# Installs what is missing of the named Debian packages; elsewhere says what is needed.
need_packages() {
  local missing as_root="" line
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    [ "$(uname)" != Linux ] ||
      say "No apt here. If something does not start, install what your system calls: $*"
    return 0
  fi
  missing=$(missing_packages "$@")
  missing=${missing% }
  [ -n "$missing" ] || return 0
  line="apt-get install --no-install-recommends $missing"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
      fail "System packages are missing, and there is no sudo. As root, run: $line"
    as_root=sudo
  fi
  say "Installing system packages${as_root:+ with sudo}: $missing"
  $as_root apt-get update -qq </dev/null || say "The package lists could not all be refreshed; trying anyway."
  # shellcheck disable=SC2086  # a list of names, one word each
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    -o Dpkg::Use-Pty=0 $missing </dev/null >/dev/null ||
    fail "The system packages could not be installed. As root, run: $line"
}

# True when the named interpreter runs and is a supported one. A pyenv shim exists but fails when run.
suits() {
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

find_python() {
  local name
  if [ -n "${PYTHON:-}" ]; then
    suits "$PYTHON" || fail "PYTHON=$PYTHON is not a working Python 3.11, 3.12 or 3.13."
    echo "$PYTHON"
    return
  fi
  for name in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
    if suits "$name"; then
      echo "$name"
      return
    fi
  done
}

# Sets python to an interpreter that can make virtual environments.
need_python() {
  python=$(find_python)
  if [ -z "$python" ]; then
    say "Found no Python 3.11, 3.12 or 3.13."
    need_packages python3 python3-venv
    python=$(find_python)
    [ -n "$python" ] || fail "Install one and run again, or name it: make run PYTHON=/path/to/python3"
  fi
  "$python" -c 'import ensurepip' 2>/dev/null ||
    need_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

install_environment() {
  # Without compiled modules every start takes twice as long.
  unset PYTHONDONTWRITEBYTECODE
  export PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1
  if ! suits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    need_python
    say "Making .venv with $("$python" --version)"
    "$python" -m venv --clear .venv
  fi
  say "Installing the locked dependencies (about 200 MB the first time)"
  .venv/bin/python -m pip install --quiet --require-hashes -r requirements.lock
  .venv/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
  .venv/bin/python -m compileall -q diplomat_desk
  .venv/bin/python -c 'import PySide6.QtWidgets, PySide6.QtPrintSupport, PySide6.QtSvg' ||
    fail "Qt does not load. It needs the libraries that Debian calls: $run_packages"
}

write_lock() {
  local scratch
  need_python
  scratch=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder of now, not of later
  trap "rm -rf '$scratch'" EXIT
  "$python" -m venv "$scratch"
  "$scratch/bin/pip" install --quiet --disable-pip-version-check uv
  # Without an index, find-links or header the file names no host and no folder of this machine.
  "$scratch/bin/uv" pip compile --quiet --universal --generate-hashes --no-emit-index-url \
    --no-emit-find-links --no-header --python-version 3.11 --extra test \
    pyproject.toml -o requirements.lock
}

# Its own environment: what it needs is not to change what is locked here.
need_auditor() {
  build/audit/bin/python -m pip_audit --version >/dev/null 2>&1 && return
  .venv/bin/python -m venv --clear build/audit
  build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1 ||
    fail "pip-audit could not be installed, so nothing was audited: it needs the network."
}

case "${1:-}" in
  run)
    # shellcheck disable=SC2086  # lists of names, one word each
    need_packages $run_packages
    install_environment
    ;;
  test)
    # shellcheck disable=SC2086
    need_packages $test_packages
    ;;
  audit) need_auditor ;;
  lock) write_lock ;;
  *) fail "Usage: .ci/setup.sh run|test|audit|lock" ;;
esac
