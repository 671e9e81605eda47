#!/bin/sh
# Builds runtrack and this example, runs the pipeline under the agent, and shows the runs that it left.
# With --no-build it takes what was built before.
set -eu
cd "$(dirname "$0")/../.."

example=examples/call-center
runs=$example/target/runs
mail=$example/target/mail
date=2026-11-20
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

say() {
    printf '\n== %s\n' "$*"
}

# command_under_agent EXIT_CODE AGENT_OPTIONS COMMAND…: one command of the pipeline in a JVM of its own, under the agent.
command_under_agent() {
    expected=$1
    options=$2
    shift 2
    say "call-center $*"
    code=0
    "$java" "-javaagent:agent/target/runtrack-agent.jar=path=$runs,labels=pipeline=nightly;team=quality$options" \
        -jar "$example/target/call-center.jar" "$@" --config "$example/pipeline.properties" --date "$date" || code=$?
    if [ "$code" -ne "$expected" ]; then
        echo "run.sh: call-center $* ended with exit code $code, not $expected" >&2
        exit 1
    fi
}

# It saves what it received before it ends, so it is waited for.
stop_mail_server() {
    kill "$mail_server" 2>/dev/null || true
    wait "$mail_server" || true
}

start_mail_server() {
    "$java" -cp "$example/target/call-center.jar" com.example.callcenter.mailserver.MailServerMain \
        "$example/input/mailboxes.txt" "$mail/port" "$mail/received" &
    mail_server=$!
    trap stop_mail_server EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    tries=0
    until [ -s "$mail/port" ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 300 ] || ! kill -0 "$mail_server" 2>/dev/null; then
            echo "run.sh: the mail server did not start" >&2
            exit 1
        fi
        sleep 0.1
    done
    CALL_CENTER_SMTP_PORT=$(cat "$mail/port")
    export CALL_CENTER_SMTP_PORT
}

if [ "${1:-}" != --no-build ]; then
    echo "Building; the first time Maven fetches what it needs, which takes a few minutes."
    mvn -B -ntp -q -DskipTests -pl "agent,cli,$example" -am package
fi

rm -rf "$runs" "$mail" "$example/target/work"
mkdir -p "$mail"
start_mail_server

# Exit code 3 is the pipeline's own: done in part. One recording is cut off, one team lead's mailbox is closed.
command_under_agent 3 ",run.id=transcribe-$date" transcribe
command_under_agent 0 "" extract
command_under_agent 0 "" voc-extract
command_under_agent 3 ",run.id=tl-report-$date" report tl-report
command_under_agent 0 "" report trainer-report

say "runs list"
"$java" -jar cli/target/runtrack.jar runs list --path "$runs"
say "runs show transcribe-$date --files"
"$java" -jar cli/target/runtrack.jar runs show "transcribe-$date" --files --path "$runs"
say "runs show tl-report-$date --emails"
"$java" -jar cli/target/runtrack.jar runs show "tl-report-$date" --emails --path "$runs"
say "today"
# Exit code 1: something needs attention.
"$java" -jar cli/target/runtrack.jar today --config "$example/report.yaml" --path "$runs" || [ $? -eq 1 ]
say "delivery-report"
today=$(date -u +%F)
"$java" -jar cli/target/runtrack.jar delivery-report --config "$example/report.yaml" --path "$runs" \
    --date-from "$today" --date-to "$today" --output "$example/target/report"
