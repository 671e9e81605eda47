package io.runtrack.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import java.util.stream.Collectors;
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
                        group(
                                "IOException",
                                "<path>: bad header at byte #",
                                "/in/a.wav: bad header at byte 17",
                                "/in/a.wav",
                                2),
                        group(null, null, null, "", 2),
                        group("IOException", "no such file", "no such file", "/in/c.wav", 1),
                        group("TimeoutException", "no such file", "no such file", "/in/d.wav", 1));
    }

    @Test
    void countsEveryFailureInABoundedNumberOfGroups() {
        int count = 50_000;
        for (int i = 0; i < count; i++) {
            fail("/in/" + i, "IOException", letters(i));
            fail("/in/" + i, "Type" + i, "x");
        }

        assertThat(failures.largestFirst()).hasSizeLessThanOrEqualTo(4_001);
        assertThat(failures.largestFirst().stream()
                        .mapToLong(FailureGroups.Group::count)
                        .sum())
                .isEqualTo(2L * count);
    }

    @Test
    void keepsTheTypeOfErrorsThatHaveTooManyMessages() {
        for (int i = 0; i < 5_000; i++) {
            fail("/in/" + i, "IOException", letters(i));
        }

        assertThat(failures.largestFirst().get(0))
                .isEqualTo(group("IOException", "(other messages)", "(other messages)", "/in/2000", 3_000));
    }

    private void fail(@Nullable String path, @Nullable String errorType, @Nullable String message) {
        failures.add(
                FileProcessingLog.builder(FileStatus.FAILED)
                        .filePath(path)
                        .errorType(errorType)
                        .errorMessage(message)
                        .build(),
                "r-1");
    }

    private static FailureGroups.Group group(
            @Nullable String type, @Nullable String folded, @Nullable String message, String file, long count) {
        return new FailureGroups.Group(new FailureGroups.Cause(type, folded), message, file, "r-1", count);
    }

    /** A number without a digit. */
    private static String letters(int number) {
        return Integer.toString(number)
                .chars()
                .mapToObj(digit -> Character.toString(digit + 'g' - '0'))
                .collect(Collectors.joining());
    }
}
