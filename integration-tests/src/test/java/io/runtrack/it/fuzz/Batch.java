package io.runtrack.it.fuzz;

import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Programs of one seed that run in one JVM: in several flavours, each of which is compiled at once. For one thread. */
final class Batch {
    private static final int FLAVOURS = 3;

    private final long seed;
    private final Jdk jdk;
    private final List<Program> programs = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    /** What is compiled with the same options. */
    private record Part(Flavour flavour, String packageName, List<Program> programs) {}

    private Batch(long seed, Jdk jdk) {
        this.seed = seed;
        this.jdk = jdk;
    }

    static Batch of(long seed, Jdk jdk, int programsOfEach) {
        Batch batch = new Batch(seed, jdk);
        Dice dice = new Dice(seed);
        for (int i = 0; i < FLAVOURS; i++) {
            Part part = new Part(Flavour.any(dice, jdk.feature()), "fuzz.f" + i, new ArrayList<>());
            for (int j = 0; j < programsOfEach; j++) {
                int number = i * programsOfEach + j;
                part.programs.add(Program.of(seed, number, part.flavour, part.packageName));
            }
            batch.parts.add(part);
            batch.programs.addAll(part.programs);
        }
        return batch;
    }

    List<Program> programs() {
        return programs;
    }

    /** With ours alone, and in another way too; which first is as the seed has it. */
    List<FuzzedJvms.Agents> agents() {
        Dice dice = new Dice(~seed);
        FuzzedJvms.Agents more = dice.of(
                FuzzedJvms.Agents.ADVICE_BEFORE_OURS,
                FuzzedJvms.Agents.OURS_BEFORE_ADVICE,
                FuzzedJvms.Agents.OURS_ATTACHED);
        return dice.percent(50) ? List.of(FuzzedJvms.Agents.OURS, more) : List.of(more, FuzzedJvms.Agents.OURS);
    }

    /** The classes to run, in their order. */
    List<String> mainClasses() {
        return programs.stream().map(program -> program.basePackage() + ".Case").toList();
    }

    void compile(Path sources, Path classes) throws IOException {
        for (Part part : parts) {
            List<String> options = new ArrayList<>(part.flavour.options());
            options.addAll(List.of("-proc:none", "-nowarn", "-Xmaxerrs", "20", "-encoding", "UTF-8"));
            options.addAll(List.of("-cp", ForkedJvm.annotations().toString(), "-d", classes.toString()));
            write(sources, new SupportSource(part.flavour, part.packageName).files(), options);
            for (Program program : part.programs) {
                write(sources, source(program), options);
            }
            Compiler.compile(jdk, options, sources);
        }
    }

    private static void write(Path folder, Map<String, String> files, List<String> options) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey().replace('.', '/') + ".java");
            Files.createDirectories(path.getParent());
            options.add(Files.writeString(path, file.getValue()).toString());
        }
    }

    static Map<String, String> source(Program program) {
        String base = program.basePackage();
        return new ProgramSource(program, base.substring(0, base.lastIndexOf('.'))).files();
    }

    /** How to have it again. */
    @Override
    public String toString() {
        return "-Dfuzz.seed=" + seed + " -Dfuzz.batches=1 on " + jdk;
    }
}
