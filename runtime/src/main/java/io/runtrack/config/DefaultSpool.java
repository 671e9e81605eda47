package io.runtrack.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the journals unless another is given. It lies beside the documents, one folder for each user, so that
 * users who share a tracking path do not meet in a folder that only one of them may enter.
 */
public final class DefaultSpool {

    private DefaultSpool() {}

    /**
     * The spool for records that go to a tracking path.
     *
     * @param trackingFolder the tracking path, null if it is not a folder
     * @param user as {@code user.name} has it
     * @param temporaryFolder as {@code java.io.tmpdir} has it
     */
    public static Path of(@Nullable Path trackingFolder, @Nullable String user, @Nullable String temporaryFolder) {
        String owner = folderName(user);
        return trackingFolder != null
                ? trackingFolder.resolve(".spool").resolve(owner)
                : Path.of(temporaryFolder == null ? "." : temporaryFolder).resolve("runtrack-".concat(owner));
    }

    /** A container's user often has a number and no name; the JVM then calls all of them {@code ?}. */
    private static String folderName(@Nullable String user) {
        if (user == null || user.isBlank() || user.equals("?")) {
            return "user-".concat(userNumber());
        }
        StringBuilder name = new StringBuilder(user);
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean letterOrDigit = character < 0x80 && Character.isLetterOrDigit(character);
            if (!letterOrDigit && character != '-' && (character != '.' || i == 0)) {
                name.setCharAt(i, '_');
            }
        }
        return name.toString();
    }

    private static String userNumber() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString();
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "unknown";
        }
    }
}
