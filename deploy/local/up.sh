#!/usr/bin/env bash
# A whole cluster on this machine: silos, fronts and a balancer over PostgreSQL.
#   ./up.sh [SILOS [FRONTS]]      2 and 2 by default; 0 silos: every front is a silo too
# Environment: DATABASE=connection string of a PostgreSQL database (else one is started in .run), FIRST_PORT (5080) of the balancer,
# CONFIGURATION (Release). Everything that it starts is stopped by ./down.sh; logs and process ids lie in .run.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
silos=${1:-2} fronts=${2:-2} run="$here/.run" port=${FIRST_PORT:-5080} configuration=${CONFIGURATION:-Release}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
. "$here/processes.sh"

[[ $# -le 2 && $silos =~ ^(0|[1-9][0-9]?)$ && $fronts =~ ^[1-9][0-9]?$ ]] || { echo "Use ./up.sh SILOS FRONTS with 0 to 99 silos and 1 to 99 fronts, for example ./up.sh 3 2." >&2; exit 2; }
[ ! -e "$run/pids" ] || { echo "A cluster is up, or was not stopped: run $here/down.sh first." >&2; exit 1; }
mkdir -p "$run/logs" && rm -f "$run"/logs/*.log && : >"$run/pids"

echo "Building, which takes minutes the first time ..."
for project in Silo WebFront deploy/local/Balancer; do
  dotnet build "$root/$project" -c "$configuration" -v q --nologo >"$run/logs/build.log" || { cat "$run/logs/build.log"; rm -f "$run/pids"; exit 1; }
done

database=${DATABASE:-}
[ -n "$database" ] || database=$(start_postgresql "$run" $((port + 100))) || { "$here/down.sh" >/dev/null; exit 1; }
export Database__Provider=postgresql Database__ConnectionString="$database" Cluster__AdvertisedAddress=127.0.0.1
binaries() { echo "$root/$1/bin/$configuration/net10.0"; }

addresses=()
for ((i = 1; i <= silos; i++)); do
  start "silo-$i" dotnet "$(binaries Silo)/Silo.dll" --urls="http://127.0.0.1:$((port + 200 + i))" \
    --Cluster:SiloPort=$((11110 + i)) --Cluster:GatewayPort=$((30000 + i)) --Cluster:Name="silo-$i"
  addresses+=("http://127.0.0.1:$((port + 200 + i))")
done
urls=""
for ((i = 1; i <= fronts; i++)); do
  url="http://127.0.0.1:$((port + i))"
  role=(--Cluster:Role=front)
  [ "$silos" -gt 0 ] || role=(--Cluster:Role=all --Cluster:SiloPort=$((11110 + i)) --Cluster:GatewayPort=$((30000 + i)) --Cluster:Name="front-$i")
  start "front-$i" dotnet "$(binaries WebFront)/WebFront.dll" --urls="$url" "${role[@]}"
  addresses+=("$url") urls+="${urls:+,}$url"
done
start balancer dotnet "$(binaries deploy/local/Balancer)/Balancer.dll" --urls="http://127.0.0.1:$port" --Fronts="$urls"
addresses+=("http://127.0.0.1:$port")

for address in "${addresses[@]}"; do wait_until_ready "$address/health/ready" || { "$here/down.sh"; exit 1; }; done

administrator=$(sed -n 's/^The administrator/    the administrator/p' "$run"/logs/{silo,front}-*.log 2>/dev/null || true)
[ -n "$administrator" ] || administrator="    sign in as before; down.sh --clean removes the data, and the next start makes another administrator"

cat <<END

  $silos silos and $fronts fronts are ready behind one address.

  A shop with the chat   http://127.0.0.1:$port/demo
  The operators' console http://127.0.0.1:$port/console
$administrator
  The logs               $run/logs
  Stop everything        $here/down.sh

END
