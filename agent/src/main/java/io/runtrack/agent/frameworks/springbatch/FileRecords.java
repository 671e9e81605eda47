package io.runtrack.agent.frameworks.springbatch;

import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.values.Failure;
import io.runtrack.annotations.FileStatus;
import io.runtrack.model.FileProcessingLog;
import org.jspecify.annotations.Nullable;

/** Makes the records of resources. Stateless. */
final class FileRecords {

    private FileRecords() {}

    /** @param failure what ended the step at this resource's items */
    static void end(OpenResource resource, @Nullable Throwable failure, Capture capture) {
        Throwable error = failure == null ? resource.unreadable() : failure;
        resource.step()
                .job()
                .run()
                .endFile(
                        resource.file(),
                        record(error, capture).itemsRead(resource.items()).itemsSkipped(resource.skipped()));
    }

    static FileProcessingLog.Builder record(@Nullable Throwable error, Capture capture) {
        if (error == null) {
            return FileProcessingLog.builder(FileStatus.SUCCESS);
        }
        Failure failure = Failure.of(error);
        return FileProcessingLog.builder(FileStatus.FAILED)
                .errorType(failure.type())
                .errorMessage(failure.message())
                .errorStack(capture.stackOf(error));
    }
}
