package io.runtrack.tracking;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * Random UUIDs (version 4) from the kernel's own source where there is one. {@link UUID#randomUUID} draws on the same
 * source, but loads and sets up the JDK's security providers first: some eighty classes, which a program that tracks
 * one file would wait for.
 */
final class RandomId {
    private static final String KERNEL_SOURCE = "/dev/urandom";
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_BITS = 0b11L << 62;
    private static final long VARIANT_OF_RFC_4122 = 0b10L << 62;

    private RandomId() {}

    static UUID next() {
        try (FileInputStream source = new FileInputStream(KERNEL_SOURCE)) {
            byte[] random = new byte[2 * Long.BYTES];
            if (source.readNBytes(random, 0, random.length) == random.length) {
                return of(ByteBuffer.wrap(random));
            }
        } catch (IOException notThere) {
            // another system, or a container without devices
        }
        return UUID.randomUUID();
    }

    private static UUID of(ByteBuffer random) {
        return new UUID(
                (random.getLong() & ~VERSION_BITS) | VERSION_4,
                (random.getLong() & ~VARIANT_BITS) | VARIANT_OF_RFC_4122);
    }
}
