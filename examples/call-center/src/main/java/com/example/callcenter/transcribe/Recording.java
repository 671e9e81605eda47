package com.example.callcenter.transcribe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A WAV file with 8-bit PCM on one channel, as telephone systems record.
 *
 * <pre>
 * "RIFF" length "WAVE"   then chunks: name (4) length (4, little endian) payload, padded to even
 *   "fmt "               format (1 = PCM), channels, samples a second, bytes a second, block, bits a sample
 *   "data"               unsigned samples; 128 is silence
 * </pre>
 */
record Recording(int samplesPerSecond, ByteBuffer samples) {

    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int SILENCE = 128;

    static Recording read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < RIFF_HEADER
                || !name(bytes, 0).equals("RIFF")
                || !name(bytes, 8).equals("WAVE")) {
            throw new CorruptRecordingException(file, "does not begin as a WAV file does");
        }
        int samplesPerSecond = samplesPerSecond(file, chunk(file, bytes, "fmt "));
        return new Recording(samplesPerSecond, chunk(file, bytes, "data"));
    }

    private static ByteBuffer chunk(Path file, ByteBuffer bytes, String wanted) throws IOException {
        int position = RIFF_HEADER;
        while (position + CHUNK_HEADER <= bytes.limit()) {
            int length = bytes.getInt(position + 4);
            int start = position + CHUNK_HEADER;
            if (length < 0 || length > bytes.limit() - start) {
                throw new CorruptRecordingException(
                        file,
                        "is cut off: chunk '" + name(bytes, position) + "' promises " + Integer.toUnsignedString(length)
                                + " bytes, " + (bytes.limit() - start) + " are there");
            }
            if (name(bytes, position).equals(wanted)) {
                return bytes.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
            }
            position = start + length + length % 2;
        }
        throw new CorruptRecordingException(file, "has no chunk '" + wanted + "'");
    }

    private static int samplesPerSecond(Path file, ByteBuffer format) throws IOException {
        boolean telephone = format.limit() >= 16
                && format.getShort(0) == 1
                && format.getShort(2) == 1
                && format.getInt(4) > 0
                && format.getShort(14) == 8;
        if (!telephone) {
            throw new CorruptRecordingException(file, "is not 8-bit PCM on one channel");
        }
        return format.getInt(4);
    }

    private static String name(ByteBuffer bytes, int position) {
        byte[] name = new byte[4];
        bytes.get(position, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    double seconds() {
        return (double) samples.limit() / samplesPerSecond;
    }

    /** How loud a stretch of samples is: 0 silence, 1 as loud as it gets. */
    double loudness(int from, int to) {
        double sum = 0;
        for (int index = from; index < to; index++) {
            double sample = ((samples.get(index) & 0xff) - SILENCE) / (double) SILENCE;
            sum += sample * sample;
        }
        return Math.sqrt(sum / (to - from));
    }
}
