package io.runtrack.it.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;

/** The types that all generated programs of one flavour share, as Java: their files by their qualified names. */
record SupportSource(Flavour flavour, String packageName) {
    private static final String SUPPORT = """
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            public final class Support {
                private static final List<Runnable> LATER = new ArrayList<>();
                private static Object kept;
                /** Remembers an object, to tell whether it comes back. */
                public static <T> T keep(T object) { kept = object; return object; }
                public static void returned(String who, Object result) {
                    say(who + " returned " + text(result));
                    say("~ " + who + " the very same: " + (result == kept) + (result == null ? "" : " " + result.getClass().getSimpleName()));
                    complete();
                }
                public static void threw(String who, String how, Throwable thrown) {
                    say(who + how + thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
                    say("~ " + who + " the very same: " + (thrown == kept) + " suppressed " + thrown.getSuppressed().length);
                    for (Throwable each = thrown; each != null; each = each.getCause()) {
                        for (StackTraceElement frame : each.getStackTrace()) {
                            say("~ " + who + " at " + frame);
                        }
                    }
                    if (how.equals(" threw ")) {
                        complete();
                    }
                }
                public static void complete() {
                    kept = null;
                    List<Runnable> now = new ArrayList<>(LATER);
                    LATER.clear();
                    now.forEach(Runnable::run);
                }
                private static String text(Object object) {
                    if (object instanceof Object[]) return Arrays.toString((Object[]) object);
                    if (object instanceof int[]) return Arrays.toString((int[]) object);
                    return object instanceof CompletableFuture ? "future" : String.valueOf(object);
                }
                public static <T> CompletableFuture<T> now(T value) { return CompletableFuture.completedFuture(value); }
                public static <T> CompletableFuture<T> nowFailed(Throwable failure) {
                    CompletableFuture<T> future = new CompletableFuture<>();
                    future.completeExceptionally(failure);
                    return future;
                }
                public static <T> CompletableFuture<T> later(T value) {
                    CompletableFuture<T> future = new CompletableFuture<>();
                    LATER.add(() -> future.complete(value));
                    return future;
                }
                public static <T> CompletableFuture<T> laterFailed(Throwable failure) {
                    CompletableFuture<T> future = new CompletableFuture<>();
                    LATER.add(() -> future.completeExceptionally(failure));
                    return future;
                }
                @SafeVarargs
                public static List<Map<String, String>> list(Map<String, String>... results) { return Arrays.asList(results); }
                public static Map<String, String> map(String... entries) {
                    Map<String, String> map = new TreeMap<>();
                    for (int i = 0; i < entries.length; i += 2) map.put(entries[i], entries[i + 1]);
                    return map;
                }
                public static Map<String, List<Map<String, String>>> sorted(List<Map<String, String>> sent,
                        List<Map<String, String>> failed, List<Map<String, String>> skipped) {
                    Map<String, List<Map<String, String>>> sorted = new LinkedHashMap<>();
                    sorted.put("sent", sent);
                    sorted.put("failed", failed);
                    sorted.put("skipped", skipped);
                    return sorted;
                }
                /** An exception whose class has no name. */
                public static IllegalStateException anonymous(String message) { return new IllegalStateException(message) {}; }
                public static void run(Callable<Object> action) throws Exception { action.call(); }
                public static <T> CompletableFuture<T> nowCancelled() {
                    CompletableFuture<T> future = new CompletableFuture<>();
                    future.cancel(true);
                    return future;
                }
                public static <T> CompletableFuture<T> laterCancelled() {
                    CompletableFuture<T> future = new CompletableFuture<>();
                    LATER.add(() -> future.cancel(false));
                    return future;
                }
                public static void say(String line) { System.out.println(line); }
            }
            """;

    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        put(files, "Support", SUPPORT);
        put(files, "Result", "public enum Result { OK, ERROR, IGNORED, HALFWAY }");
        put(files, "DoneException", exception("DoneException", "RuntimeException"));
        put(files, "AlreadyDone", exception("AlreadyDone", "DoneException"));
        put(files, "Broken", exception("Broken", "Exception"));
        put(files, "Fatal", exception("Fatal", "Error"));
        put(files, "Call", flavour.hasRecords() ? record() : bean());
        return files;
    }

    private void put(Map<String, String> files, String name, String text) {
        files.put(packageName + "." + name, "package " + packageName + ";\n" + text);
    }

    private static String exception(String name, String superclass) {
        return "public class " + name + " extends " + superclass + " { public " + name
                + "(String message) { super(message); } }";
    }

    private static String record() {
        return "import java.util.List;\npublic record Call(String path, String agentId, List<String> tags) {"
                + " public String toString() { return \"Call of \" + path; } }";
    }

    private static String bean() {
        return """
                import java.util.List;
                public final class Call {
                    private final String way;
                    private final String agentId;
                    private final List<String> held;
                    public Call(String path, String agentId, List<String> tags) { way = path; this.agentId = agentId; held = tags; }
                    public String getPath() { return way; }
                    List<String> tags() { return held; }
                    public String toString() { return "Call of " + way; }
                }
                """;
    }
}
