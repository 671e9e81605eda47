package com.example.callcenter.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the recordings that ship with the example from their sheets of words: a humming voice an utterance, lower for
 * the agent than for the customer, about ten times as fast as people speak, on a faintly noisy line. The same words
 * give the same bytes.
 */
final class RecordingGenerator {

    static final int SAMPLES_PER_SECOND = 8_000;

    private static final double SECONDS_A_WORD = 0.03;
    private static final double SHORTEST_UTTERANCE = 0.16;
    private static final double PAUSE = 0.24;
    private static final double SILENT_CALL = 2.0;
    private static final String CUT_OFF = "A102_1004";

    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private int noise = 1;

    private RecordingGenerator() {}

    /** Argument: the folder with the sheets, {@code *.words.txt}; the recordings are written beside them. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (Path sheet : sheets(folder)) {
            Files.write(folder.resolve(callOf(sheet) + ".wav"), recording(sheet));
        }
    }

    static List<Path> sheets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".words.txt"))
                    .sorted()
                    .toList();
        }
    }

    static String callOf(Path sheet) {
        return sheet.getFileName().toString().replace(".words.txt", "");
    }

    static byte[] recording(Path sheet) throws IOException {
        byte[] wav = wav(new RecordingGenerator().speak(Files.readAllLines(sheet)));
        // The disk of the telephone system was full: the header promises more than the file holds.
        return callOf(sheet).equals(CUT_OFF) ? Arrays.copyOf(wav, wav.length / 3) : wav;
    }

    /** A WAV file with these samples. */
    static byte[] wav(byte[] samples) {
        ByteBuffer wav = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + samples.length).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(SAMPLES_PER_SECOND)
                .putInt(SAMPLES_PER_SECOND)
                .putShort((short) 1)
                .putShort((short) 8);
        return wav.put(ascii("data")).putInt(samples.length).put(samples).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] speak(List<String> lines) {
        hum(lines.isEmpty() ? SILENT_CALL : PAUSE, 0, 0);
        for (String line : lines) {
            int words = line.split(" ", -1).length - 1;
            hum(Math.max(SHORTEST_UTTERANCE, words * SECONDS_A_WORD), line.startsWith("AGENT") ? 140 : 210, 60);
            hum(PAUSE, 0, 0);
        }
        return samples.toByteArray();
    }

    private void hum(double seconds, double pitch, double volume) {
        int count = (int) Math.round(seconds * SAMPLES_PER_SECOND);
        for (int index = 0; index < count; index++) {
            double angle = 2 * StrictMath.PI * pitch * index / SAMPLES_PER_SECOND;
            double voice = StrictMath.sin(angle) + 0.4 * StrictMath.sin(2 * angle);
            samples.write(128 + (int) Math.round(volume * voice) + lineNoise());
        }
    }

    /** Mostly nothing, now and then one step up or down. */
    private int lineNoise() {
        noise = noise * 1_103_515_245 + 12_345;
        int dice = (noise >>> 16) & 15;
        return dice == 0 ? 1 : dice == 1 ? -1 : 0;
    }
}
