package io.runtrack.it.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/capture.md shows what runs, and says what comes out of it. */
final class CaptureTablesIT {
    private static final Path DOCUMENT = Path.of("../docs/capture.md");
    private static final Path SOURCES = Path.of("src/test");

    private static final String[] LIBRARIES = {
        "reactor-core",
        "reactive-streams",
        "rxjava",
        "guava",
        "failureaccess",
        "kotlin-stdlib",
        "kotlinx-coroutines-core-jvm"
    };

    /** In the order of the document: a table that is gone would be missed by nobody else. */
    private static final String[] PROGRAMS = {
        "io.runtrack.it.host.InheritedShapes",
        "io.runtrack.it.host.TemplateShapes",
        "io.runtrack.it.host.DefaultShapes",
        "io.runtrack.it.host.OutcomeShapes",
        "io.runtrack.it.host.EmailShapes",
        "io.runtrack.it.host.AsynchronousShapes",
        "io.runtrack.it.host.SuspendShapesKt"
    };

    @TempDir
    private Path temporary;

    @Test
    void quotesTheProgramsThatShowIt() throws IOException {
        List<ShapeTable> tables = ShapeTable.in(DOCUMENT);

        assertThat(tables).extracting(ShapeTable::program).containsExactly(PROGRAMS);
        for (ShapeTable table : tables) {
            assertThat(table.program()).as("the program above %s", table).isNotEmpty();
            assertThat(table.examples()).as("examples of %s", table.program()).isNotEmpty();
            assertThat(table.examplesNotIn(SOURCES))
                    .as("examples that are not in %s", table.program())
                    .isEmpty();
        }
    }

    @EachJdk
    void saysWhatBecomesOfThem(Jdk jdk) throws IOException {
        for (ShapeTable table : ShapeTable.in(DOCUMENT)) {
            String name = table.program().substring(table.program().lastIndexOf('.') + 1);
            Path path = temporary.resolve(name);
            FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                    .agent("path=" + path + ",log.level=debug")
                    .classPath(HostLibraries.with(LIBRARIES))
                    .main(table.program())
                    .run();

            assertThat(jvm.exitCode()).as("%s", jvm).isZero();
            assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
            assertThat(StoredLines.of(new TrackedFolder(path), implicitCommand(name)))
                    .as("records of %s", name)
                    .containsExactlyInAnyOrderElementsOf(table.records());
        }
    }

    private static String implicitCommand(String className) {
        return className.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
