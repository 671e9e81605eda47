package io.runtrack.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every rule holds for what we ship, and fails on the planted tree, which breaks each of them: a rule that cannot fail
 * is not one. Plain tests, since a violated {@code @ArchTest} once ran as no test at all.
 */
final class ArchitectureTest {
    private static final String OURS = "io.runtrack";
    private static final String PLANTED = "io.runtrack.it.architecture.planted";
    private static final JavaClasses SHIPPED = shipped();
    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(PLANTED);

    @Test
    void nothingIsOverlooked() {
        assertThat(shippedFolders()).allMatch(Files::isDirectory, "is a folder of classes; mvn verify builds it");
        assertThat(countIn("io.runtrack.annotations")).isEqualTo(6);
        assertThat(countIn("io.runtrack.model")).isGreaterThan(8);
        PackageTable table = new PackageTable(OURS);
        assertThat(table.namesOf(SHIPPED)).as("every row has a package").containsExactlyElementsOf(table.names());
        assertThat(SHIPPED.size()).isBetween(200, 5000);
    }

    @Test
    void everyPackageKnowsWhomItMay() {
        for (ArchRule rule : new PackageTable(OURS).rules()) {
            rule.check(SHIPPED);
        }
        assertThat(violatedBy(new PackageTable(PLANTED).rules()))
                .hasSize(3)
                .anySatisfy(message ->
                        assertThat(message).contains("because journal may know", "KnowsConfiguration", "Knowing"))
                .anySatisfy(message -> assertThat(message).contains("has a row", "planted.loop.one.One"))
                .anySatisfy(message -> assertThat(message).contains("cli may know", "ListsJournals"));
    }

    @Test
    void thereIsNoCycle() {
        new HouseRules(OURS).noCycles().check(SHIPPED);
        assertThatThrownBy(() -> new HouseRules(PLANTED).noCycles().check(BROKEN))
                .hasMessageContaining("loop.one")
                .hasMessageContaining("loop.two");
    }

    @Test
    void librariesAreKnownToTheirPackagesAlone() {
        HouseRules rules = new HouseRules(OURS);
        rules.onlyKnownTo("net.bytebuddy", "agent.classfile", "agent.discovery", "agent.instrument", "agent.jdk")
                .check(SHIPPED);
        rules.onlyKnownTo("com.azure", "storage.azure..").check(SHIPPED);
        rules.onlyKnownTo("software.amazon", "storage.s3..").check(SHIPPED);
        rules.onlyKnownTo(
                        "com.fasterxml.jackson",
                        "document..",
                        "events.lineage..",
                        "storage..",
                        "answer..",
                        "figures..",
                        "ui..",
                        "cli..")
                .check(SHIPPED);
        rules.onlyKnownTo("picocli", "cli..").check(SHIPPED);
        rules.onlyKnownTo("org.apache.parquet", "cli.export").check(SHIPPED);
        assertThatThrownBy(() -> new HouseRules(PLANTED)
                        .onlyKnownTo("net.bytebuddy", "agent.instrument..")
                        .check(BROKEN))
                .hasMessageContaining("ExitsAndPrints");
    }

    @Test
    void onlyTheCommandLinesMainEndsTheJvm() {
        new HouseRules(OURS).onlyExit("cli.Main", "spark.DeliveryReportJob").check(SHIPPED);
        assertThatThrownBy(() -> new HouseRules(PLANTED)
                        .onlyExit("cli.Main", "spark.DeliveryReportJob")
                        .check(BROKEN))
                .hasMessageContaining("ExitsAndPrints.exit()")
                .hasMessageContaining("ExitsAndPrints.halt()");
    }

    @Test
    void onlyTheEntryClassTheLogAndTheCommandLinePrint() {
        List<String> printing = List.of(
                "agent.premain.RuntrackAgent",
                "agent.AgentLog",
                "diagnostics.SystemLoggerDiagnostics",
                "cli.Main",
                "spark.DeliveryReportJob");
        new HouseRules(OURS).onlyPrint(printing).check(SHIPPED);
        assertThatThrownBy(() -> new HouseRules(PLANTED).onlyPrint(printing).check(BROKEN))
                .hasMessageContaining("ExitsAndPrints.print()");
    }

    @Test
    void everyPackageIsNullMarkedButTheAnnotations() {
        new HouseRules(OURS).nullMarkedBut("annotations").check(SHIPPED);
        assertThatThrownBy(() ->
                        new HouseRules(PLANTED).nullMarkedBut("annotations").check(BROKEN))
                .hasMessageContaining("KnowsConfiguration");
    }

    private static List<String> violatedBy(List<ArchRule> rules) {
        List<String> messages = new ArrayList<>();
        for (ArchRule rule : rules) {
            try {
                rule.check(BROKEN);
            } catch (AssertionError expected) {
                messages.add(String.valueOf(expected.getMessage()));
            }
        }
        return messages;
    }

    /** Class folders and not jars: the agent's jar hides its classes from everybody, this test included. */
    private static JavaClasses shipped() {
        return new ClassFileImporter().importPaths(shippedFolders());
    }

    private static List<Path> shippedFolders() {
        Path root = Path.of(System.getProperty("runtrack.root", ".."));
        return Stream.of(
                        "annotations",
                        "runtime",
                        "figures",
                        "storage/azure",
                        "storage/s3",
                        "agent",
                        "ui",
                        "cli",
                        "spark")
                .map(module -> root.resolve(module).resolve("target/classes"))
                .toList();
    }

    private static long countIn(String packageName) {
        return SHIPPED.stream()
                .map(JavaClass::getPackageName)
                .filter(packageName::equals)
                .count();
    }
}
