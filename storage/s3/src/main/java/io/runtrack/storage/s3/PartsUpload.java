package io.runtrack.storage.s3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Makes a blob of many parts, which nobody sees before it is whole. An upload that fails is aborted: its parts would be
 * kept, and paid for, though nobody could read them. For one thread.
 */
final class PartsUpload {
    private final S3Requests requests;
    private final String name;
    private final Condition condition;

    /** @param condition on the blob that is replaced, and copied from */
    PartsUpload(S3Requests requests, String name, Condition condition) {
        this.requests = requests;
        this.name = name;
        this.condition = condition;
    }

    /** The version that was made. */
    String make(LogParts parts, Map<String, String> notes) throws IOException {
        String upload = requests.ask(
                "write " + name, client -> client.createMultipartUpload(request -> request.bucket(requests.bucket())
                                .key(name)
                                .contentType(S3Requests.JSON)
                                .metadata(notes))
                        .uploadId());
        try {
            return complete(upload, parts(upload, parts));
        } catch (IOException | RuntimeException failure) {
            abort(upload, failure);
            throw failure;
        }
    }

    private List<CompletedPart> parts(String upload, LogParts parts) throws IOException {
        List<CompletedPart> made = new ArrayList<>();
        for (LogParts.Range range : parts.copied()) {
            made.add(part(made.size() + 1, copy(upload, made.size() + 1, range)));
        }
        for (LogParts.Range range : parts.sent()) {
            made.add(part(made.size() + 1, send(upload, made.size() + 1, parts, range)));
        }
        return made;
    }

    private String copy(String upload, int number, LogParts.Range range) throws IOException {
        return requests.ask(
                "write " + name, client -> client.uploadPartCopy(request -> request.sourceBucket(requests.bucket())
                                .sourceKey(name)
                                .copySourceIfMatch(condition.ifMatch())
                                .copySourceRange("bytes=" + range.start() + '-' + (range.end() - 1))
                                .destinationBucket(requests.bucket())
                                .destinationKey(name)
                                .uploadId(upload)
                                .partNumber(number))
                        .copyPartResult()
                        .eTag());
    }

    private String send(String upload, int number, LogParts parts, LogParts.Range range) throws IOException {
        return requests.ask("write " + name, client -> client.uploadPart(
                        request -> request.bucket(requests.bucket())
                                .key(name)
                                .uploadId(upload)
                                .partNumber(number),
                        parts.sent(range))
                .eTag());
    }

    private String complete(String upload, List<CompletedPart> parts) throws IOException {
        return requests.ask(
                "write " + name, client -> client.completeMultipartUpload(request -> request.bucket(requests.bucket())
                                .key(name)
                                .uploadId(upload)
                                .ifMatch(condition.ifMatch())
                                .ifNoneMatch(condition.ifNoneMatch())
                                .multipartUpload(all -> all.parts(parts)))
                        .eTag());
    }

    private void abort(String upload, Exception failure) {
        try {
            requests.ask(
                    "abort writing " + name,
                    client -> client.abortMultipartUpload(request ->
                            request.bucket(requests.bucket()).key(name).uploadId(upload)));
        } catch (IOException left) { // to the bucket's lifecycle rule
            failure.addSuppressed(left);
        }
    }

    private static CompletedPart part(int number, String version) {
        return CompletedPart.builder().partNumber(number).eTag(version).build();
    }
}
