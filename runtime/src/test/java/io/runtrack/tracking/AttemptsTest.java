package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts();

    @Test
    void numbersTheCallsThatFollowAFailedOne() {
        assertThat(attempts.ended("m", "a.wav", FileStatus.FAILED)).isEqualTo(1);
        assertThat(attempts.current("m", "a.wav")).isEqualTo(2);
        assertThat(attempts.ended("m", "a.wav", FileStatus.FAILED)).isEqualTo(2);
        assertThat(attempts.ended("m", "a.wav", FileStatus.SUCCESS)).isEqualTo(3);
        assertThat(attempts.ended("m", "a.wav", FileStatus.SUCCESS)).isEqualTo(1);
    }

    @Test
    void tellsFilesAndMethodsApart() {
        attempts.ended("m", "a.wav", FileStatus.FAILED);

        assertThat(attempts.ended("m", "b.wav", FileStatus.SUCCESS)).isEqualTo(1);
        assertThat(attempts.ended("n", "a.wav", FileStatus.SUCCESS)).isEqualTo(1);
        assertThat(attempts.ended("m", null, FileStatus.SUCCESS)).isEqualTo(1);
    }

    @Test
    void takesFilesOfUnknownPathsForDifferentOnes() {
        for (int i = 0; i < 2; i++) {
            assertThat(attempts.current("m", null)).isEqualTo(1);
            assertThat(attempts.ended("m", null, FileStatus.FAILED)).isEqualTo(1);
        }
        assertThat(attempts.ended("m", null, FileStatus.SUCCESS)).isEqualTo(1);
    }

    /** The table moves entries when it grows and when it forgets one: a plain map is the oracle. */
    @Test
    void agreesWithAPlainMapOverManyRandomCalls() {
        Map<String, Integer> failures = new HashMap<>();
        Random random = new Random(42);
        for (int i = 0; i < 300_000; i++) {
            String path = "in/" + random.nextInt(5_000);
            FileStatus status = random.nextInt(3) == 0 ? FileStatus.SUCCESS : FileStatus.FAILED;
            int expected = failures.getOrDefault(path, 0) + 1;

            assertThat(attempts.ended("m", path, status)).isEqualTo(expected);

            if (status == FileStatus.FAILED) {
                failures.put(path, expected);
            } else {
                failures.remove(path);
            }
        }
        assertThat(failures).isNotEmpty();
    }

    @Test
    void remembersNoMoreThanItsLimit() {
        for (int i = 0; i < Attempts.LIMIT + 10; i++) {
            attempts.ended("m", "in/" + i, FileStatus.FAILED);
        }

        assertThat(attempts.current("m", "in/" + (Attempts.LIMIT - 1))).isEqualTo(2);
        assertThat(attempts.current("m", "in/" + Attempts.LIMIT)).isEqualTo(1);
    }
}
