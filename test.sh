#!/usr/bin/env bash
# Runs every suite. Installs what it needs from Debian, NuGet and npm. Ends with one line: N passed, N failed, N skipped.
#   ./test.sh               everything
#   ./test.sh Storage.Tests only suites whose name contains that
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
only=${1:-}
results=$(mktemp -d)
trap 'stop_postgresql; rm -rf "$results"' EXIT
failed_steps=0

step() { printf '\n== %s\n' "$1"; }

pg_program() { ls -d /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | sort -V | tail -1; }

install_debian_packages() {
  local missing=()
  [ -n "$(pg_program postgres)" ] || missing+=(postgresql)
  [ -x /usr/bin/chromium ] || missing+=(chromium)
  [ -x /usr/bin/firefox-esr ] || [ -x /usr/bin/firefox ] || missing+=(firefox-esr)
  fc-list 2>/dev/null | grep -qi inter || missing+=(fontconfig fonts-inter fonts-dejavu-core)
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=""; [ "$(id -u)" -eq 0 ] || sudo=sudo
  $sudo apt-get update -qq -o Acquire::Retries=3 && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq -o Acquire::Retries=3 --no-install-recommends "${missing[@]}" >/dev/null
}

# One server for the whole run, writing to the disk as in production. Its programs refuse to run as root.
pg_run() {
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

start_postgresql() {
  [ -n "${ORLEANSCHAT_TEST_POSTGRESQL:-}" ] && return 0
  postgresql=$(mktemp -d)
  [ "$(id -u)" -eq 0 ] && chown postgres "$postgresql"
  pg_run "$(pg_program initdb)" -D "$postgresql/data" -U orleanschat -A trust -E UTF8 --locale=C --no-sync >/dev/null || return 1
  local port attempt
  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 10000))
    pg_run "$(pg_program pg_ctl)" -D "$postgresql/data" -l "$postgresql/log" -w \
      -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$postgresql -c max_connections=300" start >/dev/null || continue
    export ORLEANSCHAT_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=orleanschat;Database=postgres"
    return 0
  done
  tail -20 "$postgresql/log"
  return 1
}

stop_postgresql() {
  [ -n "${postgresql:-}" ] || return 0
  pg_run "$(pg_program pg_ctl)" -D "$postgresql/data" -m immediate -w stop >/dev/null 2>&1
  rm -rf "$postgresql"
}

# A suite counts its own failures. Where it fails without one (it did not run, did not end, or broke outside its tests) that is a step.
broken() {
  echo "FAILED: $1"
  failed_steps=$((failed_steps + 1))
}

vitest_counts() {
  node -e 'const r = require(process.argv[1]); console.log(r.numPassedTests, r.numFailedTests, r.numPendingTests + r.numTodoTests)' "$results/vitest.json" 2>/dev/null
}

widget() {
  (cd widget && npm ci --no-audit --no-fund --loglevel=error) || { broken "widget: its packages could not be installed"; return; }
  (cd widget && npm run lint) || broken "widget: lint"
  (cd widget && npm run build) || { broken "widget: build"; return; }
  (cd widget && timeout 900 npx vitest run --reporter=default --reporter=json --outputFile.json="$results/vitest.json") && return
  local passed failed skipped
  read -r passed failed skipped < <(vitest_counts)
  [ "${failed:-0}" -gt 0 ] || broken "widget: vitest ended in an error that is no test's"
}

# What failed and with which words, once more behind everything: the end of a long output is what is looked at first.
say_failures() {
  sed -n '/^  Failed .*\[.*\]$/,/^  Stack Trace:/p' "$results"/*.log 2>/dev/null | grep -v '^  Stack Trace:' | cut -c1-400 | head -60
  node -e 'for (const file of require(process.argv[1]).testResults) for (const test of file.assertionResults) if (test.status === "failed") console.log("  Failed " + test.fullName + "\n" + (test.failureMessages[0] ?? "").split("\n").slice(0, 8).join("\n"))' "$results/vitest.json" 2>/dev/null | cut -c1-400 | head -60
}

suite() {
  local name=$1 log="$results/$1.log"
  step "$name"
  timeout 900 dotnet test "tests/$name" -c Release --no-build --nologo --blame-hang-timeout 5m 2>&1 | tee "$log"
  local ended=${PIPESTATUS[0]}
  grep -qE '(Passed|Failed)! +- Failed:' "$log" || { broken "$name did not run to its end"; return; }
  [ "$ended" -eq 0 ] || grep -qE '^Failed! +- Failed: +[1-9]' "$log" || broken "$name ended with $ended outside its tests"
}

step "Packages"
install_debian_packages || broken "Debian packages could not be installed"

step "PostgreSQL"
start_postgresql || broken "PostgreSQL did not start"

if [ -z "$only" ] || [[ widget == *"$only"* ]]; then
  step "Widget"
  widget
fi

step "Build"
if dotnet restore --locked-mode -v q && dotnet build -c Release --no-restore -v q --nologo ${ORLEANSCHAT_TEST_SQLSERVER:+-p:InvariantGlobalization=false}; then
  dotnet format whitespace --verify-no-changes --no-restore || broken "dotnet format: see the lines above"
  for project in tests/*.Tests; do
    name=$(basename "$project")
    [ -n "$only" ] && [[ "$name" != *"$only"* ]] && continue
    suite "$name"
  done
else
  broken "the build"
fi

read -r passed failed skipped < <(cat "$results"/*.log 2>/dev/null | sed -nE 's/^(Passed|Failed|Skipped)! +- Failed: +([0-9]+), Passed: +([0-9]+), Skipped: +([0-9]+).*/\3 \2 \4/p' |
  awk '{p += $1; f += $2; s += $3} END {print p + 0, f + 0, s + 0}')
if [ -f "$results/vitest.json" ]; then
  read -r p f s < <(vitest_counts)
  passed=$((passed + p)); failed=$((failed + f)); skipped=$((skipped + s))
fi

echo
say_failures
[ "$failed_steps" -gt 0 ] && echo "$failed_steps step(s) outside the suites failed; see above"
echo "$passed passed, $((failed + failed_steps)) failed, $skipped skipped"
[ "$((failed + failed_steps))" -eq 0 ] && [ "$passed" -gt 0 ]
