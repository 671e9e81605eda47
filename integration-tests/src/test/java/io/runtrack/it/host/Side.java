package io.runtrack.it.host;

import java.util.concurrent.atomic.AtomicInteger;

/** One of two commands that are active at once, and the files that it makes. */
final class Side {
    private final String name;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();

    Side(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    int files() {
        return files.get();
    }

    /** Work that makes one file, which may be done once. */
    Runnable file(String way) {
        String path = path(way);
        return () -> handle(path);
    }

    /** Makes a file that no other has the path of. */
    void makeFile(String way) {
        handle(path(way));
    }

    /** Waits until whatever was begun has been recorded. */
    void awaitFiles() throws InterruptedException {
        while (pending.get() > 0) {
            Thread.sleep(1);
        }
    }

    private void handle(String path) {
        for (StackTraceElement frame : new Throwable().getStackTrace()) {
            check(!isOurs(frame.getClassName()), "no frame of the agent: " + frame);
        }
        TwoCommands.handle(path);
        pending.decrementAndGet();
    }

    private String path(String way) {
        pending.incrementAndGet();
        return name + "/" + way + "/" + files.incrementAndGet();
    }

    private static boolean isOurs(String className) {
        return className.contains("Runtrack") || className.startsWith("io.runtrack.agent");
    }

    static void check(boolean holds, String what) {
        if (!holds) {
            System.out.println("NOT SO: " + what);
        }
    }
}
