package io.runtrack.events.lineage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that has an event in each line. Several processes may append to it: each locks it for a moment. A line that a
 * crash has cut is ended, so that it spoils no other.
 */
record FileTransport(Path file) implements Transport {
    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public void take(byte[] event) throws IOException {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            append(event);
        } catch (IOException | UncheckedIOException | OverlappingFileLockException failure) {
            throw new IOException("it cannot be appended to: " + failure, failure);
        }
    }

    private void append(byte[] event) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            long end = channel.size();
            boolean cut = end > 0 && !endsLine(channel, end) && lock.isValid();
            ByteBuffer line = ByteBuffer.allocate(event.length + 2);
            if (cut) {
                line.put((byte) '\n');
            }
            line.put(event).put((byte) '\n').flip();
            channel.position(end);
            while (line.hasRemaining()) {
                channel.write(line);
            }
        }
    }

    private static boolean endsLine(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, end - 1);
        return last.get(0) == '\n';
    }
}
