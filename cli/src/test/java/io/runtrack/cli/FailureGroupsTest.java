package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureGroupsTest {
    private final FailureGroups failures = new FailureGroups();

    @Test
    void foldsMessagesThatDifferInNumbersOrTheFilesOwnName() {
        fail("/in/a.wav", "IOException", "/in/a.wav: bad header at byte 17");
        fail("/in/b2.wav", "IOException", "/in/b2.wav: bad header at byte 4099");
        fail("/in/c.wav", "IOException", "no such file");
        fail("/in/d.wav", "TimeoutException", "no such file");
        fail("", null, null);
        fail(null, null, null);

        assertThat(failures.largestFirst())
                .containsExactly(
                        new FailureGroups.Group("IOException", "/in/a.wav: bad header at byte 17", "/in/a.wav", 2),
                        new FailureGroups.Group(null, null, "", 2),
                        new FailureGroups.Group("IOException", "no such file", "/in/c.wav", 1),
                        new FailureGroups.Group("TimeoutException", "no such file", "/in/d.wav", 1));
    }

    @Test
    void countsEveryFailureInABoundedNumberOfGroups() {
        int count = 50_000;
        for (int i = 0; i < count; i++) {
            String unlike = Integer.toString(i, 36).replaceAll("\\d", "_");
            fail("/in/" + i, "IOException", unlike + "x".repeat(i % 50));
            fail("/in/" + i, "Type" + i, "x");
        }

        assertThat(failures.largestFirst()).hasSizeLessThanOrEqualTo(2_001);
        assertThat(failures.largestFirst().stream()
                        .mapToLong(FailureGroups.Group::count)
                        .sum())
                .isEqualTo(2L * count);
    }

    @Test
    void keepsTheTypeOfErrorsThatHaveTooManyMessages() {
        for (int i = 0; i < 5_000; i++) {
            fail("/in/" + i, "IOException", "x".repeat(i));
        }

        assertThat(failures.largestFirst().get(0))
                .isEqualTo(new FailureGroups.Group("IOException", "(other messages)", "/in/1000", 4_000));
    }

    private void fail(@Nullable String path, @Nullable String errorType, @Nullable String message) {
        failures.add(FileProcessingLog.builder(FileStatus.FAILED)
                .filePath(path)
                .errorType(errorType)
                .errorMessage(message)
                .build());
    }
}
