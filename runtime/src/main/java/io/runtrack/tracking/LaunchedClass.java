package io.runtrack.tracking;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's class where the JVM was launched with a launcher's: Spring Boot's, the JDK's for source
 * files, JBoss Modules, Spark's. Reads properties, a manifest, {@link LoaderProperties} and, for launchers that name no
 * class, the stack of the main thread. Loads no class of the host.
 */
final class LaunchedClass {
    private static final String SPRING_BOOT = "org.springframework.boot.loader.";
    private static final String SOURCE_FILES = "com.sun.tools.javac.launcher.";
    private static final String JBOSS_MODULES = "org.jboss.modules.";
    private static final String SPARK = "org.apache.spark.deploy.";

    private LaunchedClass() {}

    /** The application's class in this JVM; null when the JVM does not tell. */
    static @Nullable String ofThisProcess() {
        return of(System.getProperty("sun.java.command"), System.getProperty("java.class.path", ""));
    }

    /**
     * The application's class.
     *
     * @param command the launched class or jar with its arguments, as {@code sun.java.command} has it
     * @param classPath of {@code -jar} the jar alone
     */
    static @Nullable String of(@Nullable String command, String classPath) {
        if (command == null || command.isBlank()) {
            return null;
        }
        String jar = jarOf(command, classPath);
        String launched = jar == null ? firstWord(command) : ofManifest(jar, "Main-Class");
        if (launched == null) {
            return null;
        }
        String found = jar == null
                ? behind(launched, command, classPath)
                : behind(launched, command.substring(jar.length()), jar);
        return found == null ? launched : found;
    }

    /**
     * The archive behind {@code -jar}, whatever its name ends in: the class path, unless a launcher has changed that
     * since. Null without one.
     */
    private static @Nullable String jarOf(String command, String classPath) {
        if (!classPath.isEmpty() && (command + ' ').startsWith(classPath + ' ')) {
            return classPath;
        }
        int end = command.indexOf(".jar");
        int space = command.indexOf(' ');
        return end > 0 && (space < 0 || end < space) ? command.substring(0, end + ".jar".length()) : null;
    }

    /** The class that the launcher runs; null if the launched class is no launcher, or does not tell. */
    private static @Nullable String behind(String launched, String command, String classPath) {
        if (launched.startsWith(SPRING_BOOT)) {
            String named =
                    launched.endsWith(".PropertiesLauncher") ? LoaderProperties.mainClass(firstEntry(classPath)) : null;
            return named == null ? ofManifest(classPath, "Start-Class") : named;
        }
        if (launched.startsWith(SOURCE_FILES)) {
            return ofSourceFile(command);
        }
        if (launched.startsWith(SPARK)) {
            return ofOption(command, "--class");
        }
        return launched.startsWith(JBOSS_MODULES) ? ofMainThread() : null;
    }

    /** The first word, less the module before it. */
    private static String firstWord(String command) {
        int space = command.indexOf(' ');
        String first = space < 0 ? command : command.substring(0, space);
        return first.substring(first.indexOf('/') + 1);
    }

    /** The file's name: the class in it is called so unless its author took pains. */
    private static @Nullable String ofSourceFile(String command) {
        for (String word : command.split(" ", -1)) {
            if (word.endsWith(".java")) {
                return word.substring(word.lastIndexOf(File.separatorChar) + 1, word.length() - ".java".length());
            }
        }
        return null;
    }

    private static @Nullable String ofOption(String command, String option) {
        String[] words = command.split(" ", -1);
        for (int i = 1; i < words.length; i++) {
            if (words[i].startsWith(option + "=")) {
                return words[i].substring(option.length() + 1);
            }
            if (words[i - 1].equals(option)) {
                return words[i];
            }
        }
        return null;
    }

    /** The outermost main method that is no launcher's. */
    private static @Nullable String ofMainThread() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("main")) {
                StackTraceElement[] frames = thread.getStackTrace();
                for (int i = frames.length - 1; i >= 0; i--) {
                    String type = frames[i].getClassName();
                    if (frames[i].getMethodName().equals("main") && !type.startsWith(JBOSS_MODULES)) {
                        return type;
                    }
                }
            }
        }
        return null;
    }

    /** Of a class path with several entries, the first is the application's jar, or the folder it was unpacked to. */
    private static File firstEntry(String classPath) {
        int end = classPath.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? classPath : classPath.substring(0, end);
        return new File(first.isEmpty() ? "." : first);
    }

    private static @Nullable String ofManifest(String classPath, String attribute) {
        try {
            Manifest manifest = manifest(firstEntry(classPath));
            return manifest == null ? null : manifest.getMainAttributes().getValue(new Attributes.Name(attribute));
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable Manifest manifest(File archive) throws IOException {
        if (archive.isFile()) {
            try (JarFile jar = new JarFile(archive)) {
                return jar.getManifest();
            }
        }
        File file = new File(archive, JarFile.MANIFEST_NAME);
        if (!file.isFile()) {
            return null;
        }
        try (InputStream in = new FileInputStream(file)) {
            return new Manifest(in);
        }
    }
}
