#!/usr/bin/env bash
# How much CPU a start of Spring Boot's executable jar takes, that of examples/spring-batch with one day of its input:
# without an agent, with an empty one, with this one that captures nothing, and with this one. The variants take turns.
# Least, lower quartile and median of user and system time in milliseconds, and their ratios to no agent.
#   benchmarks/boot-starts.sh [ROUNDS]    default 20; takes the jars that were built, JAVA_HOME is the JDK
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly ROUNDS=${1:-20} AGENT=$PWD/agent/target/runtrack-agent.jar EXAMPLE=$PWD/examples/spring-batch
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/Empty.java" <<'JAVA'
class Empty {
    public static void premain(String arguments) {}
}
JAVA
"${java}c" -d "$work" "$work/Empty.java"
printf 'Premain-Class: Empty\n' >"$work/empty.mf"
"${java%java}jar" cfm "$work/empty.jar" "$work/empty.mf" -C "$work" Empty.class

# measure NAME JVM_OPTION…
measure() {
    local name=$1
    shift
    rm -rf "$work/run"
    mkdir "$work/run"
    local TIMEFORMAT='%U %S'
    {
        time (cd "$work/run" && "$java" "$@" -jar "$EXAMPLE/target/import-calls.jar" date=2026-11-26 \
            --calls.input="$EXAMPLE/input" --calls.output=out --calls.database=./calls >/dev/null 2>&1)
    } 2>>"$work/times-$name"
}

readonly NAMES=(none empty off auto)
for ((round = 0; round < ROUNDS; round++)); do
    measure none
    measure empty "-javaagent:$work/empty.jar"
    measure off "-javaagent:$AGENT=path=$work/run/tracked,capture=off"
    measure auto "-javaagent:$AGENT=path=$work/run/tracked"
done
for name in "${NAMES[@]}"; do
    awk '{ print int(1000 * ($1 + $2)) }' "$work/times-$name" | sort -n >"$work/sorted-$name"
    paste "$work/sorted-none" "$work/sorted-$name" | awk -v name="$name" '{ none[NR] = $1; all[NR] = $2 }
        function shown(at) { return sprintf("%6d (%.3f)", all[at], all[at] / none[at]) }
        END { print name "\t least " shown(1) "  quartile " shown(int((NR + 3) / 4)) "  median " shown(int((NR + 1) / 2)) }'
done
