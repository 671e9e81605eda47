package io.runtrack.tracking.delivery;

import io.runtrack.document.RunJson;
import io.runtrack.journal.disk.PrivateFiles;
import io.runtrack.model.RunMetadata;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How far a journal has been turned into documents: the position up to which it was read, and the state of each run
 * that is not stored yet. Kept in a file of its own beside the journal, replaced whole.
 *
 * <pre>
 * progress := "RTPR" version:int position:long runs:int run* names:int name*     (version 1 had no names)
 * name     := ownId:utf givenId:utf
 * run      := number:int filesLength:long emailsLength:long size:int metadata:byte[size]   (the JSON document)
 * </pre>
 *
 * @param position the journal's position behind the last entry that went to the working files
 * @param runs the runs that are open at that position
 * @param names the given ids that runs got, by the ids that these have in the journal
 */
record Progress(long position, List<Run> runs, Map<String, String> names) {
    static final Progress NOTHING = new Progress(0, List.of(), Map.of());

    private static final String FILE = "progress";
    private static final int MAGIC = 0x52545052;
    private static final int VERSION = 2;
    private static final int VERSION_WITHOUT_NAMES = 1;

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
     * Whether nothing has happened since an earlier note but the passing of time; whatever else a run's metadata says
     * changes with the position. The records' own {@code equals} would do, but its first call loads some forty classes,
     * on the way out of a short program.
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
            int version = in.readInt() == MAGIC ? in.readInt() : 0;
            if (version != VERSION && version != VERSION_WITHOUT_NAMES) {
                throw new IOException(file + " is not a progress file of version " + VERSION
                        + "; recover it with the runtrack version that wrote it");
            }
            long position = in.readLong();
            int count = in.readInt();
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                runs.add(readRun(in));
            }
            return new Progress(position, runs, version == VERSION ? readNames(in) : Map.of());
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
            writeNames(names, out);
        }
        Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Map<String, String> readNames(DataInputStream in) throws IOException {
        Map<String, String> names = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            names.put(in.readUTF(), in.readUTF());
        }
        return names;
    }

    private static void writeNames(Map<String, String> names, DataOutputStream out) throws IOException {
        out.writeInt(names.size());
        for (Map.Entry<String, String> name : names.entrySet()) {
            out.writeUTF(name.getKey());
            out.writeUTF(name.getValue());
        }
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
