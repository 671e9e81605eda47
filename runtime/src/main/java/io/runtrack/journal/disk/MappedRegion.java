package io.runtrack.journal.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A region in memory: a write is a copy, and the kernel keeps it when the process is killed. The file's blocks must
 * exist already, since a store that finds no disk space is a fault in whatever the host is doing. The mapping goes when
 * the garbage collector finds it unused.
 */
final class MappedRegion implements Region {

    private static final VarHandle LONGS = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int PAGE = 4096; // no less than this on any machine

    private final MappedByteBuffer memory;

    private MappedRegion(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static MappedRegion of(Path file, int size) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                // A channel closes itself under an interrupted thread, and the host's threads may well be interrupted.
                interrupted |= Thread.interrupted();
                try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
                    return new MappedRegion(access.getChannel().map(FileChannel.MapMode.READ_WRITE, 0, size));
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void put(int offset, byte[] bytes, int start, int length) {
        memory.put(offset, bytes, start, length);
    }

    @Override
    public void get(int offset, byte[] bytes, int start, int length) {
        memory.get(offset, bytes, start, length);
    }

    @Override
    public void putLong(int offset, long value) {
        LONGS.setRelease(memory, offset, value);
    }

    /** A page is mapped, and noted by the file system as written to, when it is written to. */
    @Override
    public void prepare() {
        for (int at = 0; at < memory.capacity(); at += PAGE) {
            memory.put(at, (byte) 0);
        }
    }

    @Override
    public void close() {}
}
