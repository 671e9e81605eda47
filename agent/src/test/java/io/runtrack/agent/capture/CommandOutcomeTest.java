package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.DeclaredAnnotation;
import io.runtrack.agent.method.Kinship;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.method.TrackedKind;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a command's run ends by what the command says itself, and what a rule's templates name it. */
class CommandOutcomeTest {
    private final StartedRuns started = new StartedRuns();
    private final Warnings warnings = new Warnings();
    private final TrackedMethods methods = new TrackedMethods(
            new ActiveRuns(started, GivenIds.NONE, Clock.systemUTC(), () -> "com.acme.NightlyMain"),
            new Accessors((module, packageName) -> {}),
            MailApi.NONE,
            Reflected.results(warnings),
            warnings,
            ErrorStack.NONE,
            () -> 0);
    private final HandWoven woven = new HandWoven(methods);

    record Summary(@Nullable Object state, @Nullable String reason) {}

    enum State {
        ABORTED,
        DONE
    }

    @SuppressWarnings("unused")
    abstract static class Pipeline {
        @TrackedCommand(status = "{return.state}", errorType = "Refused", errorMessage = "{return.reason}")
        abstract Summary reports();

        @TrackedCommand(exitCode = true, status = "{0}", errorMessage = "{1}")
        abstract int exits(Object status, @Nullable String message);

        @TrackedCommand(value = "extract {0}", subcommand = "{{0}")
        abstract void braces(String name);

        @TrackedFile(type = "{0}")
        abstract void typed(Path file);

        @TrackedFile
        abstract boolean file(Path file);

        abstract String ruled(String[] args, Path config);
    }

    @ParameterizedTest
    @CsvSource({"failed, FAILED", "Error, FAILED", "aborted, ABORTED", " Aborted , ABORTED"})
    void endsAsTheCommandSays(String word, RunStatus status) {
        call("reports", () -> new Summary(word, "no space left"));

        assertThat(onlyRun().status()).isEqualTo(status);
        assertThat(onlyRun().errorType()).isEqualTo("Refused");
        assertThat(onlyRun().errorMessage()).isEqualTo("no space left");
        assertThat(onlyRun().exitCode()).isNull();
    }

    @Test
    void understandsConstantsBooleansAndContainers() {
        call("reports", () -> new Summary(State.ABORTED, null));
        call("reports", () -> new Summary(false, null));
        call("reports", () -> new Summary(Optional.of("failure"), null));
        call("reports", () -> new Summary(State.DONE, "all well"));
        call("reports", () -> new Summary(true, null));
        call("reports", () -> new Summary("skipped", null));

        assertThat(started.runs())
                .extracting(RunMetadata::status)
                .containsExactly(
                        RunStatus.ABORTED,
                        RunStatus.FAILED,
                        RunStatus.FAILED,
                        RunStatus.SUCCESS,
                        RunStatus.SUCCESS,
                        RunStatus.SUCCESS);
        assertThat(started.runs().get(3).errorMessage()).isNull();
        assertThat(started.runs().get(3).errorType()).isNull();
    }

    @Test
    void countsDecideWhatSuccessAndUnknownWordsAreWorth() {
        for (String word : new String[] {"ok", "so-so", null}) {
            call("reports", () -> {
                failFile();
                return new Summary(word, "not told");
            });
        }

        assertThat(started.runs()).extracting(RunMetadata::status).containsOnly(RunStatus.FAILED);
        assertThat(started.runs()).extracting(RunMetadata::errorMessage).containsOnly("all 1 files failed");
    }

