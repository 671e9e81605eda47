package io.runtrack.storage.s3;

import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens {@code s3://bucket/prefix}. Reads the environment and nothing else: the first request loads the SDK. */
public final class S3Provider implements BlobStoreProvider {
    /** Wider than the rules of Amazon's: other services, and Amazon's oldest buckets, have wider ones. */
    private static final String BUCKET = "[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]";

    @Override
    public List<String> schemes() {
        return List.of("s3");
    }

    @Override
    public String form() {
        return "s3://BUCKET/PREFIX";
    }

    @Override
    public BlobStore open(String authority) {
        if (!authority.matches(BUCKET)) {
            throw new IllegalArgumentException("tracking path s3://" + authority
                    + ": no bucket can have this name; give s3://BUCKET/PREFIX, the bucket's name or its access point's"
                    + " alias alone");
        }
        return new S3Bucket(S3Account.of(System.getenv()), authority);
    }

    @Override
    public @Nullable String trackingPath(String destination) {
        return destination.startsWith("s3:") ? S3Account.of(System.getenv()).trackingPath(destination) : null;
    }
}
