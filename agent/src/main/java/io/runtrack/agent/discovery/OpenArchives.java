package io.runtrack.agent.discovery;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The archives that class files are read from. Programs load their classes in bursts, and to open an archive for each
 * class costs ten times the reading. But the archive's owner may want to replace it. So archives are held weakly, and
 * the JDK closes the unused ones with the next garbage collection. Safe for any thread.
 */
final class OpenArchives {

    private final Map<File, Opened> archives = new ConcurrentHashMap<>();

    private record Opened(WeakReference<JarFile> archive, long modified) {}

    /**
     * Of a multi-release jar it gives the entries of the version that the JVM loads. Not to be closed: others may be
     * reading from it.
     */
    JarFile get(File file) throws IOException {
        long modified = file.lastModified();
        @Nullable Opened known = archives.get(file);
        JarFile archive = known == null || known.modified != modified ? null : known.archive.get();
        if (archive == null) {
            archive = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
            archives.put(file, new Opened(new WeakReference<>(archive), modified));
        }
        return archive;
    }
}
