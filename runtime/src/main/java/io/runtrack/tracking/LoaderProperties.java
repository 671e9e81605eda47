package io.runtrack.tracking;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What Spring Boot's {@code PropertiesLauncher} is told, looked for where that looks: in system properties, in the
 * environment, and in the first {@code loader.properties} there is. Files that it would fetch from elsewhere are not
 * looked at.
 *
 * <p>Source: Spring Boot 3.5, "PropertiesLauncher Features".
 */
final class LoaderProperties {
    private static final String OF_CLASS_PATH = "classpath:";
    private static final String CLASSES = "BOOT-INF/classes/";

    private LoaderProperties() {}

    /**
     * The class that is to be launched; null when nothing names one, and the manifest decides.
     *
     * @param archive the jar or folder that holds the launcher
     */
    static @Nullable String mainClass(File archive) {
        String given = setting("loader.main");
        return given == null ? read(archive).getProperty("loader.main") : given;
    }

    private static Properties read(File archive) {
        Properties properties = new Properties();
        try (InputStream in = open(archive)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            properties.clear();
        }
        return properties;
    }

    private static @Nullable InputStream open(File archive) throws IOException {
        String location = setting("loader.config.location");
        if (location != null) {
            return location.startsWith(OF_CLASS_PATH)
                    ? inArchive(archive, location.substring(OF_CLASS_PATH.length()))
                    : inFolder(location.startsWith("file:") ? location.substring("file:".length()) : location);
        }
        String home = setting("loader.home");
        String names = setting("loader.config.name");
        InputStream found = null;
        for (String each : (names == null ? "loader" : names).split(",", -1)) {
            String file = each.strip() + ".properties";
            found = found == null
                    ? inFolder((home == null ? System.getProperty("user.dir") : home) + "/" + file)
                    : found;
            found = found == null ? inArchive(archive, file) : found;
            found = found == null ? inArchive(archive, CLASSES + file) : found;
        }
        return found;
    }

    private static @Nullable InputStream inFolder(String file) throws IOException {
        Path path = new File(file).toPath();
        return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
    }

    private static @Nullable InputStream inArchive(File archive, String name) throws IOException {
        if (!archive.isFile()) {
            return inFolder(archive + "/" + name);
        }
        try (JarFile jar = new JarFile(archive)) {
            ZipEntry entry = jar.getEntry(name);
            return entry == null
                    ? null
                    : new ByteArrayInputStream(jar.getInputStream(entry).readAllBytes());
        }
    }

    /** By the names that the launcher knows it by. */
    private static @Nullable String setting(String key) {
        String value = System.getProperty(key);
        for (String name :
                new String[] {key, key.replace('.', '_'), key.replace('.', '_').toUpperCase(Locale.ROOT)}) {
            value = value == null ? System.getenv(name) : value;
        }
        return value;
    }
}
