package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of one method of the source the compilers of Groovy, Kotlin and Scala make several, with copies of its annotations: a
 * call is one record, or one run.
 */
final class CompilerMadeMethodsIT {
    private static final String GROOVY_FROM_JAVA = """
            package fromjava;
            import doubled.*;
            import java.nio.file.Path;
            public class Main {
                public static void main(String[] arguments) {
                    Calls.all();
                    new Defaults().dynamic(Path.of("/java/default"));
                    Defaults.fixed(Path.of("/java/fixed"));
                    new Having().body(Path.of("/java/trait"));
                    Having.fixedBody(Path.of("/java/trait/fixed"));
                    try {
                        new Defaults().failing(Path.of("/java/failing"));
                    } catch (IllegalStateException expected) {
                        System.out.println(expected.getMessage());
                    }
                }
            }
            """;

    private static final String SCALA_FROM_JAVA = """
            package fromjava;
            import java.nio.file.Path;
            public class Main {
                public static void main(String[] arguments) {
                    stacks.Calls.all();
                    new stacks.Stacked().proc(Path.of("/java/stacked"));
                }
            }
            """;

    private static final String KOTLIN_FROM_JAVA = """
            package fromjava;
            import io.runtrack.it.host.*;
            import java.nio.file.Path;
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    Overloads overloads = new Overloads();
                    overloads.closed(Path.of("/closed/3"));
                    overloads.closed(Path.of("/closed/2"), "given");
                    overloads.closed(Path.of("/closed/1"), "given", 1);
                    overloads.opened(Path.of("/opened"));
                    new OverridingOverloads().opened(Path.of("/overriding"));
                    try {
                        overloads.failing(Path.of("/failing"));
                    } catch (IllegalStateException expected) {
                        System.out.println(expected.getMessage());
                    }
                    overloads.computed(Path.of("/computed"));
                    overloads.run("/etc/night.yaml");
                    overloads.send();
                    overloads.suspending(Path.of("/suspending"), new Resumed());
                    overloads.byHand(Path.of("/by-hand"));
                    Overloads.fixed(Path.of("/fixed"));
                    Overloads.Companion.fixed(Path.of("/companion/fixed"));
                    Overloads.Companion.ofCompanion(Path.of("/companion"));
                    OverloadsOfObject.fixed(Path.of("/object"));
                    OverloadsKt.topLevel(Path.of("/top-level"));
                    OverloadsOfFiles.partOfFile(Path.of("/part/1"));
                    OverloadsOfFiles.partOfFile(Path.of("/part/2"), "given");
                    Object inlined = Inlined.class.getMethod("box-impl", String.class).invoke(null, "text");
                    new TakesInlined().boxed(Path.of("/boxed"), (Inlined) inlined);
                    new Delegating(new Working()).work(Path.of("/delegated"), "given");
                    new Delegating(new Working()).body(Path.of("/delegated/body"), "given");
                    new DelegatingToProperty(new Delegating(new Working())).work(Path.of("/delegated/twice"), "given");
                    new HandingOn(new Working()).work(Path.of("/handed-on"), "given");
                }
                static class Resumed implements kotlin.coroutines.Continuation<String> {
                    public kotlin.coroutines.CoroutineContext getContext() {
                        return kotlin.coroutines.EmptyCoroutineContext.INSTANCE;
                    }
                    public void resumeWith(Object result) {}
                }
            }
            """;

    @TempDir
    private Path temporary;

    @Slow
    @EachJdk
    void groovysDefaultsTraitsAndMemoizedMethods(Jdk jdk) throws IOException {
        for (int major = 3; major <= 5; major++) {
            OtherCompiler groovy = OtherCompiler.groovy(major);
            Path classes = temporary.resolve("groovy" + major);
            groovy.compile(Path.of("src/test/resources/groovy/Doubled.groovy"), classes);

            assertThat(records(jdk, classes, groovy.library(), GROOVY_FROM_JAVA))
                    .as("Groovy %s", major)
                    .containsExactlyInAnyOrder(
                            "run main partial_success",
                            "file /dynamic/3 success default",
                            "file /dynamic/2 success given",
                            "file /dynamic/1 success given",
                            "file /overriding success default",
                            "file /fixed success default",
                            "file /first success default",
                            "file /failing failed default",
                            "file /primitive success null",
                            "file /memoized success default",
                            "file /memoized success default",
                            "file /memoized/fixed success null",
                            "run night success",
                            "file /run/file success default",
                            "email default@b.com sent",
                            "file /trait/2 success default",
                            "file /trait/1 success given",
                            "file /trait/fixed success default",
                            "file /trait/positioned success positioned",
                            "file /trait/failing failed failing",
                            "run trait-night success",
                            "file /trait/run success default",
                            "file /trait/hidden success null",
                            "file /trait/compiled success null",
                            "file /trait/compiled/called success null",
                            "file /trait/replaced success default",
                            "file /trait/stacked success default",
                            "file /working success worker",
                            "file /delegated success worker",
                            "file /delegated/closure success worker",
                            "file /by-hand success null",
                            "file /by-hand success given",
                            "file /java/default success default",
                            "file /java/fixed success default",
                            "file /java/trait success default",
                            "file /java/trait/fixed success default",
                            "file /java/failing failed default");
        }
    }

