package com.example.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Makes 200 calls of a night: tones of half a second to some seconds. Three of them are damaged. */
public final class Recordings {
    private static final int CALLS = 200;
    private static final AudioFormat FORMAT = new AudioFormat(8_000, 16, 1, true, false);

    private Recordings() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (int call = 0; call < CALLS; call++) {
            Path file = folder.resolve(String.format("call-%03d.wav", call));
            if (call % 70 == 33) {
                Files.writeString(file, "no audio");
            } else {
                write(file, 4_000 + call * 100);
            }
        }
    }

    private static void write(Path file, int samples) throws IOException {
        byte[] sound = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            short level = (short) (8_000 * Math.sin(i * 0.35));
            sound[2 * i] = (byte) level;
            sound[2 * i + 1] = (byte) (level >> 8);
        }
        AudioSystem.write(
                new AudioInputStream(new java.io.ByteArrayInputStream(sound), FORMAT, samples),
                AudioFileFormat.Type.WAVE,
                file.toFile());
    }
}
