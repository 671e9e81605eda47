package io.runtrack.spark.report;

import io.runtrack.storage.blob.BlobContent;
import io.runtrack.storage.blob.BlobStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;

/**
 * The files of a Hadoop file system, for reading. Hadoop keeps the file system itself, and shares it among threads: it
 * is not closed here.
 */
final class HadoopFiles implements BlobStore {
    private final String root;
    private volatile @Nullable FileSystem files;

    /** @param root the file system: {@code hdfs://namenode:8020}, {@code s3a://bucket} */
    HadoopFiles(String root) {
        this.root = root;
    }

    /** Hadoop keeps it, too, but is asked with settings that it takes a while to read. */
    private FileSystem files() throws IOException {
        FileSystem known = files;
        if (known == null) {
            known = at(path(""));
            files = known;
        }
        return known;
    }

    /** The file system of a path, as the cluster is configured. */
    static FileSystem at(Path path) throws IOException {
        SparkEnv spark = SparkEnv.get();
        Configuration settings =
                spark == null ? new Configuration() : SparkHadoopUtil.get().newConfiguration(spark.conf());
        try {
            return FileSystem.get(path.toUri(), settings);
        } catch (UnsupportedFileSystemException unknown) {
            throw none(path, unknown);
        } catch (RuntimeException failure) {
            if (failure.getCause() instanceof ClassNotFoundException) { // known by name, and by nothing else
                throw none(path, failure);
            }
            throw failure;
        }
    }

    private static IOException none(Path path, Exception reason) {
        return new IOException(
                path.toUri().getScheme() + ": Spark has no file system for this scheme (" + reason.getMessage()
                        + "); give it the jars of one, with spark-submit --packages",
                reason);
    }

    private Path path(String name) {
        return new Path(root + "/" + name);
    }

    @Override
    public InputStream read(String name) throws IOException {
        try {
            return files().open(path(name));
        } catch (FileNotFoundException none) {
            NoSuchFileException missing = new NoSuchFileException(name);
            missing.initCause(none);
            throw missing;
        } catch (AccessControlException denied) {
            throw denied(name, denied);
        }
    }

    @Override
    public List<String> list(String prefix) throws IOException {
        String folder = prefix.substring(0, prefix.lastIndexOf('/') + 1);
        List<String> names = new ArrayList<>();
        try {
            FileSystem files = files();
            Path start = files.makeQualified(path(folder));
            for (RemoteIterator<LocatedFileStatus> each = files.listFiles(start, true); each.hasNext(); ) {
                String name = folder
                        + start.toUri()
                                .relativize(each.next().getPath().toUri())
                                .getPath();
                if (name.startsWith(prefix) && !("/" + name).contains("/.")) {
                    names.add(name);
                }
            }
        } catch (FileNotFoundException none) {
            return List.of();
        } catch (AccessControlException denied) {
            throw denied(prefix, denied);
        }
        names.sort(null);
        return names;
    }

    private static AccessDeniedException denied(String name, AccessControlException cause) {
        AccessDeniedException denied = new AccessDeniedException(name, null, cause.getMessage());
        denied.initCause(cause);
        return denied;
    }

    @Override
    public void write(String name, BlobContent content) throws IOException {
        throw readOnly(name);
    }

    @Override
    public boolean delete(String name) throws IOException {
        throw readOnly(name);
    }

    private IOException readOnly(String name) {
        return new IOException(name + " in " + root + ": what Spark reaches is only read here");
    }

    @Override
    public String location() {
        return root;
    }

    @Override
    public void close() {}
}
