package io.runtrack.events.delivery;

import io.runtrack.document.RunJson;
import io.runtrack.journal.disk.PrivateFiles;
import io.runtrack.model.RunMetadata;
import io.runtrack.tracking.delivery.Announcer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The events that wait beside a journal, a file for each and each of its receivers: the run's metadata. That of a start
 * is emptied when it is told, and stays until the end is: so whoever finishes the run of a dead process knows whether
 * somebody has been told that it started. One thread adds, others take away; a crash leaves a file that is written
 * again, or told again.
 *
 * <pre>
 * event-MICROS-KIND-RUN.RECEIVER      KIND is 1 for a start and 2 for an end: names sort by time
 * </pre>
 */
final class Outbox {
    private static final String PREFIX = "event-";
    private static final String UNFINISHED = "unfinished-event";
    private static final int MOST = 10_000;

    private final String ownContext;
    private volatile Path folder;

    private Outbox(Path folder, String ownContext) {
        this.folder = folder;
        this.ownContext = ownContext;
    }

    /** @param context what receivers need to know of this process, if the journal is its own; else empty */
    static Outbox beside(Path journal, String context) {
        return new Outbox(journal, context);
    }

    /** Whether a journal has one. */
    static boolean isBeside(Path journal) {
        return Files.exists(journal.resolve(Announcer.MARK));
    }

    Path folder() {
        return folder;
    }

    /** What is in the old folder is gone with it. */
    void moveTo(Path journal) {
        folder = journal;
    }

    /**
     * Does nothing if it has the event, delivered or not.
     *
     * @throws IOException if it cannot be kept; the message says why
     */
    void add(Event event, String receiver) throws IOException {
        Path file = folder.resolve(name(event, receiver));
        if (Files.exists(file)) {
            return;
        }
        Path mark = folder.resolve(Announcer.MARK);
        if (!Files.exists(mark)) {
            write(mark, out -> out.write(ownContext.getBytes(StandardCharsets.UTF_8)));
        } else if (names().size() >= MOST) {
            throw new IOException(MOST + " events wait in " + folder + " already");
        }
        write(file, out -> RunJson.writeHead(event.run(), out));
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private void write(Path file, Content content) throws IOException {
        Path unfinished = folder.resolve(UNFINISHED);
        try (OutputStream out = new BufferedOutputStream(PrivateFiles.replace(unfinished))) {
            content.write(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Replaces an event that waits. If it is being delivered just now, it is delivered once more. */
    void correct(Event event, String receiver) throws IOException {
        Path file = folder.resolve(name(event, receiver));
        if (Files.exists(file) && Files.size(file) > 0) {
            write(file, out -> RunJson.writeHead(event.run(), out));
        }
    }

    /** What the process whose journal it is has left of its own. */
    String context() throws IOException {
        return Files.readString(folder.resolve(Announcer.MARK));
    }

    /** Those who were to be told that a run started. */
    List<String> receiversOfStart(RunMetadata run) throws IOException {
        String start = name(new Event(Event.Kind.START, run), "");
        List<String> receivers = new ArrayList<>();
        for (String name : names()) {
            if (name.startsWith(start)) {
                receivers.add(name.substring(start.length()));
            }
        }
        return receivers;
    }

    /** The names of the events that wait for a receiver, in their order. */
    List<String> waitingFor(String receiver) throws IOException {
        List<String> waiting = new ArrayList<>();
        for (String name : names()) {
            if (name.endsWith("." + receiver) && !isDelivered(name)) {
                waiting.add(name);
            }
        }
        Collections.sort(waiting);
        return waiting;
    }

    /** Whether the end of a run is among the names of events. */
    static boolean includesEnd(List<String> names, RunMetadata run, String receiver) {
        String end = "-2-" + run.runId() + "." + receiver;
        for (String name : names) {
            if (name.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing waits, for whomever. */
    boolean isEmpty() throws IOException {
        for (String name : names()) {
            if (!isDelivered(name)) {
                return false;
            }
        }
        return true;
    }

    Event read(String name) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name))) {
            Event.Kind kind =
                    name.startsWith("-1-", name.indexOf('-', PREFIX.length())) ? Event.Kind.START : Event.Kind.END;
            return new Event(kind, RunJson.readWithSteps(in));
        }
    }

    /** Whether it was added no longer ago than that. */
    boolean isFresh(String name, Duration longest) throws IOException {
        Instant added = Files.getLastModifiedTime(folder.resolve(name)).toInstant();
        return added.plus(longest).isAfter(Instant.now());
    }

    /** The names of the events that wait for others than some receivers. */
    List<String> waitingForOthersThan(Collection<String> receivers) throws IOException {
        List<String> waiting = new ArrayList<>();
        for (String name : names()) {
            if (!receivers.contains(receiverOf(name)) && !isDelivered(name)) {
                waiting.add(name);
            }
        }
        Collections.sort(waiting);
        return waiting;
    }

    /** Whom an event is for; a run's id may hold dots, a receiver's name none. */
    static String receiverOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** It has been delivered, or never will be. */
    void delivered(Event event, String receiver) throws IOException {
        Path start = folder.resolve(name(new Event(Event.Kind.START, event.run()), receiver));
        if (event.kind() == Event.Kind.START) {
            empty(start);
        } else {
            Files.deleteIfExists(start);
            Files.deleteIfExists(folder.resolve(name(event, receiver)));
        }
    }

    /** It cannot even be read. */
    void discard(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    /** The file is there at every moment: whoever adds the end looks for it. */
    private static void empty(Path file) throws IOException {
        if (Files.exists(file)) { // else the journal was removed
            try (FileChannel open = PrivateFiles.open(file)) {
                open.truncate(0);
            }
        }
    }

    private boolean isDelivered(String name) throws IOException {
        try {
            return Files.size(folder.resolve(name)) == 0;
        } catch (NoSuchFileException deliveredMeanwhile) {
            return true;
        }
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (name.startsWith(PREFIX)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException none) {
            return names;
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return names;
    }

    private static String name(Event event, String receiver) {
        Instant time = event.time();
        long micros = TimeUnit.SECONDS.toMicros(time.getEpochSecond()) + time.getNano() / 1_000;
        int kind = event.kind() == Event.Kind.START ? 1 : 2;
        return String.format(
                Locale.ROOT,
                PREFIX + "%017d-%d-%s.%s",
                Math.max(0, micros),
                kind,
                event.run().runId(),
                receiver);
    }
}
