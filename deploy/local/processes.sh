# How the local cluster's processes are started, waited for and stopped. Sourced by up.sh and down.sh; a line of .run/pids is one process:
# its id, when the kernel started it (ids are used again), its name.

started_at() { awk '{ sub(/.*\) /, ""); print $20 }' "/proc/$1/stat" 2>/dev/null; }

start() { # NAME COMMAND...
  local name=$1; shift
  setsid "$@" >>"$run/logs/$name.log" 2>&1 </dev/null &
  echo "$! $(started_at $!) $name" >>"$run/pids"
}

is_ours() { [ -n "$2" ] && [ "$(started_at "$1")" = "$2" ]; } # ID START

still_there() { # PATTERN; prints "ID NAME" of those of that name that live
  local id at name
  while read -r id at name; do
    # shellcheck disable=SC2254
    case "$name" in $1) ;; *) continue ;; esac
    if is_ours "$id" "$at"; then echo "$id $name"; fi
  done <"$run/pids"
}

stop() { # SIGNAL PATTERNS (a|b): asks all of them, waits 20 seconds, then ends what is left
  local pattern left id name
  local IFS='|'
  local patterns=($2)
  IFS=$' \t\n'
  for pattern in "${patterns[@]}"; do
    while read -r id name; do kill "-$1" "$id"; done < <(still_there "$pattern")
  done
  for ((tenth = 0; tenth < 200; tenth++)); do
    left=$(for pattern in "${patterns[@]}"; do still_there "$pattern"; done)
    [ -n "$left" ] || return 0
    sleep 0.1
  done
  while read -r id name; do kill -KILL "$id"; done <<<"$left"
}

wait_until_ready() { # URL
  for ((second = 0; second < 120; second++)); do
    curl -fs -o /dev/null --max-time 2 "$1" && return 0
    while read -r id at name; do
      is_ours "$id" "$at" || { echo "$name ended:" >&2; tail -5 "$run/logs/$name.log" >&2; return 1; }
    done <"$run/pids"
    sleep 1
  done
  echo "$1 did not become ready within two minutes; see $run/logs." >&2
  return 1
}

as_database_owner() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_postgresql() { # FOLDER PORT; prints the connection string
  local binaries folder=$1/postgresql port=$2
  binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$binaries" ] || binaries=$(dirname "$(command -v initdb || echo /nowhere/initdb)")
  [ -x "$binaries/initdb" ] || { echo "PostgreSQL is not installed: install it (apt-get install postgresql), or give the connection string of a database of yours as DATABASE." >&2; return 1; }
  # Its data lies apart: the server refuses to run as root, and its own user may not enter every checkout.
  [ -e "$1/postgresql.folder" ] || mktemp -d /tmp/orleanschat-local.XXXXXX >"$1/postgresql.folder"
  folder=$(cat "$1/postgresql.folder")
  if [ ! -e "$folder/PG_VERSION" ]; then
    [ "$(id -u)" -ne 0 ] || chown postgres "$folder"
    as_database_owner "$binaries/initdb" -D "$folder" -U orleanschat -A trust -E UTF8 --locale=C >/dev/null
  fi
  (cd / && as_database_owner "$binaries/pg_ctl" -D "$folder" -l "$folder/log" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300" start >/dev/null) || return 1
  echo "$(head -1 "$folder/postmaster.pid") $(started_at "$(head -1 "$folder/postmaster.pid")") postgresql" >>"$1/pids"
  as_database_owner "$binaries/createdb" -h 127.0.0.1 -p "$port" -U orleanschat orleanschat 2>/dev/null || true
  echo "Host=127.0.0.1;Port=$port;Username=orleanschat;Database=orleanschat"
}
