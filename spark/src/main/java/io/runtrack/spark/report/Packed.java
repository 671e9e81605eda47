package io.runtrack.spark.report;

import io.runtrack.document.RunJson;
import io.runtrack.model.RunMetadata;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What goes between driver and executors, as bytes that no serializer of Spark has to know: numbers, texts, and runs as
 * the JSON of their documents, without steps and emails. Both ends are of one jar. For one thread.
 */
final class Packed {

    private Packed() {}

    /** Something to write. */
    interface Writing {
        void to(Packer packer) throws IOException;
    }

    static byte[] pack(Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            writing.to(new Packer(out));
        }
        return bytes.toByteArray();
    }

    static Unpacker unpack(byte[] packed) throws IOException {
        return new Unpacker(new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed))));
    }

    /** Writes values, one after the other. */
    record Packer(DataOutputStream out) {
        void number(int number) throws IOException {
            out.writeInt(number);
        }

        void text(String text) throws IOException {
            bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        void run(RunMetadata run) throws IOException {
            ByteArrayOutputStream json = new ByteArrayOutputStream(1024);
            RunJson.writeHead(run, json);
            bytes(json.toByteArray());
        }

        private void bytes(byte[] bytes) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    /** Reads them in the same order. */
    record Unpacker(DataInputStream in) {
        int number() throws IOException {
            return in.readInt();
        }

        String text() throws IOException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        RunMetadata run() throws IOException {
            return RunJson.readHead(new ByteArrayInputStream(bytes()));
        }

        private byte[] bytes() throws IOException {
            return in.readNBytes(in.readInt());
        }
    }
}
