#!/bin/sh
# Builds runtrack and this application; measures 200 calls on a cluster of a driver and two executors, each a JVM with
# the agent; and shows what is on record. With --no-build it takes what was built before. Needs a JDK 17 or 21.
set -eu
cd "$(dirname "$0")/../.."

example=examples/spark
target=$example/target
root=$(pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

say() {
    printf '\n== %s\n' "$*"
}

if [ "${1:-}" != --no-build ]; then
    echo "Building; the first time Maven fetches what it needs, 220 MB for Spark."
    mvn -B -ntp -q -DskipTests -pl annotations,agent,cli -am package
    mvn -B -ntp -q -DskipTests -f "$example/pom.xml" package
fi
rm -rf "$target/runs" "$target/input"
echo Spark >"$target/spark/RELEASE"
"$java" -cp "$target/classes" com.example.calls.Recordings "$target/input"

# What Spark's own scripts add for the JDK's modules.
opens=
for package in java.lang java.lang.invoke java.io java.net java.nio java.util java.util.concurrent sun.nio.ch \
    sun.security.action sun.util.calendar; do
    opens="$opens --add-opens=java.base/$package=ALL-UNNAMED"
done
agent=-javaagent:$root/agent/target/runtrack-agent.jar=path=$root/$target/runs

say "measure-calls 2026-11-29"
# shellcheck disable=SC2086 # a word for each option
SPARK_HOME=$root/$target/spark SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 "$java" $opens "$agent" \
    -Dspark.master='local-cluster[2,1,1024]' -Dspark.driver.host=127.0.0.1 -Dspark.ui.enabled=false \
    -Dspark.executor.extraJavaOptions="$agent" -Dspark.executor.extraClassPath="$root/$target/classes" \
    -cp "$target/classes:$target/spark/jars/*" com.example.calls.MeasureCalls "$root/$target/input" 2026-11-29 \
    2>"$target/measure-calls.log" || {
    echo "measure-calls failed; see $target/measure-calls.log" >&2
    exit 1
}

runtrack() {
    say "runtrack $*"
    TRACKING_PATH=$target/runs "$java" -jar cli/target/runtrack.jar "$@"
}

runtrack runs list --from today
# Exit code 1: something needs attention.
runtrack today || [ $? -eq 1 ]
