package io.runtrack.it.host;

import io.runtrack.annotations.EmailStatus;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Every way in which a run may end, one for each value of the first argument. */
public final class Endings {
    private static final CountDownLatch ENTERED = new CountDownLatch(1);

    private static final List<CompletableFuture<String>> NEVER = new ArrayList<>();
    private static final List<CompletableFuture<String>> SOON = new ArrayList<>();

    private Endings() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "exit" -> exiting(Integer.parseInt(arguments[1]));
            case "throw" -> throwing();
            case "code" -> System.out.println(code(Integer.parseInt(arguments[1])));
            case "files" -> files(arguments[1].split(","));
            case "emails" -> emails(arguments[1].split(","));
            case "wait" -> waiting();
            case "wait-with-hook" -> waitingWithHook();
            case "exit-elsewhere" -> exitElsewhere(Integer.parseInt(arguments[1]));
            case "exit-as-handler" -> exitAsHandler(Integer.parseInt(arguments[1]));
            case "left-behind" -> leftBehind();
            case "main-returns" -> mainReturns();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    @TrackedCommand("ending")
    static void exiting(int status) {
        file("success");
        System.exit(status);
    }

    @TrackedCommand("ending")
    static void throwing() {
        file("success");
        throw new IllegalArgumentException("no such date");
    }

    @TrackedCommand(value = "ending", exitCode = true)
    static int code(int status) {
        return status;
    }

    @TrackedCommand("ending")
    static void files(String... outcomes) {
        for (String outcome : outcomes) {
            file(outcome);
        }
    }

    @TrackedCommand("ending")
    static void emails(String... outcomes) {
        for (String outcome : outcomes) {
            email(outcome + "@example.com", outcome);
        }
    }

    @TrackedCommand("ending")
    static void waiting() throws InterruptedException {
        file("success");
        hold("/in/held.wav");
    }

    /** A hook of the host's own that takes its time and then processes one more file. */
    private static void waitingWithHook() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(Endings::finishLate, "late"));
        waiting();
    }

    private static void finishLate() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        file("success-late");
    }

    private static void exitElsewhere(int status) throws InterruptedException {
        Thread other = new Thread(() -> exitOnceEntered(status), "other");
        other.start();
        waiting();
    }

    /** On a thread whose name is that of the JVM's own for a signal. */
    private static void exitAsHandler(int status) throws InterruptedException {
        Thread other = new Thread(() -> exitOnceEntered(status), "SIGTERM handler");
        other.start();
        waiting();
    }

    /** A command whose work goes on when it has returned, for ever. */
    private static void leftBehind() {
        beginning();
        SOON.forEach(soon -> soon.complete("done"));
        System.out.println("beginning has returned");
    }

    @TrackedCommand("ending")
    static void beginning() {
        NEVER.add(future("/in/never.wav"));
        CompletableFuture<String> soon = future("/in/soon.wav");
        Thread daemon = new Thread(Endings::holdQuietly, "daemon");
        daemon.setDaemon(true);
        daemon.start();
        awaitEntered();
        file("success");
        SOON.add(soon);
    }

    @TrackedFile
    static CompletableFuture<String> future(String path) {
        return new CompletableFuture<>();
    }

    private static void holdQuietly() {
        try {
            hold("/in/held.wav");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void exitOnceEntered(int status) {
        awaitEntered();
        System.exit(status);
    }

    private static void mainReturns() {
        Thread daemon = new Thread(Endings::waitingQuietly, "daemon");
        daemon.setDaemon(true);
        daemon.start();
        awaitEntered();
    }

    private static void waitingQuietly() {
        try {
            waiting();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitEntered() {
        try {
            ENTERED.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @TrackedFile
    static void hold(String path) throws InterruptedException {
        System.out.println("holding");
        ENTERED.countDown();
        Thread.sleep(120_000);
        System.out.println("let go of " + path);
    }

    private static void file(String outcome) {
        try {
            process("/in/" + outcome + ".wav", outcome);
        } catch (IllegalStateException | NoSuchElementException expected) {
            System.out.println(expected.getMessage());
        }
    }

    @TrackedFile(skipOn = NoSuchElementException.class)
    static void process(String path, String outcome) {
        if (outcome.startsWith("fail")) {
            throw new IllegalStateException("cannot read " + path);
        }
        if (outcome.startsWith("skip")) {
            throw new NoSuchElementException("nothing in " + path);
        }
    }

    @TrackedEmail
    static EmailStatusResult email(String to, String outcome) {
        return new EmailStatusResult(
                to,
                EmailStatus.valueOf(outcome.toUpperCase(java.util.Locale.ROOT).replaceAll("[0-9]", "")));
    }

    record EmailStatusResult(String email, EmailStatus status) {}
}
