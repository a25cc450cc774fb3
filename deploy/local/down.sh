#!/usr/bin/env bash
# Stops what ./up.sh started, and nothing else: fronts and silos first, in the order in which they let go of each other, PostgreSQL last.
#   ./down.sh           the database is kept for the next ./up.sh
#   ./down.sh --clean   and removed
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
run="$here/.run"
. "$here/processes.sh"

stop() { # ID START SIGNAL
  is_ours "$1" "$2" || return 0
  kill "-$3" "$1"
  for ((tenth = 0; tenth < 200; tenth++)); do
    is_ours "$1" "$2" || return 0
    sleep 0.1
  done
  kill -KILL "$1"
}

if [ -e "$run/pids" ]; then
  while read -r id at name; do
    [ "$name" = postgresql ] || stop "$id" "$at" TERM
  done < <(tac "$run/pids")
  while read -r id at name; do
    [ "$name" != postgresql ] || stop "$id" "$at" INT
  done <"$run/pids"
  rm -f "$run/pids"
fi
if [ "${1:-}" = --clean ] && [ -e "$run/postgresql.folder" ]; then
  rm -rf -- "$(cat "$run/postgresql.folder")" "$run"
fi
echo "Everything is stopped."
