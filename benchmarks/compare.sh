#!/usr/bin/env bash
# Runs the comparison suites: the same programs without an agent, with an empty one, with other agents, with hand-written tracking and
# with this agent, interleaved in one run. Prints where and when it ran, then for each suite the figures and their ratios to no agent.
#   benchmarks/compare.sh [SUITE,SUITE...]    default S1,S1R,S2APP,C1,C1T2,C2,Z; the suites are described in their own README
# Environment: BENCH (where the suites are, default ../shared/bench beside this checkout), JAVA_HOME (the JDK), RUNS (rounds),
#   VARIANTS (extended regular expression on names). The output is kept in benchmarks/target/comparison as well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly BENCH=${BENCH:-../shared/bench}
readonly COPY=benchmarks/target/comparison
readonly AGENT=agent/target/runtrack-agent.jar

if [ ! -x "$BENCH/run.sh" ]; then
    echo "compare: no suites in $BENCH; set BENCH to the folder that holds their run.sh" >&2
    exit 2
fi
if [ ! -f "$AGENT" ]; then
    mvn -B -q -ntp package -DskipTests -pl agent -am
fi

# The suites write beside themselves: they get a folder of ours to do so, and what was fetched once is fetched no more.
mkdir -p "$COPY"
cp -Rpu "$BENCH/." "$COPY/"
OURS=$PWD
export OURS

where() {
    echo "$(date -u '+%Y-%m-%d %H:%M UTC'), commit $(git rev-parse --short HEAD)"
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 's/^/  /; 1p; 2p'
    echo "  $(nproc) CPUs: $(sed -n '/^model name/{s/^[^:]*: //p;q}' /proc/cpuinfo), $(uname -sr)"
}

(cd "$COPY" && ./build.sh) >&2
{
    where
    (cd "$COPY" && ./run.sh "${1:-S1,S1R,S2APP,C1,C1T2,C2,Z}")
} | tee "$COPY/comparison-$(date -u +%Y%m%dT%H%M%S).txt"
