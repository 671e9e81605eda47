package io.runtrack.it.host;

/** The least that {@code -javaagent} can be given: what any agent costs, whatever it does. */
public final class EmptyAgent {

    private EmptyAgent() {}

    public static void premain(String arguments) {}
}
