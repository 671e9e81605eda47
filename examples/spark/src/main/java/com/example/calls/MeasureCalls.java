package com.example.calls;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Measures how loud the calls of a night are, on whatever cluster it is given. */
public final class MeasureCalls {
    private static final int TASKS = 8;

    private MeasureCalls() {}

    public static void main(String[] arguments) throws IOException {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf().setAppName("Measure calls"))) {
            double loudest = measure(spark, Path.of(arguments[0]), arguments[1]);
            System.out.printf("loudest call: %.0f%n", loudest);
        }
    }

    @TrackedCommand("measure-calls")
    static double measure(JavaSparkContext spark, Path folder, String targetDate) throws IOException {
        List<String> calls;
        try (Stream<Path> files = Files.list(folder)) {
            calls = files.map(Path::toString).sorted().toList();
        }
        return spark.parallelize(calls, TASKS).map(MeasureCalls::levelOrNone).reduce(Math::max);
    }

    /** A damaged call is no reason to fail the night. */
    private static double levelOrNone(String call) throws IOException {
        try {
            return level(Path.of(call));
        } catch (UnsupportedAudioFileException damaged) {
            return 0;
        }
    }

    @TrackedFile
    static double level(Path call) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream audio = AudioSystem.getAudioInputStream(call.toFile())) {
            byte[] sound = audio.readAllBytes();
            double sum = 0;
            for (int i = 0; i + 1 < sound.length; i += 2) {
                double sample = (short) (sound[i] & 0xFF | sound[i + 1] << 8);
                sum += sample * sample;
            }
            return Math.sqrt(sum / Math.max(1, sound.length / 2));
        }
    }
}
