#!/bin/sh
# Builds runtrack and this example, lets the pipeline work for ten nights under the agent, and shows what is on record.
# With --no-build it takes what was built before.
set -eu
cd "$(dirname "$0")/../.."

example=examples/call-center
target=$example/target
runs=$target/runs
nights=$target/nights
mail=$target/mail
config=$target/pipeline.properties
day=2026-11-20
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

say() {
    printf '\n== %s\n' "$*"
}

fail() {
    echo "run.sh: $*" >&2
    exit 1
}

runtrack() {
    TRACKING_PATH=$runs "$java" -jar cli/target/runtrack.jar "$@"
}

# call_center TRACKING_PATH EXIT_CODE AGENT_OPTIONS ARGUMENT…: the pipeline in a JVM of its own, under the agent.
call_center() {
    path=$1
    expected=$2
    options=$3
    shift 3
    code=0
    "$java" "-javaagent:agent/target/runtrack-agent.jar=path=$path,labels=pipeline=nightly;team=quality$options" \
        -jar "$target/call-center.jar" "$@" || code=$?
    [ "$code" -eq "$expected" ] || fail "call-center $* ended with exit code $code, not $expected"
}

# One command of the last night. The pipeline's exit code 3 says: done in part.
last_night() {
    expected=$1
    options=$2
    shift 2
    say "call-center $*"
    call_center "$runs" "$expected" "$options" "$@" --config "$config" --date "$day"
}

# It saves what it received before it ends, so it is waited for.
stop_mail_server() {
    kill "$mail_server" 2>/dev/null || true
    wait "$mail_server" || true
    rm -f "$mail/port"
}

# start_mail_server MAILBOXES
start_mail_server() {
    "$java" -cp "$target/call-center.jar" com.example.callcenter.mailserver.MailServerMain \
        "$1" "$mail/port" "$mail/received" &
    mail_server=$!
    trap stop_mail_server EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    tries=0
    until [ -s "$mail/port" ]; do
        tries=$((tries + 1))
        if [ "$tries" -gt 300 ] || ! kill -0 "$mail_server" 2>/dev/null; then
            fail "the mail server did not start"
        fi
        sleep 0.1
    done
    CALL_CENTER_SMTP_PORT=$(cat "$mail/port")
    export CALL_CENTER_SMTP_PORT
}

# The typist forgot the last line of this call's words.
forget_a_line() {
    sheet=$1/A103_1005.words.txt
    sed '$d' "$sheet" >"$sheet.short"
    mv "$sheet.short" "$sheet"
}

# earlier_night DAYS_AGO EXIT_CODE: the calls of the shipped day but the one that is cut off, some nights fewer of them.
earlier_night() {
    ago=$1
    date=2026-11-$((20 - ago))
    calls=$target/calls/$date
    cp -r "$example/input/calls/$day" "$calls"
    rm "$calls"/A102_1004.*
    case $ago in
        9 | 4) rm "$calls"/A104_* ;;
        7 | 2) rm "$calls"/A105_* ;;
        8 | 5) forget_a_line "$calls" ;;
    esac
    call_center "$nights/$ago" "$2" "" night --config "$config" --date "$date" >"$target/night-$ago.log"
}

if [ "${1:-}" != --no-build ]; then
    echo "Building; the first time Maven fetches what it needs, which takes a few minutes."
    mvn -B -ntp -q -DskipTests -pl "agent,cli,$example" -am package
fi

rm -rf "$runs" "$nights" "$mail" "$target/work" "$target/calls"
mkdir -p "$mail" "$target/calls"
sed -e 's|^calls = .*|calls = calls|' -e 's|^work = .*|work = work|' -e 's|^roster = |&../|' \
    "$example/pipeline.properties" >"$config"

say "nine earlier nights"
{ cat "$example/input/mailboxes.txt"; echo bruno.costa@callcenter.example; } >"$mail/mailboxes.txt"
start_mail_server "$mail/mailboxes.txt"
earlier_night 9 0
earlier_night 8 3
earlier_night 7 0
earlier_night 6 0
earlier_night 5 3
earlier_night 4 0
earlier_night 3 0
# Two nights ago Bruno Costa's mailbox was closed.
stop_mail_server
start_mail_server "$example/input/mailboxes.txt"
earlier_night 2 3
earlier_night 1 3
"$java" -cp cli/target/runtrack.jar "$example/nights/EarlierNights.java" "$nights" "$runs"

# The last night. One recording is cut off, which never happened before; one sheet lacks a line, as in other nights.
cp -r "$example/input/calls/$day" "$target/calls/"
forget_a_line "$target/calls/$day"
last_night 3 ",run.id=transcribe-$day" transcribe
last_night 0 "" extract
last_night 0 "" voc-extract
last_night 3 ",run.id=tl-report-$day" report tl-report
last_night 0 "" report trainer-report

# The typist has found the line. What failed is repeated.
cp "$example/input/calls/$day/A103_1005.words.txt" "$target/calls/$day/"
say "runs failed transcribe-$day"
runtrack runs failed "transcribe-$day" --print0 >"$target/failed"
tr '\0' '\n' <"$target/failed"
say "call-center transcribe, of what failed"
TRACKING_RERUN_OF=transcribe-$day xargs -0 "$java" \
    "-javaagent:agent/target/runtrack-agent.jar=path=$runs,labels=pipeline=nightly;team=quality" \
    -jar "$target/call-center.jar" transcribe --config "$config" --date "$day" <"$target/failed" || [ $? -eq 123 ]

say "runs list"
runtrack runs list --from today
say "runs show transcribe-$day --files"
runtrack runs show "transcribe-$day" --files
say "runs show tl-report-$day --emails"
runtrack runs show "tl-report-$day" --emails
say "delivery-report of ten nights"
first=$(runtrack runs list --from 10d --format csv | sed -n 's/.*\(20[0-9-]*\)T.*/\1/p' | sort | head -n 1)
runtrack delivery-report --config "$example/report.yaml" --date-from "$first" --date-to today --output "$target/report"
say "today"
# Exit code 1: something needs attention.
runtrack today --config "$example/report.yaml" || [ $? -eq 1 ]

say "all of it in a browser: run this, then open the address that it prints"
echo "$java -jar cli/target/runtrack.jar ui --path $runs --config $example/report.yaml"
