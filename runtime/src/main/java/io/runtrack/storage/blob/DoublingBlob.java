package io.runtrack.storage.blob;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Replaces the blob by a copy of the working file whenever that has doubled, a large one when it has quadrupled, so
 * that all copies together are less than twice the last one; the end moves the working file itself. For one thread; a
 * crash leaves the blob as last published and the working file for the next process.
 */
final class DoublingBlob implements GrowingBlob {
    /**
     * From here on copies are what the background thread spends most of its time on, were they made as often: some
     * 200,000 records.
     */
    private static final long LARGE = 64 << 20;

    private final BlobStore store;
    private final String name;
    private long published;

    DoublingBlob(BlobStore store, String name) {
        this.store = store;
        this.name = name;
    }

    @Override
    public void publish(Path workingFile, long length) throws IOException {
        if (length > 0 && length >= (published < LARGE ? 2 : 4) * published) {
            store.write(name, GrowingBlob.document(workingFile, length));
            published = length;
        }
    }

    @Override
    public void finish(Path workingFile, long length) throws IOException {
        close(workingFile, length);
        store.move(workingFile, name);
    }

    private static void close(Path workingFile, long length) throws IOException {
        GrowingBlob.requireLength(workingFile, length);
        // Not a FileChannel, which a pending interrupt of the caller's thread would close.
        try (RandomAccessFile file = new RandomAccessFile(workingFile.toFile(), "rw")) {
            // Whatever an earlier attempt left behind the records goes: a second bracket would spoil the document.
            file.setLength(length);
            file.seek(length);
            file.write(GrowingBlob.end(length));
        }
    }
}
