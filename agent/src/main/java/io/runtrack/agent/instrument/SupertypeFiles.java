package io.runtrack.agent.instrument;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files of types that are not loaded yet. Stateless: an archive is closed again at once, for its owner may want to replace it; the
 * JDK keeps its directory in memory as long as anybody, the loader that reads classes from it above all, has it open.
 */
final class SupertypeFiles {

    private SupertypeFiles() {}

    /** From the jar or folder that another class came from; null when it is not there. Runs none of the host's code. */
    static byte @Nullable [] besides(@Nullable URL origin, String name) {
        if (origin == null || !"file".equals(origin.getProtocol())) {
            return null;
        }
        try {
            File file = new File(origin.toURI());
            return origin.getPath().endsWith("/") ? ofFolder(file, name) : ofArchive(file, name);
        } catch (IOException | URISyntaxException | RuntimeException notThere) {
            return null;
        }
    }

    private static byte @Nullable [] ofFolder(File folder, String name) throws IOException {
        File file = new File(folder, name.concat(".class"));
        if (!file.isFile()) {
            return null;
        }
        try (InputStream content = new FileInputStream(file)) { // which, unlike a channel, an interrupt does not close
            return content.readAllBytes();
        }
    }

    private static byte @Nullable [] ofArchive(File file, String name) throws IOException {
        try (ZipFile archive = new ZipFile(file)) {
            ZipEntry entry = archive.getEntry(name.concat(".class"));
            if (entry == null) {
                return null;
            }
            try (InputStream content = archive.getInputStream(entry)) {
                return content.readAllBytes();
            }
        }
    }

    /** The jar or folder in which a loader finds a type; null when it does not, or elsewhere. May run the host's code. */
    static @Nullable URL origin(ClassLoader loader, String name) {
        String entry = name.concat(".class");
        URL resource = resource(loader, entry);
        if (resource == null) {
            return null;
        }
        String text = resource.toString();
        boolean isArchive = text.startsWith("jar:file:") && text.endsWith("!/".concat(entry));
        if (!isArchive && !(text.startsWith("file:") && text.endsWith("/".concat(entry)))) {
            return null;
        }
        int start = isArchive ? "jar:".length() : 0;
        int end = text.length() - entry.length() - (isArchive ? "!/".length() : 0);
        try {
            return new URL(text.substring(start, end));
        } catch (MalformedURLException unusual) {
            return null;
        }
    }

    static @Nullable URL resource(ClassLoader loader, String name) {
        try {
            return loader.getResource(name);
        } catch (RuntimeException | LinkageError failing) {
            return null;
        }
    }

    /** As a resource of a loader, which may be the host's and run its code; null when it has none, or fails us. */
    static byte @Nullable [] through(ClassLoader loader, String name) {
        try (InputStream content = loader.getResourceAsStream(name.concat(".class"))) {
            return content == null ? null : content.readAllBytes();
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
