# Shared by ops/try, ops/test and .ci/run: progress, the machine's needs, and steps that cannot hang.
# shellcheck shell=bash

start_seconds=$SECONDS
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs=$repo/.build/ops
needed_swift=6.2

say() { printf '[%4d s] %s\n' $((SECONDS - start_seconds)) "$*"; }

fail() {
  printf '[%4d s] FAILED: %s\n' $((SECONDS - start_seconds)) "$*" >&2
  exit 1
}

# step NAME SECONDS COMMAND… : runs it with its output in a log file, tells every 20 s that it still runs, ends it when
# the seconds are over, and shows what matters of the log when it fails.
step() {
  local name=$1 limit=$2 log status=0 began=$SECONDS last=$SECONDS pid
  shift 2
  mkdir -p "$logs"
  log=$logs/$(printf '%s' "$name" | tr -c 'a-zA-Z0-9' -).log
  say "$name …"
  timeout --kill-after=20 "$limit" "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - last)) -ge 20 ]; then
      last=$SECONDS
      say "$name … $(tail -n 1 "$log" | tr -d '\r' | cut -c1-100)"
    fi
  done
  wait "$pid" || status=$?
  if [ "$status" = 0 ]; then
    say "$name: done in $((SECONDS - began)) s"
    return 0
  fi
  grep -E -A6 'error:|✘|Fatal error' "$log" | head -n 120 >&2 || true
  printf -- '--- last lines of %s\n' "$log" >&2
  tail -n 25 "$log" >&2
  if [ "$status" = 124 ] || [ "$status" = 137 ]; then fail "$name did not end within $limit s"; fi
  fail "$name (exit status $status)"
}

# True when version $1 is at least $2.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

swift_version() {
  { swift --version 2>/dev/null || true; } | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1
}

need_swift() {
  local version from="Swift $needed_swift or newer comes from https://www.swift.org/install/linux/"
  command -v swift >/dev/null || fail "no swift on PATH. $from"
  version=$(swift_version)
  [ -n "$version" ] || fail "$(command -v swift) does not run: $(swift --version 2>&1 | head -n 3). $from"
  at_least "$version" "$needed_swift" || fail "$(command -v swift) is Swift $version. $from"
  say "Swift $version"
}

# The C libraries and tools that the build needs, from Debian, only when something is missing.
need_packages() {
  local missing=() root=()
  command -v git >/dev/null || missing+=(git)
  command -v c++ >/dev/null || missing+=(g++)
  if command -v pkg-config >/dev/null; then
    pkg-config --exists sqlite3 || missing+=(libsqlite3-dev)
    pkg-config --exists yaml-0.1 || missing+=(libyaml-dev)
    pkg-config --exists libcrypto || missing+=(libssl-dev)
    pkg-config --exists rdkafka || missing+=(librdkafka-dev)
    pkg-config --exists libmicrohttpd || missing+=(libmicrohttpd-dev)
    pkg-config --exists zlib || missing+=(zlib1g-dev)
    pkg-config --exists libsystemd || missing+=(libsystemd-dev)
  else
    missing+=(pkg-config libsqlite3-dev libyaml-dev libssl-dev librdkafka-dev libmicrohttpd-dev zlib1g-dev libsystemd-dev)
  fi
  # The attacker of the publications, in the tests only.
  if [ "${needs_packaging:-no}" = yes ] && ! command -v dpkg-shlibdeps >/dev/null; then missing+=(dpkg-dev); fi
  if [ "${needs_attacker:-no}" = yes ] && ! command -v glpsol >/dev/null; then missing+=(glpk-utils); fi
  if [ ${#missing[@]} = 0 ]; then return 0; fi
  command -v apt-get >/dev/null || fail "missing: ${missing[*]} (their names on Debian, where apt-get installs them)"
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || fail "missing: ${missing[*]}. As root: apt-get install ${missing[*]}"
    root=(sudo)
    sudo true # asks for the password here, not inside a step
  fi
  say "missing, so apt-get installs: ${missing[*]}"
  step "apt-get update" 300 "${root[@]}" apt-get update -q
  step "apt-get install" 900 "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# Some packagings of Swift (Debian's) can leave out the library that joins Testing and Foundation; the compiler must
# then not reach for it. Every build gets the same flags, so that nothing is built twice.
swift_flags=()
choose_swift_flags() {
  local path
  while read -r path; do
    if [ -e "$path/lib_Testing_Foundation.so" ]; then return 0; fi
  done < <(swift -print-target-info | sed -n '/"runtimeLibraryPaths"/,/\]/p' | grep -o '"/[^"]*"' | tr -d '"')
  say "this Swift has no lib_Testing_Foundation.so: building without cross-import overlays"
  swift_flags=(-Xswiftc -Xfrontend -Xswiftc -disable-cross-import-overlays)
}

need_machine() {
  need_swift
  need_packages
  choose_swift_flags
}
