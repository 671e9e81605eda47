#!/bin/sh
# Starts a command with the agent if its jar is there and without it if not, since a JVM that is told of a missing jar does not start.
jar=/opt/runtrack/runtrack-agent.jar
if [ -f "$jar" ] && [ -r "$jar" ] && [ -s "$jar" ]; then
  export JAVA_TOOL_OPTIONS="-javaagent:$jar${JAVA_TOOL_OPTIONS:+ $JAVA_TOOL_OPTIONS}"
else
  echo "[runtrack] warning: $jar is not there, or empty; going on untracked" >&2
fi
exec "$@"
