package com.example.callcenter.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingGeneratorTest {

    private static final Path DAY = Path.of("input/calls/2026-11-20");

    @Test
    void theRecordingsThatShipAreTheOnesThatItMakes() throws IOException {
        List<Path> sheets = RecordingGenerator.sheets(DAY);

        assertThat(sheets).hasSize(8);
        for (Path sheet : sheets) {
            Path recording = DAY.resolve(RecordingGenerator.callOf(sheet) + ".wav");
            assertThat(Files.readAllBytes(recording))
                    .as(recording.toString())
                    .isEqualTo(RecordingGenerator.recording(sheet));
        }
    }
}
