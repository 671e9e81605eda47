package io.runtrack.journal;

import io.runtrack.journal.entry.TextFilter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A process that claims what it can get from a spool, or owns a journal in it, and lives on until it is killed. */
final class Claimant {

    private Claimant() {}

    @SuppressWarnings("SystemOut") // how it talks to the test
    public static void main(String[] arguments) throws Exception {
        Spool spool = Spool.open(Path.of(arguments[1]));
        if (arguments[0].startsWith("own")) {
            Journal journal = spool.create(JournalHeader.of("/data/tracking", 5000), 1 << 30, TextFilter.NONE);
            journal.append(Samples.file("/a"));
            if (arguments[0].equals("own-and-read")) {
                readAll(journal.folder());
            }
            journal.heartbeat(Instant.now());
        } else {
            System.out.println("ready");
            System.in.read();
            for (DeadJournal journal : Samples.claimDead(spool, header -> true)) {
                System.out.println(journal.folder().getFileName());
            }
        }
        System.out.println("done");
        Thread.sleep(60_000);
    }

    /** As code of the host may do that backs up a folder. POSIX drops all of the process's locks on the files. */
    private static void readAll(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.readAllBytes(file);
            }
        }
    }
}
