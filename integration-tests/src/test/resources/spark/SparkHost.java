package com.acme.spark;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A pipeline on Spark. Its tasks keep a ledger of their own, a file for each process: a line when a file begins and one
 * when it ends. Arguments: the ledger's folder, then what to do.
 */
public final class SparkHost {
    public static void main(String[] arguments) throws Exception {
        Path ledger = Path.of(arguments[0]);
        JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("Nightly Audio"));
        for (int i = 1; i < arguments.length; i++) {
            run(arguments[i], new Pipeline(spark, ledger));
        }
        spark.stop();
        if (arguments[arguments.length - 1].equals("untracked")) {
            throw new IllegalStateException("after all");
        }
    }

    private static void run(String what, Pipeline pipeline) throws Exception {
        switch (what) {
            case "plain" -> pipeline.plain(200, 8);
            case "retried" -> pipeline.retried();
            case "failing" -> pipeline.failing();
            case "superseded" -> pipeline.superseded();
            case "untracked" -> pipeline.files(20, 4, new Work(pipeline.ledger, "untracked", ""));
            case "two" -> pipeline.two();
            default -> throw new IllegalArgumentException(what);
        }
    }

    static final class Pipeline {
        private final JavaSparkContext spark;
        private final Path ledger;

        Pipeline(JavaSparkContext spark, Path ledger) {
            this.spark = spark;
            this.ledger = ledger;
        }

        @TrackedCommand("plain")
        void plain(int files, int tasks) {
            files(files, tasks, new Work(ledger, "plain", ""));
        }

        /** The third file of each task fails once, and with it the task. */
        @TrackedCommand("retried")
        void retried() {
            files(40, 4, new Work(ledger, "retried", "third"));
        }

        /** Each task goes on when its third file has failed. */
        @TrackedCommand("failing")
        void failing() {
            files(40, 4, new Work(ledger, "failing", "caught"));
        }

        /** One task hangs in its first attempt, and is killed as Spark kills what another attempt has overtaken. */
        @TrackedCommand("superseded")
        void superseded() throws Exception {
            Path hanging = ledger.resolveSibling("hanging");
            Thread killer = new Thread(() -> {
                try {
                    while (!Files.exists(hanging) || Files.size(hanging) == 0) {
                        Thread.sleep(20);
                    }
                    long task = Long.parseLong(Files.readString(hanging));
                    spark.sc().killTaskAttempt(task, true, "another attempt succeeded");
                } catch (Exception failure) {
                    throw new IllegalStateException(failure);
                }
            });
            killer.start();
            files(8, 8, new Work(ledger, "superseded", "hangs"));
            killer.join();
        }

        /** Two runs in one context. */
        void two() throws InterruptedException {
            Thread first = new Thread(() -> side("left", 30));
            Thread second = new Thread(() -> side("right", 50));
            first.start();
            second.start();
            first.join();
            second.join();
        }

        @TrackedCommand("side")
        void side(String name, int files) {
            files(files, 4, new Work(ledger, name, ""));
        }

        void files(int files, int tasks, Work work) {
            List<Integer> numbers = new ArrayList<>();
            IntStream.range(0, files).forEach(numbers::add);
            spark.parallelize(numbers, tasks).foreach(work::process);
        }
    }

    static final class Work implements Serializable {
        private static final long serialVersionUID = 1;
        private final String ledger;
        private final String name;
        private final String trouble;

        Work(Path ledger, String name, String trouble) {
            this.ledger = ledger.toString();
            this.name = name;
            this.trouble = trouble;
        }

        void process(int number) throws Exception {
            String path = "in/" + name + "/" + number + ".wav";
            try {
                transcribe(path, number);
            } catch (IllegalStateException failure) {
                if (!trouble.equals("caught")) {
                    throw failure;
                }
            }
        }

        @TrackedFile
        void transcribe(String path, int number) throws Exception {
            note("begin " + path);
            Thread.sleep(5);
            TaskContext task = TaskContext.get();
            if (trouble.equals("hangs") && number == 3 && task.attemptNumber() == 0) {
                Files.writeString(Path.of(ledger).resolveSibling("hanging"), String.valueOf(task.taskAttemptId()));
                Thread.sleep(60_000);
            }
            if ((trouble.equals("third") && number % 10 == 2 && task.attemptNumber() == 0)
                    || (trouble.equals("caught") && number % 10 == 2)) {
                note("failed " + path);
                throw new IllegalStateException("third of " + task.partitionId());
            }
            note("done " + path);
        }

        private void note(String line) throws IOException {
            Files.writeString(
                    Path.of(ledger, String.valueOf(ProcessHandle.current().pid())),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
