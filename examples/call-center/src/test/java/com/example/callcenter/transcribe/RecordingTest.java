package com.example.callcenter.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final int BITS_A_SAMPLE = 34;
    private static final Path SHIPPED = Path.of("input/calls/2026-11-20/A105_1008.wav");

    private Path file;
    private byte[] wav;

    @BeforeEach
    void readTheShippedOne(@TempDir Path folder) throws IOException {
        file = folder.resolve("call.wav");
        wav = Files.readAllBytes(SHIPPED);
    }

    @Test
    void readsRateAndLengthFromTheHeader() throws IOException {
        Recording recording = Recording.read(SHIPPED);

        assertThat(recording.samplesPerSecond()).isEqualTo(8_000);
        assertThat(recording.seconds()).isEqualTo((Files.size(SHIPPED) - 44) / 8_000.0);
    }

    @Test
    void aRecordingCutOffAnywhereIsCorrupt() throws IOException {
        for (int length = 0; length < wav.length; length += length < 64 ? 1 : 997) {
            Files.write(file, Arrays.copyOf(wav, length));

            assertThatThrownBy(() -> Recording.read(file))
                    .as("cut off after %d bytes", length)
                    .isInstanceOf(CorruptRecordingException.class)
                    .hasMessageStartingWith("call.wav ");
        }
    }

    @Test
    void anythingButTelephonePcmIsRefused() throws IOException {
        wav[BITS_A_SAMPLE] = 16;
        Files.write(file, wav);

        assertThatThrownBy(() -> Recording.read(file))
                .isInstanceOf(CorruptRecordingException.class)
                .hasMessage("call.wav is not 8-bit PCM on one channel");
    }

    @Test
    void chunksThatItDoesNotKnowAreSteppedOverWithTheirPadding() throws IOException {
        ByteBuffer withNote = ByteBuffer.allocate(wav.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        withNote.put(wav, 0, 12);
        withNote.put("note".getBytes(StandardCharsets.US_ASCII)).putInt(3).put(new byte[4]);
        Files.write(file, withNote.put(wav, 12, wav.length - 12).array());

        assertThat(Recording.read(file).seconds())
                .isEqualTo(Recording.read(SHIPPED).seconds());
    }
}