    @Slow
    @EachJdk
    void scalasStackableTraitsAndSpecializedMethods(Jdk jdk) throws IOException {
        for (OtherCompiler scala : List.of(OtherCompiler.scala2(), OtherCompiler.scala3())) {
            Path classes = temporary.resolve(scala.mainClass());
            scala.compile(Path.of("src/test/resources/scala/Stacks.scala"), classes);

            assertThat(records(jdk, classes, scala.library(), SCALA_FROM_JAVA))
                    .as("%s", scala)
                    .containsExactlyInAnyOrder(
                            "run main success",
                            "file /impl success proc",
                            "file /stacked success proc",
                            "file /stacked/trait success proc",
                            "file /anonymous success proc",
                            "file /deeper success nearest",
                            "file /own success nearest",
                            "file /generic success null",
                            "file /generic/trait success null",
                            "run night failed",
                            "email x@b.com sent",
                            "file /recursive success proc",
                            "file /recursive/c success proc",
                            "file /recursive/c/c success proc",
                            "file /special success null",
                            "file /special/boxed success null",
                            "file /special/object success null",
                            "file /default success default",
                            "file /java/stacked success proc");
        }
    }

    /** With what Java's compiler calls, and Kotlin's does not. */
    @EachJdk
    void kotlinsOverloads(Jdk jdk) throws IOException {
        Path[] library = HostLibraries.with("kotlin-stdlib");

        assertThat(records(jdk, ForkedJvm.hostClasses(), library, KOTLIN_FROM_JAVA))
                .containsExactlyInAnyOrder(
                        "run main partial_success",
                        "file /closed/3 success default",
                        "file /closed/2 success given",
                        "file /closed/1 success given",
                        "file /opened success default",
                        "file /overriding success default",
                        "file /failing failed default",
                        "file /computed success computed",
                        "run night success",
                        "file /run/file success default",
                        "email default@b.com sent",
                        "file /suspending success default",
                        "file /by-hand success null",
                        "file /by-hand success default",
                        "file /fixed success default",
                        "file /companion/fixed success default",
                        "file /companion success default",
                        "file /object success default",
                        "file /top-level success default",
                        "file /part/1 success default",
                        "file /part/2 success given",
                        "file /boxed success null",
                        "file /delegated success given",
                        "file /delegated/body success given",
                        "file /delegated/twice success given",
                        "file /handed-on success given",
                        "file /handed-on success given");
    }

    /** Runs a program without the agent and with it, expects the same of both, and answers what is on record. */
    private List<String> records(Jdk jdk, Path classes, Path[] library, String java) throws IOException {
        Path folder = temporary.resolve("from-java-" + classes.getFileName());
        Path caller = new CompiledHost(folder)
                .with(classes)
                .with(library)
                .source(java)
                .classes();
        TrackedFolder tracked = new TrackedFolder(folder.resolve("tracked"));
        ForkedJvm host = ForkedJvm.on(jdk, folder)
                .classPath(Stream.concat(Stream.of(caller, classes, ForkedJvm.annotations()), Stream.of(library))
                        .toArray(Path[]::new))
                .main("fromjava.Main");
        FinishedJvm without = host.run();
        FinishedJvm with = host.agent("log.level=debug,path=" + tracked.path()).run();

        assertThat(without.exitCode()).as("%s", without).isZero();
        SameBehaviour.assertThatOnlyAgentLinesDiffer(with, without);
        assertThat(with.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        return lines(tracked);
    }

    private static List<String> lines(TrackedFolder tracked) {
        List<String> lines = new ArrayList<>();
        for (StoredRun run : tracked.runs()) {
            lines.add("run " + run.text("command") + " " + run.text("status"));
            for (JsonNode file : run.files()) {
                lines.add("file " + file.get("file_path").asText() + " "
                        + file.get("status").asText() + " "
                        + file.get("agent_id").asText());
            }
            for (JsonNode email : run.emails()) {
                lines.add("email " + email.get("email").asText() + " "
                        + email.get("status").asText());
            }
        }
        return lines;
    }
}
