package com.example.callcenter.input;

import java.nio.file.Path;

/** Names a call: the agent who took it, and its number in the telephone system. */
public record CallId(String agentId, String number) {

    /**
     * The call that a file belongs to, by its name {@code <agent id>_<number>.<anything>}.
     *
     * @throws IllegalArgumentException when the file is named otherwise
     */
    public static CallId of(Path file) {
        String name = file.getFileName().toString();
        int underscore = name.indexOf('_');
        int dot = name.indexOf('.', underscore + 1);
        if (underscore <= 0 || dot <= underscore + 1) {
            throw new IllegalArgumentException(name + " is not named <agent id>_<number>.<extension>");
        }
        return new CallId(name.substring(0, underscore), name.substring(underscore + 1, dot));
    }

    @Override
    public String toString() {
        return agentId + "_" + number;
    }
}