    @Test
    void anExceptionBeatsTheStatusAndTheStatusBeatsTheExitCode() {
        assertThatThrownBy(() -> call(
                        "exits",
                        () -> {
                            throw new IllegalStateException("no input");
                        },
                        "success",
                        "told"))
                .hasMessage("no input");
        call("exits", () -> 3, "skipped", "told");
        call("exits", () -> 0, "failed", "told");
        call("exits", () -> 4, "failed", null);
        call("exits", () -> 5, "so-so", "told");
        call("exits", () -> 6, "aborted", null);

        assertThat(started.runs())
                .extracting(RunMetadata::status, RunMetadata::errorMessage, RunMetadata::exitCode)
                .containsExactly(
                        tuple(RunStatus.FAILED, "no input", null),
                        tuple(RunStatus.SUCCESS, null, 3),
                        tuple(RunStatus.FAILED, "told", 0),
                        tuple(RunStatus.FAILED, "exited with status 4", 4),
                        tuple(RunStatus.FAILED, "told", 5),
                        tuple(RunStatus.ABORTED, null, 6));
    }

    @Test
    void namesOfARuleAreTemplates() {
        BiFunction<@Nullable Object, Object[], @Nullable Object> enter =
                ruled(Map.of("value", "{args[0]}", "subcommand", "{{{args[1]}-{config.fileName}"));

        begin(enter, new String[] {"extract", "night"}, Path.of("/etc/eu.yaml"));
        begin(enter, new String[] {" ", "night"}, Path.of("/etc/eu.yaml"));
        begin(enter, new String[] {"extract"}, Path.of("/etc/eu.yaml"));

        assertThat(started.runs()).extracting(RunMetadata::command).containsExactly("extract", "ruled", "extract");
        assertThat(started.runs())
                .extracting(RunMetadata::subcommand)
                .containsExactly("{night-eu.yaml", "{night-eu.yaml", null);
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void aRulesNameThatCannotBeFilledIsAWarningAndItsDefaultIsTaken() {
        begin(ruled(Map.of("value", "{return}", "subcommand", "{nobody}")), new String[0], Path.of("x"));

        assertThat(onlyRun().subcommand()).isNull();
        assertThat(warnings.messages())
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning)
                                .contains("value = \"{return}\"", "the rule in here", "its default is taken"),
                        warning -> assertThat(warning)
                                .contains("subcommand = \"{nobody}\"", "the field stays empty", "{args}"));
    }

    @Test
    void bracesInAnAnnotationsNamesAreWarningsAndStayAsTheyAre() {
        call("braces", () -> null, "x");
        call("typed", () -> null, Path.of("a.wav"));

        assertThat(started.runs().get(0).command()).isEqualTo("extract {0}");
        assertThat(started.runs().get(0).subcommand()).isEqualTo("{{0}");
        assertThat(warnings.messages())
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning).contains("value = \"extract {0}\" of @TrackedCommand", "rule"),
                        warning -> assertThat(warning).contains("subcommand = \"{{0}\" of @TrackedCommand", "rule"),
                        warning -> assertThat(warning).contains("type = \"{0}\" of @TrackedFile", "write the type"));
    }

    private BiFunction<@Nullable Object, Object[], @Nullable Object> ruled(Map<String, Object> attributes) {
        MethodShape shape = Reflected.shape(Reflected.method(Pipeline.class, "ruled"));
        TrackedAnnotation rule = new TrackedAnnotation(TrackedKind.COMMAND, attributes, "here");
        return methods.bind(shape, List.of(new DeclaredAnnotation(rule, shape)), Kinship.NONE);
    }

    @SuppressWarnings("unchecked") // a token is such a function
    private static void begin(BiFunction<@Nullable Object, Object[], @Nullable Object> enter, Object... arguments) {
        Object token = enter.apply(null, arguments);
        Object handedBack = ((BiFunction<@Nullable Object, @Nullable Throwable, Object>) token).apply(null, null);
        assertThat(handedBack).isNull();
    }

    private void failFile() {
        try {
            call(
                    "file",
                    () -> {
                        throw new IllegalStateException("bad file");
                    },
                    Path.of("a.wav"));
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("bad file");
        }
    }

    private <T> T call(String name, Callable<T> body, @Nullable Object... arguments) {
        Method method = Reflected.method(Pipeline.class, name);
        return woven.call(method, null, body, arguments);
    }

    private RunMetadata onlyRun() {
        assertThat(started.runs()).hasSize(1);
        return started.runs().get(0);
    }
}
