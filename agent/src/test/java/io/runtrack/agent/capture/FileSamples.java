package io.runtrack.agent.capture;

import io.runtrack.annotations.FileStatus;
import io.runtrack.annotations.TrackedFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Methods as pipeline authors write them. They are looked at and never called. */
@SuppressWarnings({"unused", "OptionalUsedAsFieldOrParameterType"})
abstract class FileSamples {
    record Call(String agentId, Path audio) {
        @Override
        public String toString() {
            return "call of " + agentId;
        }
    }

    enum Ending {
        SUCCESS,
        Failed,
        skipped,
        OK,
        DONE,
        ERROR,
        FAILURE,
        IGNORED,
        PENDING
    }

    @TrackedFile
    abstract void onePath(Path file);

    @TrackedFile
    abstract void pathAmongOthers(String text, URL url, URI uri, File file, Path path);

    @TrackedFile
    abstract void fileAmongOthers(String text, URL url, URI uri, File file);

    @TrackedFile
    abstract void uriAmongOthers(String text, URL url, URI uri);

    @TrackedFile
    abstract void urlAmongOthers(String text, URL url);

    @TrackedFile
    abstract void firstString(int number, String first, String second);

    @TrackedFile
    abstract void otherFieldsFirst(String agentId, String date, Path output, String recipient, String file);

    @TrackedFile
    abstract void outputBeforeInput(Path outputPath, Path input);

    @TrackedFile
    abstract void onlyAgent(String agentId);

    @TrackedFile
    abstract void oneObject(Call call, int index);

    @TrackedFile
    abstract void nothing();

    @TrackedFile
    abstract void dateOfNoKnownType(LocalDate date, int index);

    @TrackedFile
    abstract void withAgent(Path file, long agentId);

    @TrackedFile
    abstract void outputPathParameter(Path in, Path output, String outputPath);

    @TrackedFile
    abstract Path outputOfNoPathType(Path in, int output);

    @TrackedFile
    abstract Path returnsPath(String in);

    @TrackedFile
    abstract File returnsFile(String in);

    @TrackedFile
    abstract Object returnsObject(String in);

    @TrackedFile
    abstract Optional<URI> returnsOptional(String in);

    @TrackedFile
    abstract String returnsString(String in);

    @TrackedFile(outputPath = "{return}")
    abstract String returnsStringByTemplate(String in);

    @TrackedFile(
            type = "invoice",
            path = "{call.audio}",
            agentId = "{call.agentId}",
            outputPath = "out/{0.agentId}.json")
    abstract void allGiven(Call call);

    @TrackedFile(path = "{return.audio}", agentId = "{return.agentId}")
    abstract Call knownAtTheEnd(int number);

    @TrackedFile(path = "{file.name}", agentId = "{who}")
    abstract void doesNotBind(Path path);

    @TrackedFile(whenEmpty = FileStatus.SKIPPED, whenFalse = FileStatus.FAILED)
    abstract Object withRules(Path file);

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    abstract void voidWithRules(Path file);

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    abstract Void boxedVoidWithRules(Path file);

    @TrackedFile(whenEmpty = FileStatus.SKIPPED)
    abstract OptionalInt optionalInt(Path file);

    @TrackedFile
    abstract Object withoutRules(Path file);

    @TrackedFile(skipOn = {IOException.class, UncheckedIOException.class})
    abstract void skipping(Path file);

    @TrackedFile(
            path = "{path}",
            status = "{status}",
            processingTimeMs = "{durationMs}",
            errorType = "{error.class.simpleName}",
            errorMessage = "{error.message}")
    abstract void onFileEnd(String path, int index, Object status, Object durationMs, Throwable error);

    @TrackedFile(status = "{return.state}", processingTimeMs = "{return.took}")
    abstract Report reporting(Path file);

    record Report(String state, Duration took) {}
}
