#!/usr/bin/env bash
# Breaks a cluster of real processes for as long as it is told: each fault by itself with its figures, then random mixes.
#   tests/Cluster.Tests/long.sh 30          half an hour of mixes
#   tests/Cluster.Tests/long.sh 0 4711      one mix, by that seed
# Seeds are printed; what fails leaves its history and every process's output in a folder that is printed too.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CLUSTER_MINUTES=${1:-10} DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
[ $# -lt 2 ] || export CLUSTER_SEED=$2
filter=()
[ $# -lt 2 ] || filter=(--filter FullyQualifiedName~LongMix)
dotnet build tests/Cluster.Tests -c Release -v q --nologo
dotnet test tests/Cluster.Tests -c Release --no-build --nologo --logger "console;verbosity=detailed" "${filter[@]}"
