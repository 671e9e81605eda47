package com.acme.spark;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * What is killed at any moment. Each call has a name of its own, by which it is in the ledger of its process, a line as
 * it begins and one when it has returned, and on record. Arguments: the ledger's folder, then the number of files.
 */
public final class StormHost {
    private static final int TASKS = 40;
    private static final AtomicInteger CALLS = new AtomicInteger(); // of this process

    public static void main(String[] arguments) {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("Storm"))) {
            storm(spark, arguments[0], Integer.parseInt(arguments[1]));
        }
    }

    @TrackedCommand("storm")
    static void storm(JavaSparkContext spark, String ledger, int files) {
        List<Integer> numbers = IntStream.range(0, files).boxed().toList();
        spark.parallelize(numbers, TASKS).foreach(number -> {
            String call = ProcessHandle.current().pid() + "-" + CALLS.incrementAndGet();
            process("in/" + number + ".wav", call, Path.of(ledger));
            note(Path.of(ledger), "returned " + call);
        });
    }

    @TrackedFile(path = "{0}", agentId = "{1}")
    static void process(String path, String agentId, Path ledger) throws Exception {
        note(ledger, "begun " + agentId);
        Thread.sleep(10);
    }

    private static void note(Path ledger, String line) throws IOException {
        Files.writeString(
                ledger.resolve(String.valueOf(ProcessHandle.current().pid())),
                line + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
