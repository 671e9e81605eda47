package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.LongBatch;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The command line loads the agent into a JVM that has long been running its tracked methods. */
final class AttachIT {
    @TempDir
    private Path temporary;

    @EachJdk
    void tracksFromTheNextCallAndRefusesASecondAttach(Jdk jdk) {
        try (RunningJvm batch = batch(jdk)) {
            FinishedJvm attach = attach(jdk, batch, "path=" + folder().path(), "labels=team=qa;text=a,b");
            assertThat(attach.errors()).isEmpty();
            assertThat(attach.output())
                    .isEqualTo("process " + batch.pid() + " is tracked to " + folder().path()
                            + "; 1 class with tracked methods loaded so far\n");
            assertThat(attach.exitCode()).isZero();
            batch.tell("go").awaitLine("ran 1");

            FinishedJvm again = attach(jdk, batch, "path=" + folder().path());
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.errors())
                    .isEqualTo("runtrack: process " + batch.pid()
                            + ": it is tracked already, since its start or an earlier attach; settings cannot be changed while it"
                            + " runs\n");
            FinishedJvm ended = batch.tell("end").await();
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.output()).isEqualTo("warm\nran 1\n");
            // The JVM's own warning of a dynamic attach (21 and later) is all that there may be.
            assertThat(ended.hostErrorLines()).allMatch(line -> line.startsWith("WARNING: "));
            assertThat(ended.agentLines()).isEmpty();
        }
        assertThat(folder().onlyRun().text("command")).isEqualTo("long-batch");
        assertThat(folder().onlyRun().files()).hasSize(1);
        assertThat(folder().onlyRun().metadata().path("labels").path("text").asText())
                .isEqualTo("a,b");
    }

    @EachJdk
    void saysMistakesHereAndLeavesTheOtherProcessAlone(Jdk jdk) {
        try (RunningJvm batch = batch(jdk)) {
            FinishedJvm mistaken = attach(jdk, batch, "path=" + folder().path(), "checkpoint=soon");
            assertThat(mistaken.exitCode()).isEqualTo(2);
            assertThat(mistaken.errors().lines()).singleElement().asString().contains("checkpoint", "soon");
            FinishedJvm nowhere = attach(jdk, batch);
            assertThat(nowhere.exitCode()).isEqualTo(2);
            assertThat(nowhere.errors()).contains("add path=");

            FinishedJvm ended = batch.tell("end").await();
            assertThat(ended.errors()).isEmpty();
        }
        assertThat(folder().everything()).isEmpty();
    }

    @EachJdk
    void saysWhatOnlyTheOtherProcessFindsAndMayBeTriedAgain(Jdk jdk) throws IOException {
        Path rules = Files.writeString(temporary.resolve("rules.yaml"), "files:\n  - methd: a.B#c\n");
        try (RunningJvm batch = batch(jdk)) {
            FinishedJvm mistaken = attach(jdk, batch, "path=" + folder().path(), "config=" + rules);
            assertThat(mistaken.exitCode()).isEqualTo(1);
            assertThat(mistaken.errors().lines()).singleElement().asString().contains("methd", "rules.yaml");
            batch.tell("go").awaitLine("ran 1");

            assertThat(attach(jdk, batch, "path=" + folder().path()).exitCode()).isZero();
            FinishedJvm ended = batch.tell("go").awaitLine("ran 2").tell("end").await();
            assertThat(ended.exitCode()).isZero();
        }
        assertThat(folder().onlyRun().files())
                .singleElement()
                .extracting(file -> file.path("file_path").asText())
                .isEqualTo("/in/2.wav");
    }

    /** Each of these would have been called tracked by a JVM that starts with it, and have recorded nothing. */
    @Slow
    @EachJdk
    void saysWhatKeepsRecordsFromBeingKeptAndMayBeTriedAgain(Jdk jdk) throws IOException {
        Path occupied = Files.writeString(temporary.resolve("occupied"), "a file");
        Path link = Files.createSymbolicLink(temporary.resolve("link"), temporary);
        try (RunningJvm batch = batch(jdk)) {
            assertRefused(attach(jdk, batch, "path=" + occupied + "/tracked"), occupied + "/tracked", "path=");
            assertRefused(
                    attach(jdk, batch, "path=" + occupied + "/tracked", "spool=" + temporary.resolve("spool")),
                    occupied + "/tracked",
                    "path=");
            assertRefused(attach(jdk, batch, "path=" + folder().path(), "spool=" + link), "symbolic link", "set spool");
            assertRefused(attach(jdk, batch, "path=ftp://there/data"), "ftp", "azure");
            batch.tell("go").awaitLine("ran 1");

            Files.delete(occupied);
            FinishedJvm mended = attach(jdk, batch, "path=" + occupied + "/tracked");
            assertThat(mended.errors()).isEmpty();
            assertThat(mended.exitCode()).isZero();
            FinishedJvm ended = batch.tell("go").awaitLine("ran 2").tell("end").await();
            assertThat(ended.agentLines()).isEmpty();
        }
        assertThat(new TrackedFolder(occupied.resolve("tracked")).onlyRun().files())
                .hasSize(1);
    }

    private static void assertRefused(FinishedJvm attach, String... said) {
        assertThat(attach.output()).isEmpty();
        assertThat(attach.errors().lines()).singleElement().asString().contains(said);
        assertThat(attach.exitCode()).isNotZero();
    }

    @Slow
    @EachJdk
    void saysThatAnAgentThatIsThereRecordsNothingUntilThatIsMended(Jdk jdk) throws IOException {
        Path occupied = Files.writeString(temporary.resolve("occupied"), "a file");
        try (RunningJvm batch = ForkedJvm.on(jdk, temporary)
                .agent("path=" + occupied + "/tracked")
                .main(LongBatch.class, "1")
                .start()
                .awaitLine("warm")) {
            FinishedJvm attach = attach(jdk, batch, "path=" + folder().path());
            assertRefused(attach, "nothing is recorded", occupied + "/tracked");
            assertThat(attach.exitCode()).isEqualTo(1);

            Files.delete(occupied);
            assertRefused(attach(jdk, batch, "path=" + folder().path()), "it is tracked already");
            batch.tell("go").awaitLine("ran 1").tell("end").await();
        }
        assertThat(new TrackedFolder(occupied.resolve("tracked")).onlyRun().files())
                .hasSize(1);
    }

    @Slow
    @EachJdk
    void takesTheSettingsThatAnAgentAtTheStartCouldNotUse(Jdk jdk) {
        try (RunningJvm batch = ForkedJvm.on(jdk, temporary)
                .agent("path=ftp://there/data")
                .main(LongBatch.class, "1")
                .start()
                .awaitLine("warm")) {
            FinishedJvm attach = attach(jdk, batch, "path=" + folder().path());
            assertThat(attach.errors()).isEmpty();
            assertThat(attach.exitCode()).isZero();
            batch.tell("go").awaitLine("ran 1").tell("end").await();
        }
        assertThat(folder().onlyRun().files()).hasSize(1);
    }

    @EachJdk
    void leavesAProcessAloneThatIsNoJvm(Jdk jdk) throws Exception {
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            FinishedJvm attach = commandLine(jdk, "attach", Long.toString(sleeping.pid()), "path=/data");
            assertThat(attach.exitCode()).isEqualTo(1);
            assertThat(attach.errors())
                    .contains("is no JVM that one can attach to")
                    .hasLineCount(1);
            assertThat(sleeping.isAlive()).isTrue();
        } finally {
            sleeping.destroyForcibly();
        }
    }

    @EachJdk
    void namesAProcessThatIsNone(Jdk jdk) {
        FinishedJvm attach = commandLine(jdk, "attach", "999999999", "path=" + folder().path());
        assertThat(attach.exitCode()).isEqualTo(1);
        assertThat(attach.errors()).startsWith("runtrack: ").contains("999999999", "jps");
    }

    private RunningJvm batch(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).main(LongBatch.class).start().awaitLine("warm");
    }

    private FinishedJvm attach(Jdk jdk, RunningJvm batch, String... settings) {
        String[] arguments = new String[settings.length + 2];
        arguments[0] = "attach";
        arguments[1] = Long.toString(batch.pid());
        System.arraycopy(settings, 0, arguments, 2, settings.length);
        return commandLine(jdk, arguments);
    }

    private FinishedJvm commandLine(Jdk jdk, String... arguments) {
        return ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .main("io.runtrack.cli.Main", arguments)
                .run();
    }

    private TrackedFolder folder() {
        return new TrackedFolder(temporary.resolve("tracked"));
    }
}
