package io.runtrack.journal;

import io.runtrack.journal.disk.JournalReader;
import io.runtrack.journal.disk.JournalShape;
import io.runtrack.journal.disk.LocalDisk;
import io.runtrack.journal.entry.JournalEntry;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The process that {@link KilledProcessTest} kills: two threads process files and write each to a ledger once its
 * record is in the journal, while a third ships what is in the journal, writing it to a ledger of its own, and has the
 * segments recycled.
 */
final class KillStorm {

    static final JournalShape SHAPE = new JournalShape(8 * 1024, 16, 3, 1 << 30);
    static final int THREADS = 2;

    private KillStorm() {}

    /** Arguments: spool, folder of the ledgers, whether to map. */
    @SuppressWarnings("SystemOut") // how it talks to the test
    public static void main(String[] arguments) throws Exception {
        Path spool = Path.of(arguments[0]);
        Path ledgers = Path.of(arguments[1]);
        Journal journal = Spool.open(spool)
                .create(
                        JournalHeader.of("/data/tracking", 5000),
                        SHAPE,
                        new LocalDisk(spool, Boolean.parseBoolean(arguments[2])));
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            new Thread(() -> process(journal, thread, ledgers)).start();
        }
        System.out.println("started");
        ship(journal, ledgers.resolve("shipped"));
    }

    private static void process(Journal journal, int thread, Path ledgers) {
        try (FileOutputStream ledger =
                new FileOutputStream(ledgers.resolve("ledger-" + thread).toFile())) {
            for (int i = 0; ; i++) {
                String path = thread + ":" + i;
                int slot = journal.enter(1, path, "audio", null, i, 1);
                if (i % 10 == 9) {
                    journal.leave(slot);
                } else if (!(thread == 0
                        ? Samples.complete(journal, slot)
                        : journal.append(Samples.file(path), slot))) {
                    throw new IllegalStateException(journal.whyDropped());
                } else {
                    ledger.write((path + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ship(Journal journal, Path file) throws IOException, InterruptedException {
        try (FileOutputStream shipped = new FileOutputStream(file.toFile())) {
            JournalReader reader = journal.readFrom(0);
            while (true) {
                StringBuilder lines = new StringBuilder();
                JournalEntry entry;
                while (lines.length() < 4000 && (entry = reader.next()) != null) {
                    lines.append(reader.position())
                            .append(' ')
                            .append(Samples.path(entry))
                            .append('\n');
                }
                shipped.write(lines.toString().getBytes(StandardCharsets.UTF_8));
                journal.release(reader.position());
            }
        }
    }
}
