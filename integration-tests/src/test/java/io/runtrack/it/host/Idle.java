package io.runtrack.it.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Has nothing to track, does a little work, and prints its own threads and open files. */
public final class Idle {

    private Idle() {}

    public static void main(String[] arguments) throws Exception {
        Class.forName("io.runtrack.it.host.Idle$Worker")
                .getDeclaredConstructor()
                .newInstance();
        Thread.sleep(Long.parseLong(arguments[0]));
        Set<String> threads = new TreeSet<>();
        Thread.getAllStackTraces()
                .keySet()
                .forEach(thread -> threads.add(thread.getName() + (thread.isDaemon() ? " (daemon)" : "")));
        threads.forEach(name -> System.out.println("thread " + name));
        openFiles().forEach(file -> System.out.println("file " + file));
    }

    private static Set<String> openFiles() throws IOException {
        Set<String> files = new TreeSet<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                boolean standard = descriptor.getFileName().toString().matches("[012]");
                if (!standard
                        && target.startsWith("/")
                        && !target.startsWith("/proc/")
                        && !target.startsWith("/dev/")) {
                    files.add(target);
                }
            }
        }
        return files;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** A class of the host that is loaded after the agent has started. */
    static final class Worker {
        Worker() {
            Thread thread = new Thread(() -> System.out.println("worked"));
            thread.start();
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
