package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.runtrack.agent.capture.FileSamples.Call;
import io.runtrack.agent.capture.FileSamples.Ending;
import io.runtrack.agent.capture.FileSamples.Report;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.template.SampleCall;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.redaction.Redaction;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilePlanTest {
    private final Warnings warnings = new Warnings();

    static Stream<Arguments> paths() throws MalformedURLException {
        Path path = Path.of("in/a.wav");
        File file = new File("in/b.wav");
        URI uri = URI.create("file:/c.wav");
        Object url = URI.create("http://host/d.wav").toURL();
        return Stream.of(
                arguments("onePath", new Object[] {path}, "in/a.wav"),
                arguments("pathAmongOthers", new Object[] {"text", url, uri, file, path}, "in/a.wav"),
                arguments("fileAmongOthers", new Object[] {"text", url, uri, file}, "in/b.wav"),
                arguments("uriAmongOthers", new Object[] {"text", url, uri}, "file:/c.wav"),
                arguments("urlAmongOthers", new Object[] {"text", url}, "http://host/d.wav"),
                arguments("firstString", new Object[] {1, "first", "second"}, "first"),
                arguments("otherFieldsFirst", new Object[] {"A1", "2026-01-01", path, "x@y.z", "file.txt"}, "file.txt"),
                arguments("outputBeforeInput", new Object[] {path, Path.of("input.txt")}, "input.txt"),
                arguments("onlyAgent", new Object[] {"A1"}, "A1"),
                arguments("oneObject", new Object[] {new Call("A1", path), 7}, "call of A1"),
                arguments("nothing", new Object[] {}, null),
                arguments("onePath", new Object[] {null}, null),
                arguments("dateOfNoKnownType", new Object[] {LocalDate.of(2026, 1, 2), 7}, "2026-01-02"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void takesThePathFromTheParameterOfTheMostLikelyType(
            String method, @Nullable Object[] arguments, @Nullable String path) {
        assertThat(record(method, SampleCall.with(arguments)).filePath()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "a.wav, audio",
        "a.MP3, audio",
        "a.m4a, audio",
        "a.flac, audio",
        "a.ogg, audio",
        "dir.x/a.opus, audio",
        "a.txt, transcript",
        "a.json, transcript",
        "a.srt, transcript",
        "a.vtt, transcript",
        "a.pdf, report",
        "a.html, report",
        "a.xlsx, report",
        "a.docx, report",
        "a.tar.csv, report",
        "https://host/a.wav?sig=1.txt, audio",
        "https://host/a.pdf#page.json, report",
        "a.jpeg,",
        "a.wave,",
        "wav,",
        "a.,",
        "dir.wav/a,",
        "a?b.wav, audio",
        ".wav, audio"
    })
    void tellsTheTypeFromTheExtension(String path, @Nullable String type) {
        FileProcessingLog log = record("firstString", SampleCall.with(1, path, ""));

        assertThat(log.fileType()).isEqualTo(type);
    }

    @Test
    void takesTheAgentFromTheParameterOfThatName() {
        assertThat(record("withAgent", SampleCall.with(Path.of("a"), 42L)).agentId())
                .isEqualTo("42");
        assertThat(record("onePath", SampleCall.with(Path.of("a"))).agentId()).isNull();
    }

    static Stream<Arguments> outputs() {
        Path path = Path.of("out.json");
        return Stream.of(
                arguments("outputPathParameter", SampleCall.with(path, Path.of("2"), "first by name"), "first by name"),
                arguments("outputOfNoPathType", SampleCall.with(path, 3).returning(Path.of("r")), "r"),
                arguments("returnsPath", SampleCall.with("in").returning(path), "out.json"),
                arguments("returnsPath", SampleCall.with("in").returning(null), null),
                arguments("returnsFile", SampleCall.with("in").returning(new File("f")), "f"),
                arguments("returnsObject", SampleCall.with("in").returning(path), "out.json"),
                arguments("returnsObject", SampleCall.with("in").returning("text"), null),
                arguments(
                        "returnsOptional", SampleCall.with("in").returning(Optional.of(URI.create("s3:/o"))), "s3:/o"),
                arguments("returnsOptional", SampleCall.with("in").returning(Optional.empty()), null),
                arguments("returnsString", SampleCall.with("in").returning("text"), null),
                arguments("returnsStringByTemplate", SampleCall.with("in").returning("text"), "text"),
                arguments("onePath", SampleCall.with(path), null));
    }

    @ParameterizedTest
    @MethodSource("outputs")
    void takesTheOutputFromAParameterElseFromTheResult(String method, SampleCall call, @Nullable String output) {
        assertThat(record(method, call).outputPath()).isEqualTo(output);
    }

    @Test
    void takesEveryFieldFromItsTemplateWhenThereIsOne() {
        FileProcessingLog log = record("allGiven", SampleCall.with(new Call("A1", Path.of("a.wav"))));

        assertThat(log.filePath()).isEqualTo("a.wav");
        assertThat(log.fileType()).isEqualTo("invoice");
        assertThat(log.agentId()).isEqualTo("A1");
        assertThat(log.outputPath()).isEqualTo("out/A1.json");
    }

    @Test
    void asksAtTheEndForWhatTheStartLeftOpen() {
        SampleCall call = SampleCall.with(7).returning(new Call("A1", Path.of("a.wav")));

        FileProcessingLog log = plan("knownAtTheEnd")
                .describe(call, null, new FilePlan.Known(null, null))
                .build();

        assertThat(log.filePath()).isEqualTo("a.wav");
        assertThat(log.fileType()).isEqualTo("audio");
        assertThat(log.agentId()).isEqualTo("A1");
    }

    @Test
    void leavesFieldsEmptyWhoseTemplatesDoNotFitAndWarnsOfEach() {
        FileProcessingLog log = record("doesNotBind", SampleCall.with(Path.of("a")));

        assertThat(log.filePath()).isNull();
        assertThat(log.agentId()).isNull();
        assertThat(warnings.messages())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning)
                        .contains("FileSamples#doesNotBind", "@TrackedFile", "{path} for the java.nio.file.Path"))
                .anySatisfy(warning -> assertThat(warning).contains("path = \"{file.name}\"", "no parameter {file}"));
    }

    static Stream<Arguments> results() {
        return Stream.of(
                arguments("withRules", null, FileStatus.SKIPPED),
                arguments("withRules", Optional.empty(), FileStatus.SKIPPED),
                arguments("optionalInt", OptionalInt.empty(), FileStatus.SKIPPED),
                arguments("optionalInt", OptionalInt.of(0), FileStatus.SUCCESS),
                arguments("withRules", false, FileStatus.FAILED),
                arguments("withRules", true, FileStatus.SUCCESS),
                arguments("withRules", "failed", FileStatus.SUCCESS),
                arguments("withRules", 0, FileStatus.SUCCESS),
                arguments("withRules", Optional.of(Ending.ERROR), FileStatus.FAILED),
                arguments("withoutRules", null, FileStatus.SUCCESS),
                arguments("withoutRules", false, FileStatus.SUCCESS),
                arguments("voidWithRules", null, FileStatus.SUCCESS),
                arguments("boxedVoidWithRules", null, FileStatus.SUCCESS),
                arguments("withoutRules", Ending.SUCCESS, FileStatus.SUCCESS),
                arguments("withoutRules", Ending.Failed, FileStatus.FAILED),
                arguments("withoutRules", Ending.skipped, FileStatus.SKIPPED),
                arguments("withoutRules", Ending.OK, FileStatus.SUCCESS),
                arguments("withoutRules", Ending.DONE, FileStatus.SUCCESS),
                arguments("withoutRules", Ending.ERROR, FileStatus.FAILED),
                arguments("withoutRules", Ending.FAILURE, FileStatus.FAILED),
                arguments("withoutRules", Ending.IGNORED, FileStatus.SKIPPED),
                arguments("withRules", Ending.PENDING, FileStatus.SUCCESS),
                arguments("withoutRules", FileStatus.FAILED, FileStatus.FAILED));
    }

    @ParameterizedTest
    @MethodSource("results")
    void readsTheStatusFromTheResult(String method, @Nullable Object result, FileStatus status) {
        FileProcessingLog log = record(method, SampleCall.with(Path.of("a")).returning(result));

        assertThat(log.status()).isEqualTo(status);
        assertThat(log.errorType()).isNull();
    }

    static Stream<Arguments> failures() {
        FileNotFoundException missing = new FileNotFoundException("gone");
        return Stream.of(
                arguments(missing, FileStatus.SKIPPED, "FileNotFoundException", "gone"),
                arguments(new UncheckedIOException("w", missing), FileStatus.SKIPPED, "UncheckedIOException", "w"),
                arguments(new ExecutionException(missing), FileStatus.SKIPPED, "FileNotFoundException", "gone"),
                arguments(new IllegalStateException("bad"), FileStatus.FAILED, "IllegalStateException", "bad"),
                arguments(new IllegalStateException(), FileStatus.FAILED, "IllegalStateException", null),
                arguments(new CompletionException("c", null), FileStatus.FAILED, "CompletionException", "c"),
                arguments(
                        new CompletionException(new ExecutionException(new IllegalStateException("deep"))),
                        FileStatus.FAILED,
                        "IllegalStateException",
                        "deep"),
                arguments(new InvocationTargetException(new Error("e")), FileStatus.FAILED, "Error", "e"),
                arguments(new UndeclaredThrowableException(new Exception("u")), FileStatus.FAILED, "Exception", "u"),
                arguments(
                        new RuntimeException("anonymous") {
                            private static final long serialVersionUID = 1L;
                        },
                        FileStatus.FAILED,
                        "RuntimeException",
                        "anonymous"),
                arguments(
                        new IOException("anonymous") {
                            private static final long serialVersionUID = 1L;
                        },
                        FileStatus.SKIPPED,
                        "IOException",
                        "anonymous"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void readsTheStatusFromTheException(
            Throwable thrown, FileStatus status, String errorType, @Nullable String message) {
        FileProcessingLog log = plan("skipping")
                .describe(SampleCall.with(Path.of("a")), thrown, new FilePlan.Known("a", null))
                .build();

        assertThat(log.status()).isEqualTo(status);
        assertThat(log.errorType()).isEqualTo(errorType);
        assertThat(log.errorMessage()).isEqualTo(message);
        assertThat(log.errorStack() != null).isEqualTo(status == FileStatus.FAILED);
    }

    @Test
    void keepsNoStackWhenItIsNotWanted() {
        FileProcessingLog log = plan("onePath", false)
                .describe(SampleCall.with(Path.of("a")), new IOException("x"), new FilePlan.Known("a", null))
                .build();

        assertThat(log.errorMessage()).isEqualTo("x");
        assertThat(log.errorStack()).isNull();
    }

    static Stream<Arguments> reports() {
        IllegalStateException error = new IllegalStateException("disk full");
        return Stream.of(
                arguments("failed", 1500L, error, FileStatus.FAILED, 1500L, "IllegalStateException", "disk full"),
                arguments(" Skipped ", "20", error, FileStatus.SKIPPED, 20L, "IllegalStateException", "disk full"),
                arguments("success", 7, error, FileStatus.SUCCESS, 7L, null, null),
                arguments(Ending.ERROR, Duration.ofSeconds(2), null, FileStatus.FAILED, 2000L, null, null),
                arguments("pending", "soon", null, FileStatus.SUCCESS, null, null, null),
                arguments(null, null, null, FileStatus.SUCCESS, null, null, null),
                arguments("ok", -1, null, FileStatus.SUCCESS, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void believesAMethodThatMerelyReports(
            @Nullable Object status,
            @Nullable Object duration,
            @Nullable Throwable error,
            FileStatus expected,
            @Nullable Long millis,
            @Nullable String errorType,
            @Nullable String message) {
        FileProcessingLog log = record("onFileEnd", SampleCall.with("a.wav", 1, status, duration, error));

        assertThat(log)
                .isEqualTo(FileProcessingLog.builder(expected)
                        .filePath("a.wav")
                        .fileType("audio")
                        .processingTimeMs(millis)
                        .errorType(errorType)
                        .errorMessage(message)
                        .build());
    }

    @Test
    void readsAReportFromTheResultToo() {
        FileProcessingLog log = record(
                "reporting", SampleCall.with(Path.of("a")).returning(new Report("IGNORED", Duration.ofMillis(3))));

        assertThat(log.status()).isEqualTo(FileStatus.SKIPPED);
        assertThat(log.processingTimeMs()).isEqualTo(3);
    }

    @Test
    void holdsAnExceptionAgainstACallbackThatReportsSuccess() {
        FileProcessingLog log = plan("onFileEnd")
                .describe(
                        SampleCall.with("a", 1, "success", 5L, null),
                        new IllegalStateException("in the callback"),
                        new FilePlan.Known("a", null))
                .build();

        assertThat(log.status()).isEqualTo(FileStatus.FAILED);
        assertThat(log.errorMessage()).isEqualTo("in the callback");
    }

    private FileProcessingLog record(String method, SampleCall call) {
        FilePlan plan = plan(method);
        FilePlan.Known known = plan.known(call.returning(null));
        FileProcessingLog log = plan.describe(call, null, known).build();
        return log.toBuilder()
                .filePath(known.path() == null ? log.filePath() : known.path())
                .fileType(known.path() == null ? log.fileType() : plan.typeOf(known.path()))
                .agentId(known.agentId() == null ? log.agentId() : known.agentId())
                .build();
    }

    private FilePlan plan(String method) {
        return plan(method, true);
    }

    private FilePlan plan(String name, boolean stackTraces) {
        Method method = Reflected.method(FileSamples.class, name);
        MethodShape shape = Reflected.shape(method);
        TrackedAnnotation annotation = Reflected.annotations(method).get(0);
        FieldBinder binder = new FieldBinder(shape, annotation, new Accessors((module, name1) -> {}), warnings);
        ActiveRuns runs = new ActiveRuns(new StartedRuns(), GivenIds.NONE, Clock.systemUTC(), () -> null);
        return new FilePlan(
                shape,
                FileSources.bind(shape, binder),
                FileOutcome.bind(
                        shape,
                        annotation,
                        binder,
                        stackTraces ? ErrorStack.redactedBy(Redaction.STANDARD) : ErrorStack.NONE),
                runs);
    }
}
