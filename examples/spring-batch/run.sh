#!/bin/sh
# Builds runtrack and this application, which knows nothing of it; imports the calls of three days under the agent, one
# of them a second time; and shows what is on record. With --no-build it takes what was built before.
set -eu
cd "$(dirname "$0")/../.."

example=examples/spring-batch
target=$example/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

say() {
    printf '\n== %s\n' "$*"
}

fail() {
    echo "run.sh: $*" >&2
    exit 1
}

# import_calls DATE EXIT_CODE: the application as its users start it. That it is tracked, the environment says.
import_calls() {
    say "import-calls date=$1"
    code=0
    JAVA_TOOL_OPTIONS=-javaagent:agent/target/runtrack-agent.jar TRACKING_PATH=$target/runs \
        "$java" -jar "$target/import-calls.jar" "date=$1" --calls.input="$target/input" \
        --calls.output="$target/out" --calls.database="./$target/calls" >"$target/import-$1.log" 2>&1 || code=$?
    [ "$code" -eq "$2" ] || fail "it ended with exit code $code, not $2; see $target/import-$1.log"
}

if [ "${1:-}" != --no-build ]; then
    echo "Building; the first time Maven fetches what it needs, which takes a few minutes."
    mvn -B -ntp -q -DskipTests -pl agent,cli -am package
    mvn -B -ntp -q -DskipTests -f "$example/pom.xml" package
fi
rm -rf "$target/runs" "$target/input" "$target/out" "$target"/calls.*
cp -r "$example/input" "$target/input"

import_calls 2026-11-26 0
# Three lines of Porto's file have no length, and the job passes over two.
import_calls 2026-11-27 5
import_calls 2026-11-28 0
# The file is mended. The same parameters go on with the same job.
cp "$example/mended/porto.csv" "$target/input/2026-11-27/"
import_calls 2026-11-27 0

runtrack() {
    say "runtrack $*"
    TRACKING_PATH=$target/runs "$java" -jar cli/target/runtrack.jar "$@"
}

runtrack runs list --from today
failed=$(TRACKING_PATH=$target/runs "$java" -jar cli/target/runtrack.jar runs list --status failed --format csv |
    sed -n '2s/,.*//p')
runtrack runs show "$failed" --files
# Exit code 1: something needs attention.
runtrack today || [ $? -eq 1 ]
