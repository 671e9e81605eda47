package io.runtrack.tracking;

import io.runtrack.journal.PrivateFiles;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.RunJson;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a journal has been turned into documents: the position up to which it was read, and the state of each run that is not stored
 * yet. Kept in a file of its own beside the journal, replaced whole.
 *
 * <pre>
 * progress := "RTPR" version:int position:long runs:int run*
 * run      := number:int filesLength:long emailsLength:long size:int metadata:byte[size]   (the JSON document)
 * </pre>
 *
 * @param position the journal's position behind the last entry that went to the working files
 * @param runs the runs that are open at that position
 */
record Progress(long position, List<Run> runs) {
    static final Progress NOTHING = new Progress(0, List.of());

    private static final String FILE = "progress";
    private static final int MAGIC = 0x52545052;
    private static final int VERSION = 1;

    /**
     * A run that is not stored yet.
     *
     * @param number its number in the journal
     * @param metadata as it stands at the position
     * @param filesLength bytes of the working file that hold its file log so far
     * @param emailsLength bytes of the working file that hold its email log so far
     */
    record Run(int number, RunMetadata metadata, long filesLength, long emailsLength) {
        private boolean saysNoMoreThan(Run earlier) {
            return number == earlier.number
                    && metadata.runId().equals(earlier.metadata.runId())
                    && filesLength == earlier.filesLength
                    && emailsLength == earlier.emailsLength
                    && metadata.status() == earlier.metadata.status();
        }
    }

    /**
     * Whether nothing has happened since an earlier note but the passing of time; whatever else a run's metadata says changes with the position. The records'
     * own {@code equals} would do, but its first call loads some forty classes, on the way out of a short program.
     */
    boolean saysNoMoreThan(Progress earlier) {
        boolean same = position == earlier.position && runs.size() == earlier.runs.size();
        for (int i = 0; same && i < runs.size(); i++) {
            same = runs.get(i).saysNoMoreThan(earlier.runs.get(i));
        }
        return same;
    }

    /**
     * Reads what was noted; nothing, if nothing was.
     *
     * @throws IOException if the file cannot be read or is not a progress file of this version
     */
    static Progress load(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return NOTHING;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            if (in.readInt() != MAGIC || in.readInt() != VERSION) {
                throw new IOException(file + " is not a progress file of version " + VERSION
                        + "; recover it with the runtrack version that wrote it");
            }
            long position = in.readLong();
            int count = in.readInt();
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                runs.add(readRun(in));
            }
            return new Progress(position, runs);
        }
    }

    void save(Path folder) throws IOException {
        Path unfinished = folder.resolve(FILE + ".tmp");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(PrivateFiles.replace(unfinished)))) {
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(position);
            out.writeInt(runs.size());
            for (Run run : runs) {
                writeRun(run, out);
            }
        }
        Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Run readRun(DataInputStream in) throws IOException {
        int number = in.readInt();
        long filesLength = in.readLong();
        long emailsLength = in.readLong();
        byte[] metadata = in.readNBytes(in.readInt());
        return new Run(number, RunJson.read(new ByteArrayInputStream(metadata)), filesLength, emailsLength);
    }

    private static void writeRun(Run run, DataOutputStream out) throws IOException {
        ByteArrayOutputStream metadata = new ByteArrayOutputStream(2048);
        RunJson.write(run.metadata(), List.of(), metadata);
        out.writeInt(run.number());
        out.writeLong(run.filesLength());
        out.writeLong(run.emailsLength());
        out.writeInt(metadata.size());
        metadata.writeTo(out);
    }
}
