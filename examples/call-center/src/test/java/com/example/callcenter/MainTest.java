package com.example.callcenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline as a process of its own: what a scheduler sees. */
class MainTest {

    @Test
    void theProcessEndsWithTheExitCodeOfTheCommand(@TempDir Path folder) throws Exception {
        Path config = new Pipeline(folder, 1).config();

        assertThat(exitCode("extract", "--config", config.toString(), "--date", Pipeline.DATE))
                .isEqualTo(1);
        assertThat(exitCode("transcribe", "--config", config.toString(), "--date", Pipeline.DATE))
                .isEqualTo(3);
        assertThat(exitCode("extract", "--config", config.toString(), "--date", Pipeline.DATE))
                .isZero();
    }

    private static int exitCode(String... arguments) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder process =
                new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), CallCenter.class.getName());
        process.command().addAll(List.of(arguments));
        return process.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
