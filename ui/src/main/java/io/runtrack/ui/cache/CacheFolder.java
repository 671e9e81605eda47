package io.runtrack.ui.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The user's own folder for what can be made again: nobody else may read it. Files appear whole, so that a crash leaves
 * the one before. What others could have written is not read. Safe for several threads and processes.
 */
public final class CacheFolder {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");
    private static final Set<PosixFilePermission> OTHERS_WRITE = PosixFilePermissions.fromString("----w--w-");

    private final Path caches;
    private final Path folder;

    private CacheFolder(Path caches) {
        this.caches = caches;
        this.folder = caches.resolve("runtrack");
    }

    /** {@code runtrack} in {@code XDG_CACHE_HOME} or {@code ~/.cache}; it need not exist. */
    public static CacheFolder ofUser(Map<String, String> environment) {
        String given = environment.get("XDG_CACHE_HOME");
        Path home = Path.of(System.getProperty("user.home", "."), ".cache");
        // The specification of XDG has relative ones ignored.
        return new CacheFolder(given != null && Path.of(given).isAbsolute() ? Path.of(given) : home);
    }

    /** Writes a file's content. */
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Where a file lies, or would. */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Opens a file that this user wrote; null when there is none.
     *
     * @throws FileSystemException when others may write or read it, or it is a link
     */
    public @Nullable InputStream read(String name) throws IOException {
        Path file = path(name);
        try {
            checkFolder();
            check(file, OTHERS, "others may use it; remove it");
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /**
     * The bytes of a file as they are now, whatever replaces it later; null when there is none.
     *
     * @throws FileSystemException as {@link #read}
     */
    public @Nullable ByteBuffer map(String name) throws IOException {
        Path file = path(name);
        try {
            checkFolder();
            check(file, OTHERS, "others may use it; remove it");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            }
        } catch (NoSuchFileException none) {
            return null;
        } catch (IllegalArgumentException tooLarge) {
            throw new FileSystemException(file.toString(), null, "it is too large");
        }
    }

    /** Others may look into it, as the launcher's own folder there is: each file is this user's alone. */
    private void checkFolder() throws IOException {
        check(folder, OTHERS_WRITE, "others may write to it; take that right from them");
    }

    private static void check(Path path, Set<PosixFilePermission> refused, String reason) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new FileSystemException(path.toString(), null, "it is a link; remove it");
        }
        if (isPosix(path)) {
            for (PosixFilePermission each : Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)) {
                if (refused.contains(each)) {
                    throw new FileSystemException(path.toString(), null, reason);
                }
            }
        }
    }

    /** A folder in it, this user's alone; null where there can be none. */
    public @Nullable Path folder(String name) {
        Path within = path(name);
        try {
            create();
            if (!Files.isDirectory(within, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(within, mode(folder, "rwx------"));
            }
            check(within, OTHERS, "others may use it; remove it");
            return within;
        } catch (IOException unusable) {
            return null;
        }
    }

    private void create() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(caches);
            Files.createDirectory(folder, mode(caches, "rwx------"));
        }
        checkFolder();
    }

    /** Replaces a file, whole. */
    public void write(String name, Content content) throws IOException {
        create();
        Path temporary = folder.resolve("." + name + "." + UUID.randomUUID());
        try {
            Files.createFile(temporary, mode(folder, "rw-------"));
            try (OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.WRITE)) {
                content.write(out);
            }
            Files.move(temporary, path(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Removes files whose names begin so, the oldest first, until the others take no more than so many bytes. */
    public void removeOldest(String prefix, long most) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, prefix + "*")) {
            all.forEach(files::add);
        }
        Map<Path, FileTime> times = new HashMap<>();
        for (Path file : files) {
            times.put(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS));
        }
        files.sort(Comparator.comparing(times::get, Comparator.reverseOrder()));
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            if (bytes > most) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static FileAttribute<?>[] mode(Path at, String permissions) {
        return isPosix(at)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * A text that stays the same from start to start: the one that is there, else a new one.
     *
     * @param made gives a new one
     * @param isOne whether what is there is one
     */
    public String kept(String name, Supplier<String> made, Predicate<String> isOne) throws IOException {
        try (InputStream in = read(name)) {
            String text = in == null ? "" : new String(in.readNBytes(4096), StandardCharsets.UTF_8).strip();
            if (isOne.test(text)) {
                return text;
            }
        }
        String text = made.get();
        write(name, out -> out.write((text + "\n").getBytes(StandardCharsets.UTF_8)));
        return text;
    }
}
