package io.runtrack.agent.premain;

import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent: decides whether there is anything to do at all, and hands over to the isolated
 * loader.
 *
 * <p>Four rules, since this class lives in the host's own loader and runs before the host's main method:
 *
 * <ul>
 *   <li>compiled for Java 8, so that an old JVM can load it and be told that it is too old;
 *   <li>JDK types only, for whatever else it named would be looked up on the host's class path;
 *   <li>no lambdas, regular expressions or formatting: they would cost more than all the rest of an idle start-up;
 *   <li>nothing thrown: the host goes on, tracked or not.
 * </ul>
 *
 * <p>All settings are read again, and judged, behind the loader; what is found here only says whether it is worth going
 * there.
 */
public final class RuntrackAgent {

    private static final int OLDEST_JAVA = 17;

    /** Compared with the settings themselves by a test. */
    static final List<String> KNOWN_ARGUMENTS = Arrays.asList(
            "path",
            "enabled",
            "config",
            "verbose",
            "log.level",
            "spool",
            "spool.max",
            "checkpoint",
            "shutdown.timeout",
            "labels",
            "run.id",
            "parent.run.id",
            "rerun.of",
            "redact",
            "mask.emails",
            "stack.traces",
            "capture",
            "openlineage",
            "notify",
            "notify.style");

    /** Guarded by this class. The JVM may bring us here twice: two -javaagent options. */
    private static boolean started;

    /**
     * Guarded by this class. Knows whether this JVM is tracked: attaching is refused then, but not where settings were
     * wrong before.
     */
    private static @Nullable Class<?> runtime;

    private RuntrackAgent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /**
     * Called by the JVM when the agent is attached to a running one: whoever does that is told what comes of it, even
     * if that is nothing.
     */
    public static synchronized void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            if (isSupportedHere()) {
                runtime = IsolatedLoader.attachRuntime(arguments, instrumentation, runtime);
            }
        } catch (Throwable problem) {
            report(problem);
        }
    }

    private static synchronized void start(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            if (!started && isWanted(arguments) && isSupportedHere()) {
                started = true;
                runtime = IsolatedLoader.startRuntime(arguments, instrumentation);
            }
        } catch (Throwable problem) {
            report(problem);
        }
    }

    /**
     * Whether any source says where to track to and none of them says that we are switched off. An argument that we do
     * not know is worth going on for too: it may have been meant for the path, and behind the loader it is reported as
     * a mistake.
     */
    static boolean isWanted(@Nullable String text) {
        Map<String, String> arguments = arguments(text);
        String enabled = setting(arguments, "enabled");
        if (enabled != null && enabled.trim().equalsIgnoreCase("false")) {
            return false;
        }
        return setting(arguments, "path") != null
                || setting(arguments, "config") != null
                || !KNOWN_ARGUMENTS.containsAll(arguments.keySet());
    }

    /** The value with the highest precedence; null when no source has one that is not blank. */
    private static @Nullable String setting(Map<String, String> arguments, String key) {
        String value = arguments.get(key);
        if (isBlank(value)) {
            value = System.getProperty("tracking." + key);
        }
        if (isBlank(value)) {
            value = System.getenv("TRACKING_" + key.toUpperCase(Locale.ROOT));
        }
        return isBlank(value) ? null : value;
    }

    /** Takes {@code key=value,key=value} apart, where a comma inside a value is written {@code \\,}. */
    static Map<String, String> arguments(@Nullable String text) {
        Map<String, String> arguments = new HashMap<String, String>();
        int start = 0;
        int length = text == null ? 0 : text.length();
        for (int i = 0; text != null && i <= length; i++) {
            if (i == length || (text.charAt(i) == ',' && (i == start || text.charAt(i - 1) != '\\'))) {
                add(text.substring(start, i), arguments);
                start = i + 1;
            }
        }
        return arguments;
    }

    private static void add(String argument, Map<String, String> arguments) {
        int equals = argument.indexOf('=');
        if (equals >= 0) {
            arguments.put(argument.substring(0, equals).trim(), argument.substring(equals + 1));
        } else if (!isBlank(argument)) {
            arguments.put(argument.trim(), "");
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.trim().isEmpty();
    }

    private static boolean isSupportedHere() {
        String java = System.getProperty("java.specification.version", "");
        boolean supported = isSupported(java);
        if (!supported) {
            System.err.println(tooOld(java));
        }
        return supported;
    }

    /** Whether this is a version we run on, as in {@code 1.8}, {@code 17}. */
    static boolean isSupported(String javaSpecification) {
        try {
            return Integer.parseInt(javaSpecification) >= OLDEST_JAVA;
        } catch (IllegalArgumentException oldOrUnknown) {
            return false;
        }
    }

    static String tooOld(String javaSpecification) {
        return "[runtrack] found Java " + javaSpecification + ", but needs Java " + OLDEST_JAVA
                + " or newer: the application goes on untracked";
    }

    private static void report(Throwable problem) {
        try {
            System.err.println("[runtrack] warning: could not start, the application goes on untracked: " + problem);
        } catch (Throwable ignored) {
            // A host without memory or without a stderr: it goes on all the same.
        }
    }
}
