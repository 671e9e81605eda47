package io.runtrack.storage.blob;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The contents that {@link BlobContent} makes. Immutable. */
final class BlobContents {

    private BlobContents() {}

    static final class OfBytes implements BlobContent {
        private final byte[] bytes;

        OfBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    static final class OfFile implements BlobContent {
        private final Path file;
        private final long length;

        OfFile(Path file, long length) {
            this.file = file;
            this.length = length;
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public InputStream open() throws IOException {
            return new ExactLengthStream(Files.newInputStream(file), length, file);
        }
    }

    static final class Concatenated implements BlobContent {
        private final BlobContent[] parts;

        Concatenated(BlobContent[] parts) {
            this.parts = parts;
        }

        @Override
        public long length() {
            long length = 0;
            for (BlobContent part : parts) {
                length += part.length();
            }
            return length;
        }

        @Override
        public InputStream open() throws IOException {
            List<InputStream> opened = new ArrayList<>();
            try {
                for (BlobContent part : parts) {
                    opened.add(part.open());
                }
            } catch (IOException | RuntimeException failure) {
                for (InputStream stream : opened) {
                    stream.close();
                }
                throw failure;
            }
            return new SequenceInputStream(Collections.enumeration(opened));
        }
    }
}
