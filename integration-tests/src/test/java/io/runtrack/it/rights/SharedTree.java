package io.runtrack.it.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tracking path with runs of some days, each with a log of one failed file and one of one email, written by hand.
 * Yesterday's runs are those from which something is taken.
 */
record SharedTree(Path root, LocalDate today) {

    /** A run of the tree. */
    record Run(String id, String command, String status, LocalDate date) {
        String started() {
            return date + "T00:00:00Z";
        }

        String day() {
            return date.toString().replace('-', '/');
        }

        String metadata() {
            return documents(day(), id).get(0);
        }

        String files() {
            return documents(day(), id).get(1);
        }

        String emails() {
            return documents(day(), id).get(2);
        }
    }

    static List<String> documents(String day, String runId) {
        return List.of(
                "run_metadata/" + day + "/" + runId + ".json",
                "file_logs/" + day + "/" + runId + "_files.json",
                "email_logs/" + day + "/" + runId + "_emails.json");
    }

    Run work() {
        return new Run("a-work", "work", "partial_success", today.minusDays(1));
    }

    Run extract() {
        return new Run("b-extract", "extract", "success", today.minusDays(1));
    }

    Run silent() {
        return new Run("c-silent", "silent", "running", today.minusDays(1));
    }

    Run recent() {
        return new Run("d-recent", "recent", "success", today);
    }

    Run older() {
        return new Run("e-older", "older", "failed", today.minusDays(45));
    }

    Run oldest() {
        return new Run("f-oldest", "older", "failed", today.minusDays(400));
    }

    List<Run> runs() {
        return List.of(work(), extract(), silent(), recent(), older(), oldest());
    }

    /** Those that prune is to delete. */
    List<Run> endedBeforeToday() {
        return List.of(work(), extract(), older(), oldest());
    }

    SharedTree write() throws IOException {
        for (Run run : runs()) {
            write(run.metadata(), """
                    {"run_id": "%s", "command": "%s", "started_at": "%s", "status": "%s", "total_files": 1, "failed_count": 1,
                     "emails_sent": 1}""".formatted(run.id(), run.command(), run.started(), run.status()));
            write(run.files(), """
                    [{"run_id": "%s", "file_path": "/in/1.wav", "status": "failed", "error_type": "IOException"}]""".formatted(run.id()));
            write(run.emails(), """
                    [{"run_id": "%s", "email": "ana@example.com", "status": "sent"}]""".formatted(run.id()));
        }
        return this;
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Gives all to one user, and to nobody else. */
    SharedTree giveTo(String userName) throws IOException {
        UserPrincipal user =
                root.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(userName);
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.setOwner(each, user);
                Files.setAttribute(each, "unix:mode", Files.isDirectory(each) ? 0700 : 0600);
            }
        }
        return this;
    }

    /** How many of a run's three documents are there. */
    long left(Run run) {
        return documents(run.day(), run.id()).stream()
                .filter(name -> Files.exists(root.resolve(name)))
                .count();
    }

    static LocalDate todayInUtc() {
        return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
