package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.RunStarter;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TrackedMethodsTest {
    private static final Path FILE = Path.of("a.wav");

    private final StartedRuns started = new StartedRuns();
    private final Warnings warnings = new Warnings();
    private final HandWoven woven = new HandWoven(methods(started));

    @SuppressWarnings("unused")
    abstract static class Pipeline {
        @TrackedCommand
        abstract void defaults(String configPath, LocalDate targetDate);

        @TrackedCommand(value = "voc-extract", subcommand = "batch", configPath = "{args[0]}", targetDate = "{args[1]}")
        static void launch(String[] args) {}

        @TrackedCommand
        abstract void imperial(JapaneseDate date);

        @TrackedCommand
        abstract void dated(Date date);

        @TrackedCommand(value = "late", configPath = "c/{return}", targetDate = "{return.date}")
        abstract String late();

        @TrackedCommand(exitCode = true)
        abstract int exits();

        @TrackedCommand
        abstract int returnsANumber();

        @TrackedFile
        abstract Object file(Path file);

        @TrackedEmail
        abstract Object send(String to);

        @TrackedEmail
        @TrackedFile
        @TrackedCommand("all-in-one")
        abstract Object everything(Path file, String to);

        @TrackedFile(path = "{this.path}")
        abstract String getPath();
    }

    @Test
    void makesARunOfACommand() {
        call("defaults", () -> null, "config.yaml", LocalDate.of(2026, 1, 25));

        RunMetadata run = onlyRun();
        assertThat(run.command()).isEqualTo("defaults");
        assertThat(run.configPath()).isEqualTo("config.yaml");
        assertThat(run.targetDate()).isEqualTo("2026-01-25");
        assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
        assertThat(run.exitCode()).isNull();
    }

    @Test
    void takesARunsFieldsFromItsAttributes() {
        call("launch", () -> null, (Object) new String[] {"c.yaml", "2026-01-25"});

        RunMetadata run = onlyRun();
        assertThat(run.command()).isEqualTo("voc-extract");
        assertThat(run.subcommand()).isEqualTo("batch");
        assertThat(run.configPath()).isEqualTo("c.yaml");
        assertThat(run.targetDate()).isEqualTo("2026-01-25");
    }

    @Test
    void takesADateOfAnyCalendar() {
        call("imperial", () -> null, JapaneseDate.of(2026, 1, 25));

        assertThat(onlyRun().targetDate()).isEqualTo("2026-01-25");
    }

    @Test
    void takesADateOfTheOldKind() {
        call("dated", () -> null, java.sql.Date.valueOf("2026-01-25"));

        assertThat(onlyRun().targetDate()).isEqualTo("2026-01-25");
    }

    @Test
    void warnsOfFieldsOfARunThatAreToComeFromItsResult() {
        call("late", () -> "c.yaml");

        assertThat(onlyRun().configPath()).isNull();
        assertThat(onlyRun().targetDate()).isNull();
        assertThat(warnings.messages())
                .hasSize(2)
                .anyMatch(message -> message.contains("configPath = \"c/{return}\""))
                .anyMatch(message -> message.contains("targetDate = \"{return.date}\""))
                .allMatch(message -> message.contains("there is no {return} yet"));
    }

    @Test
    void failsARunWhoseCommandThrewAndHandsTheExceptionOn() {
        CompletionException thrown = new CompletionException(new IllegalStateException("no input"));

        assertThatThrownBy(() -> call("returnsANumber", () -> {
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(onlyRun().status()).isEqualTo(RunStatus.FAILED);
        assertThat(onlyRun().errorType()).isEqualTo("IllegalStateException");
        assertThat(onlyRun().errorMessage()).isEqualTo("no input");
    }

    @Test
    void takesANumberForAnExitCodeOnlyIfToldSo() {
        assertThat(call("exits", () -> 3)).isEqualTo(3);
        call("exits", () -> 0);
        call("returnsANumber", () -> 3);

        assertThat(started.runs())
                .extracting(RunMetadata::status)
                .containsExactly(RunStatus.FAILED, RunStatus.SUCCESS, RunStatus.SUCCESS);
        assertThat(started.runs()).extracting(RunMetadata::exitCode).containsExactly(3, 0, null);
        assertThat(started.runs().get(0).errorMessage()).isEqualTo("exited with status 3");
    }

    @Test
    void countsFilesAndEmailsInTheRunTheyWereMadeIn() {
        call("defaults", () -> {
            call("file", () -> null, FILE);
            call("send", () -> false, "a@b.com");
            return null;
        });
        call("file", () -> null, FILE);

        List<RunMetadata> runs = started.runs();
        assertThat(runs).extracting(RunMetadata::totalFiles).containsExactly(1L, 1L);
        assertThat(runs).extracting(RunMetadata::emailsFailed).containsExactly(1L, 0L);
        assertThat(runs).extracting(RunMetadata::command).containsExactly("defaults", "nightly");
    }

    @Test
    void takesAllAnnotationsOfAMethodTogether() {
        Object result = new Object();

        assertThat(call("everything", () -> result, FILE, "a@b.com")).isSameAs(result);

        assertThat(onlyRun().command()).isEqualTo("all-in-one");
        assertThat(onlyRun().successCount()).isEqualTo(1);
        assertThat(onlyRun().emailsSent()).isEqualTo(1);
        assertThat(onlyRun().status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void takesASendInsideASendForPartOfIt() {
        call("send", () -> call("everything", () -> call("send", () -> false, "c@d.com"), FILE, "b@c.com"), "a@b.com");
        call("send", () -> null, "after@b.com");

        assertThat(started.runs().stream().mapToLong(RunMetadata::emailsSent).sum())
                .isEqualTo(1);
        assertThat(started.runs().stream().mapToLong(RunMetadata::emailsFailed).sum())
                .as("the outer send returned false")
                .isEqualTo(1);
        assertThat(started.runs().stream().mapToLong(RunMetadata::totalFiles).sum())
                .isEqualTo(1);
    }

    @Test
    void givesARecordThatComesAfterTheEndOfItsRunToTheImplicitRun() {
        call("defaults", () -> {
            call(
                    "file",
                    () -> {
                        started.last().exit(0);
                        return null;
                    },
                    FILE);
            call("send", () -> null, "a@b.com");
            return null;
        });

        assertThat(started.runs()).extracting(RunMetadata::command).containsExactly("defaults", "nightly");
        assertThat(started.runs()).extracting(RunMetadata::totalFiles).containsExactly(0L, 1L);
        assertThat(started.runs()).extracting(RunMetadata::emailsSent).containsExactly(0L, 1L);
    }

    @Test
    void recordsNothingOfWhatItAsksTheHostItself() {
        String[] path = {"a.wav"};
        Object receiver = new Object() {
            @SuppressWarnings("unused") // asked by the template
            String getPath() {
                return call("getPath", () -> path[0], new Object[0]);
            }
        };

        woven.call(Reflected.method(Pipeline.class, "getPath"), receiver, () -> path[0]);

        assertThat(onlyRun().totalFiles()).isEqualTo(1);
    }

    @Test
    void leavesTheHostAloneWhenTrackingItselfFails() {
        HandWoven broken = new HandWoven(methods(request -> {
            throw new OutOfMemoryError("pretended");
        }));
        Method method = Reflected.method(Pipeline.class, "everything");

        assertThat(broken.<String>call(method, null, () -> "result", FILE, "a@b.com"))
                .isEqualTo("result");
        assertThat(warnings.messages()).isNotEmpty().allSatisfy(warning -> assertThat(warning)
                .contains("OutOfMemoryError: pretended", "Pipeline#everything"));
        assertThat(call("file", () -> "next", FILE))
                .as("the thread is none the worse")
                .isEqualTo("next");
        assertThat(onlyRun().totalFiles()).isEqualTo(1);
    }

    @Test
    void goesOnAfterTheHostsStackHasOverflowed() {
        assertThatThrownBy(this::recurseForEver).isInstanceOf(StackOverflowError.class);
        long before = started.runs().get(0).totalFiles();

        call("file", () -> null, Path.of("next.wav"));

        assertThat(started.runs().get(0).totalFiles()).isEqualTo(before + 1);
    }

    private void recurseForEver() {
        call(
                "file",
                () -> {
                    recurseForEver();
                    return null;
                },
                FILE);
    }

    private <T> T call(String method, Callable<T> body, Object... arguments) {
        return woven.call(Reflected.method(Pipeline.class, method), null, body, arguments);
    }

    private RunMetadata onlyRun() {
        assertThat(started.runs()).hasSize(1);
        return started.runs().get(0);
    }

    private TrackedMethods methods(RunStarter starter) {
        ActiveRuns runs = new ActiveRuns(starter, GivenIds.NONE, Clock.systemUTC(), () -> "com.acme.NightlyMain");
        return new TrackedMethods(
                runs,
                new Accessors((module, packageName) -> {}),
                MailApi.NONE,
                Reflected.results(warnings),
                warnings,
                ErrorStack.NONE,
                () -> 0);
    }
}
