package io.runtrack.spark.report;

import io.runtrack.storage.StorageSchemes;
import io.runtrack.storage.blob.BlobStore;
import io.runtrack.storage.blob.BlobStoreProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tracking paths that Hadoop's file systems reach, as the cluster is configured ({@code spark.hadoop.…}). Only for
 * reading. A scheme without a file system on Spark's class path is told by Hadoop when it is read.
 */
public final class HadoopProvider implements BlobStoreProvider {
    static final List<String> SCHEMES = List.of(
            "s3a",
            "s3",
            "s3n",
            "abfss",
            "abfs",
            "wasbs",
            "wasb",
            "adl",
            "gs",
            "hdfs",
            "viewfs",
            "webhdfs",
            "swebhdfs",
            "dbfs",
            "ofs",
            "o3fs",
            "oss",
            "cosn",
            "obs",
            "alluxio");

    /** Found by {@link java.util.ServiceLoader}. */
    public HadoopProvider() {}

    @Override
    public List<String> schemes() {
        return SCHEMES;
    }

    @Override
    public String form() {
        return "a path of Hadoop: s3a://BUCKET/PREFIX, abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/PREFIX, hdfs://…";
    }

    @Override
    public BlobStore open(String authority) {
        throw new IllegalArgumentException("no scheme is given for " + authority);
    }

    @Override
    public BlobStore open(String scheme, String authority) {
        return new HadoopFiles(scheme + "://" + authority);
    }

    @Override
    public @Nullable String trackingPath(String destination) {
        return SCHEMES.contains(StorageSchemes.scheme(destination)) ? destination : null;
    }
}
