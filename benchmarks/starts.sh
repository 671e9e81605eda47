#!/usr/bin/env bash
# How long short commands take, launched by bin/runtrack and by java -jar, beside a Java that says hello: the least and the median of the wall
# times in milliseconds, the variants taking turns.
#   benchmarks/starts.sh TRACKING_PATH [ROUNDS]    default 20 rounds; takes the zip that was built, JAVA_HOME is the JDK
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly RUNS=$1 ROUNDS=${2:-20}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache

unzip -q distribution/target/runtrack-*.zip -d "$work"
home=$(echo "$work"/runtrack-*)
cat >"$work/Hello.java" <<'JAVA'
class Hello {
    public static void main(String[] arguments) {
        System.out.println("hello");
    }
}
JAVA
"${java}c" -d "$work" "$work/Hello.java"

# measure NAME COMMAND…
measure() {
    local name=$1 from=$EPOCHREALTIME
    shift
    "$@" >/dev/null
    echo $(((${EPOCHREALTIME/./} - ${from/./}) / 1000)) >>"$work/times-$name"
}

"$home/bin/runtrack" --version
until ls "$XDG_CACHE_HOME"/runtrack/*.jsa >/dev/null 2>&1; do sleep 0.2; done
for ((round = 0; round < ROUNDS; round++)); do
    measure hello "$java" -cp "$work" Hello
    measure version-jar "$java" -jar "$home/lib/runtrack.jar" --version
    measure version-launcher "$home/bin/runtrack" --version
    measure list-jar "$java" -jar "$home/lib/runtrack.jar" runs list --limit 20 --path "$RUNS"
    measure list-launcher "$home/bin/runtrack" runs list --limit 20 --path "$RUNS"
done
for name in hello version-jar version-launcher list-jar list-launcher; do
    sort -n "$work/times-$name" | awk -v name="$name" '{ all[NR] = $1 } END { printf "%-17s least %4d  median %4d\n", name, all[1], all[int((NR + 1) / 2)] }'
done
