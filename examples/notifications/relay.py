#!/usr/bin/env python3
"""Turns runtrack's notifications into what a chat or an on-call service takes.

    SLACK_WEBHOOK_URL=https://hooks.slack.com/services/... relay.py slack
    PAGERDUTY_ROUTING_KEY=... relay.py pagerduty

It listens on 127.0.0.1:8700, or where --host and --port say, and needs nothing but Python 3. Runs are told to it with
TRACKING_NOTIFY=http://127.0.0.1:8700/. It answers as the service did, so that runtrack tries again what failed.
"""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LONGEST_DOCUMENT = 1 << 20
LONGEST_REQUEST = 4  # seconds; runtrack waits for five


def name_of(run):
    return " ".join(filter(None, [run["command"], run.get("subcommand")]))


def summary_of(run):
    cause = run.get("error_message")
    if not cause and run["failed_count"]:
        cause = "%d of %d files failed" % (run["failed_count"], run["total_files"])
    if not cause and run["emails_failed"]:
        cause = "%d emails failed" % run["emails_failed"]
    return "%s: %s%s" % (name_of(run), run["status"], ". " + cause if cause else "")


def slack(event, run):
    """An incoming webhook's document: the ends of runs that were no success."""
    if event != "end" or run["status"] == "success":
        return None
    text = summary_of(run) + " (run " + run["run_id"] + ")"
    for character, escaped in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, escaped)
    return {"text": text[:3000]}


def pagerduty(event, run):
    """An event of Events API v2: an alarm for each command, which its next success closes."""
    if event != "end":
        return None
    return {
        "routing_key": os.environ["PAGERDUTY_ROUTING_KEY"],
        "event_action": "resolve" if run["status"] == "success" else "trigger",
        "dedup_key": ("runtrack/" + name_of(run))[:255],
        "payload": {
            "summary": summary_of(run)[:1024],
            "source": run["environment"]["host"] or "runtrack",
            "severity": "warning" if run["status"] == "partial_success" else "error",
            "timestamp": run["completed_at"],
            "custom_details": {key: run[key] for key in ("run_id", "status", "error_type", "exit_code", "labels")},
        },
    }


SERVICES = {
    "slack": (slack, "SLACK_WEBHOOK_URL", None),
    "pagerduty": (pagerduty, "PAGERDUTY_URL", "https://events.pagerduty.com/v2/enqueue"),
}


class Relay(BaseHTTPRequestHandler):
    def do_POST(self):
        length = int(self.headers.get("Content-Length") or 0)
        if length > LONGEST_DOCUMENT:
            return self.answer(413)
        try:
            document = json.loads(self.rfile.read(length))
            message = self.server.message(document["event"], document["run"])
        except (ValueError, KeyError, TypeError):
            return self.answer(400)
        self.answer(204 if message is None else self.passed_on(message))

    def passed_on(self, message):
        request = urllib.request.Request(
            self.server.url, json.dumps(message).encode(), {"Content-Type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=LONGEST_REQUEST):
                return 204
        except urllib.error.HTTPError as refused:
            answer = refused.read(500).decode(errors="replace")
            print("the service answered %d: %s" % (refused.code, answer), flush=True)
            return refused.code
        except OSError as failure:
            print("the service did not answer: %s" % failure, flush=True)
            return 502

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_request(self, code="-", size="-"):
        pass  # the trouble alone is told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("service", choices=sorted(SERVICES))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8700)
    options = parser.parse_args()
    message, variable, usual = SERVICES[options.service]
    needed = ["PAGERDUTY_ROUTING_KEY"] if options.service == "pagerduty" else [variable]
    for name in needed:
        if not os.environ.get(name):
            sys.exit("%s is not set; the service gives it to you" % name)
    server = ThreadingHTTPServer((options.host, options.port), Relay)
    server.message = message
    server.url = os.environ.get(variable) or usual
    print("listening on http://%s:%d/" % (options.host, server.server_address[1]), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
