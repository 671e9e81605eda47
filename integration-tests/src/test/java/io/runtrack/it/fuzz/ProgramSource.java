package io.runtrack.it.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** A program as Java: its files by their qualified names. */
record ProgramSource(Program program, String supportPackage) {
    private static final String IMPORTS = """
            import io.runtrack.annotations.*;
            import java.io.*;
            import java.lang.reflect.InvocationTargetException;
            import java.net.URI;
            import java.nio.file.*;
            import java.time.*;
            import java.util.*;
            import java.util.concurrent.*;
            """;

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put(program.basePackage() + ".State", state());
        files.put(program.basePackage() + ".Case", head(program.basePackage()) + main());
        program.types().forEach((type, place) -> {
            if (place == Program.Place.FILE) {
                files.put(type.qualified(), head(type.packageName()) + type.source("public"));
            }
        });
        return files;
    }

    private String head(String packageName) {
        return "package " + packageName + ";\n" + IMPORTS + "import " + supportPackage + ".*;\nimport "
                + program.basePackage() + ".State;\n";
    }

    private String main() {
        StringBuilder text = new StringBuilder("@SuppressWarnings(\"all\")\npublic class Case implements Runnable {\n");
        text.append("public void run() { work(); }\n");
        if (program.isCommand()) {
            text.append("@TrackedCommand(\"c").append(program.number()).append("\")\n");
        }
        text.append("static void work() {\n").append(types(Program.Place.LOCAL, ""));
        program.statements().forEach(statement -> text.append(source(statement)));
        text.append("}\n").append(types(Program.Place.NESTED, "static")).append(types(Program.Place.INNER, ""));
        return text.append("}\n").toString();
    }

    private String types(Program.Place wanted, String modifiers) {
        StringBuilder text = new StringBuilder();
        program.types().forEach((type, place) -> {
            if (place == wanted) {
                text.append(type.source(modifiers));
            }
        });
        return text.toString();
    }

    private static String source(Statement statement) {
        if (statement instanceof Statement.Call call) {
            String expression = call.source() + "(" + BodyWriter.sources(call.arguments()) + ")";
            String result = call.method().result() == JavaType.VOID
                    ? expression + "; State.returned(\"void\");"
                    : "State.returned(" + expression + ");";
            return "try { " + result + " } catch (Throwable thrown) { State.threw(thrown); }\n";
        }
        return ((Statement.Construct) statement).source() + "\nSupport.complete();\n";
    }

    private String state() {
        return "package " + program.basePackage() + ";\nimport " + supportPackage + ".*;\n"
                + """
                public final class State {
                    public static final int[] TURNS = new int[%d];
                    public static final Object LOCK = new Object();
                    private static int touched;
                    public static void returned(Object result) { Support.returned("c%2$d", result); }
                    public static void threw(Throwable thrown) { Support.threw("c%2$d", " threw ", thrown); }
                    public static void caught(Throwable thrown) { Support.threw("c%2$d", " caught ", thrown); }
                    public static int touch(int by) { return touched = touched + by & 0xff; }
                    public static void fail() { throw new IllegalArgumentException("noise " + touched); }
                    public static String word(int turn) { return touched < 0 ? "a" : "word"; }
                    public static AutoCloseable resource() { return () -> touch(3); }
                }
                """.formatted(program.counters() + 1, program.number());
    }
}
