package io.runtrack.agent.premain;

import java.io.FileOutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent: decides whether there is anything to do at all, and hands over to the isolated loader.
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
 * <p>All settings are read again, and judged, behind the loader; what is found here only says whether it is worth going there.
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
            "redact",
            "mask.emails",
            "stack.traces");

    /** The last of the arguments of an attach: the file that takes the answer. */
    private static final String REPLY = "attach.reply=";

    /** Guarded by this class. The JVM may bring us here twice: two -javaagent options, or one and a later attach. */
    private static boolean started;

    private RuntrackAgent() {}

    /** Called by the JVM for {@code -javaagent}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start(arguments, instrumentation);
    }

    /** Called by the JVM when the agent is attached to a running one. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        int reply = arguments == null ? -1 : arguments.lastIndexOf(REPLY);
        if (arguments == null || reply < 0) {
            start(arguments, instrumentation);
            return;
        }
        String settings = arguments.substring(0, reply);
        String outcome = start(settings.endsWith(",") ? settings.substring(0, reply - 1) : settings, instrumentation);
        answer(arguments.substring(reply + REPLY.length()).replace("\\,", ","), outcome);
    }

    /** Answers what came of it, for whoever attached the agent. */
    private static synchronized String start(@Nullable String arguments, Instrumentation instrumentation) {
        try {
            if (started) {
                return "already";
            }
            if (!isWanted(arguments)) {
                return "no path is set";
            }
            String java = System.getProperty("java.specification.version", "");
            if (!isSupported(java)) {
                System.err.println(tooOld(java));
                return tooOld(java);
            }
            started = true;
            IsolatedLoader.startRuntime(arguments, instrumentation);
            return "tracking";
        } catch (Throwable problem) {
            report(problem);
            return String.valueOf(problem);
        }
    }

    /** Into a file, as the JVM passes nothing on but success, and prints the rest on the host's output. */
    private static void answer(String file, String outcome) {
        try {
            FileOutputStream out = new FileOutputStream(file);
            try {
                out.write(outcome.getBytes(StandardCharsets.UTF_8));
            } finally {
                out.close();
            }
        } catch (Throwable unwritable) {
            // Whoever asked finds the file empty.
        }
    }

    /**
     * Whether any source says where to track to and none of them says that we are switched off. An argument that we do not know is worth
     * going on for too: it may have been meant for the path, and behind the loader it is reported as a mistake.
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
