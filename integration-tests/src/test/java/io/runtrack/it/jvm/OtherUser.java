package io.runtrack.it.jvm;

import io.runtrack.fixtures.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A user of this machine who is not the one that tests run as. */
public enum OtherUser {
    NOBODY,
    DAEMON;

    /** The user's name to the system, and so to a JVM of that user. */
    public String userName() {
        return this == NOBODY ? "nobody" : "daemon";
    }

    /** By number: what the group is called differs from system to system. */
    private int groupId() {
        return this == NOBODY ? 65_534 : 1;
    }

    /**
     * What makes a command the user's. A test that may not do this is skipped, saying why, or fails if everything is
     * required.
     */
    List<String> prefix() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            throw Prerequisite.missing("Only root, with setpriv, can run a JVM as " + userName());
        }
        return List.of("/usr/bin/setpriv", "--reuid=" + userName(), "--regid=" + groupId(), "--clear-groups");
    }
}
