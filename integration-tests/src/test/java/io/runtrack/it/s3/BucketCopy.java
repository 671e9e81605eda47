package io.runtrack.it.s3;

import io.runtrack.fixtures.S3Server;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What a bucket holds below a prefix, as a folder: the layout is the same. */
final class BucketCopy {

    private BucketCopy() {}

    static TrackedFolder of(S3Server server, String bucket, String prefix, Path folder) {
        try (S3Client client = S3Client.builder()
                .endpointOverride(URI.create(S3Server.endpoint(server.port())))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.key(), S3Server.secret())))
                .build()) {
            for (S3Object object : client.listObjectsV2Paginator(request -> request.bucket(bucket))
                    .contents()) {
                Path file = folder.resolve(object.key());
                Files.createDirectories(file.getParent());
                Files.write(
                        file,
                        client.getObjectAsBytes(
                                        request -> request.bucket(bucket).key(object.key()))
                                .asByteArray());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new TrackedFolder(folder.resolve(prefix));
    }
}
