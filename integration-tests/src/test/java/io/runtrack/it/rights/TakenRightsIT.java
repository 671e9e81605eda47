package io.runtrack.it.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.Commands;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.OtherUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each permission is taken away from each level of the tree, and every command is held to what the contract says: what
 * cannot be read is named and hides nothing else; lists and reports show the rest and end with 0; what judges, changes
 * or is about one run ends with 1 if its answer depends on it; and nothing is deleted by halves.
 */
final class TakenRightsIT {
    private static final OtherUser USER = OtherUser.NOBODY;
    private static final LocalDate TODAY = SharedTree.todayInUtc();

    @TempDir
    private Path temporary;

    private final List<String> script = new ArrayList<>();

    @BeforeEach
    void openTheFolderToAll() throws IOException {
        Files.setAttribute(temporary, "unix:mode", 01777);
    }

    @Slow
    @EachJdk
    void everyCommandNamesWhatItCouldNotReadAndHidesNothingElse(Jdk jdk) throws IOException {
        Path config = Files.writeString(temporary.resolve("report.yaml"), "title: Report\n");
        List<Expectations> cases = new ArrayList<>();
        for (Taken taken : Taken.all(tree(0).work().day(), tree(0).work().id())) {
            SharedTree tree = tree(cases.size()).write().giveTo(USER.userName());
            Expectations expectations = new Expectations(tree, taken, config);
            cases.add(expectations);
            script.addAll(expectations.script());
        }

        Iterator<Answer> answers = run(jdk).iterator();

        SoftAssertions softly = new SoftAssertions();
        cases.forEach(expectations -> expectations.check(answers, softly));
        assertThat(answers).isExhausted();
        softly.assertAll();
    }

    @EachJdk
    void aTrackingPathThatMayNotBeEnteredIsNotAnEmptyOneNorOneThatIsNotThere(Jdk jdk) throws IOException {
        SharedTree tree =
                new SharedTree(temporary.resolve("closed/data"), TODAY).write().giveTo(USER.userName());
        SharedTree below =
                new SharedTree(temporary.resolve("above/data"), TODAY).write().giveTo(USER.userName());
        Path above = below.root().getParent();
        Files.setOwner(above, Files.getOwner(below.root()));
        script.add("mode\t600\t" + tree.root());
        script.add("mode\t600\t" + above);
        for (SharedTree each : List.of(tree, below)) {
            for (String command : List.of(
                    "runs list",
                    "runs show a-work",
                    "check --command work --within 30d",
                    "runs watch",
                    "recover",
                    "recover --stale",
                    "prune --before 2999-01-01")) {
                script.add("run\t" + command.replace(' ', '\t') + "\t--path\t" + each.root());
            }
        }
        script.add("mode\t700\t" + above);

        for (Answer answer : run(jdk)) {
            assertThat(answer.exitCode()).as("%s", answer).isEqualTo(1);
            assertThat(answer.errorLines()).as("%s", answer).hasSize(1);
            assertThat(answer.err())
                    .startsWith("runtrack: ")
                    .contains("this user may not enter it", "check its permissions")
                    .doesNotContain("Exception");
        }
    }

    private SharedTree tree(int number) {
        return new SharedTree(temporary.resolve("tree-" + number), TODAY);
    }

    private List<Answer> run(Jdk jdk) throws IOException {
        Path file = Files.write(temporary.resolve("script"), script);
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .as(USER)
                .classPath(ForkedJvm.hostClasses(), ForkedJvm.cliJar())
                .main(Commands.class, file.toString())
                .timeout(Duration.ofMinutes(5))
                .run();
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        return Answer.parse(jvm.output());
    }

    static JsonNode json(Answer answer) {
        try {
            return new ObjectMapper().readTree(answer.out());
        } catch (IOException noJson) {
            throw new AssertionError(answer.toString(), noJson);
        }
    }
}
