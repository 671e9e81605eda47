package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Case classes and collections of Scala's, as its compiler makes them. */
@Slow
final class ScalaIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void resultsAndRecipientsAreUnderstoodAndNothingLazyIsComputed(Jdk jdk) throws IOException {
        Path classes = Files.createDirectory(temporary.resolve("classes"));
        Path library = jarOf(scala.Option.class);
        FinishedJvm compiler = ForkedJvm.on(jdk, temporary)
                .classPath(library, jarOf(scala.reflect.api.Universe.class), jarOf(scala.tools.nsc.Main.class))
                .main(
                        "scala.tools.nsc.Main",
                        "-cp",
                        library + ":" + ForkedJvm.annotations(),
                        "-d",
                        classes.toString(),
                        Path.of("src/test/resources/scala/Mailer.scala")
                                .toAbsolutePath()
                                .toString())
                .run();
        assertThat(compiler.exitCode()).as("%s", compiler).isZero();
        ForkedJvm host = ForkedJvm.on(jdk, temporary)
                .classPath(classes, library, ForkedJvm.annotations())
                .main("Mailer");
        String untracked = host.run().output();

        FinishedJvm jvm =
                host.agent("path=" + tracked().path() + ",log.level=debug").run();

        assertThat(jvm.output()).isEqualTo(untracked);
        assertThat(jvm.agentLines())
                .as("%s", jvm)
                .satisfiesExactly(
                        unread -> assertThat(unread).contains("Mailing#either", "scala.util.Left", "could not be read"),
                        last -> assertThat(last).isEqualTo("[runtrack] suppressed errors: 0"));
        StoredRun run = tracked().onlyRun();
        assertThat(run.emails())
                .extracting(email -> email.get("agent_id").asText()
                        + ' '
                        + email.get("email").asText()
                        + ' '
                        + email.get("status").asText()
                        + ' '
                        + email.get("reason").asText())
                .containsExactly(
                        "a-1 sent@b.com sent null",
                        "a-2 failed@b.com failed full",
                        "null skipped@b.com skipped null",
                        "null a@b.com sent null",
                        "null c@d.com sent null",
                        "null lazy@b.com sent null",
                        "null perhaps@b.com failed null",
                        "null map@b.com sent null",
                        "null full@b.com failed 552 full",
                        "null mapped@b.com failed down",
                        "null tried@b.com failed no route",
                        "null went@b.com sent null",
                        "null either@b.com sent null",
                        "a-3 no@b.com failed null");
        assertThat(run.files()).singleElement().satisfies(file -> {
            assertThat(file.get("file_path").asText()).isEqualTo("/in/scala.wav");
            assertThat(file.get("agent_id").asText()).isEqualTo("a-1");
            assertThat(file.get("status").asText()).isEqualTo("skipped");
        });
    }

    private TrackedFolder tracked() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
