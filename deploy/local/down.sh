#!/usr/bin/env bash
# Stops what ./up.sh started, and nothing else: balancer and fronts, then silos, then PostgreSQL.
#   ./down.sh           the database is kept for the next ./up.sh
#   ./down.sh --clean   and removed
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
run="$here/.run"
. "$here/processes.sh"

[[ $# -eq 0 || ($# -eq 1 && $1 == --clean) ]] || { echo "Use ./down.sh, or ./down.sh --clean to remove the data too." >&2; exit 2; }
ended="Nothing was running."
if [ -e "$run/pids" ]; then
  stop TERM 'balancer|front-*'
  stop TERM 'silo-*'
  stop INT 'postgresql'
  rm -f "$run/pids"
  ended="Everything is stopped."
fi
if [ "${1:-}" = --clean ] && [ -e "$run/postgresql.folder" ]; then
  rm -rf -- "$(cat "$run/postgresql.folder")" "$run"
fi
echo "$ended"
