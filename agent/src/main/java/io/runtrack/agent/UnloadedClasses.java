package io.runtrack.agent;

import io.runtrack.agent.discovery.HostClasses;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipError;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a class path, and a loader that finds them as resources but defines none of them. An application
 * packed with its libraries in one jar is looked into, and so are those libraries. They are unpacked into temporary
 * files, which live as long as this is open. For one thread.
 */
final class UnloadedClasses implements HostClasses, Closeable {
    private static final String ANNOTATION = "io/runtrack/annotations/TrackedFile.class";
    private static final Pattern VERSION = Pattern.compile("^META-INF/versions/\\d+/");
    private static final Map<String, String> AS_THE_JVM_LOADS = Map.of("releaseVersion", "runtime");
    private static final List<String> ROOTS = List.of("BOOT-INF/classes", "WEB-INF/classes");
    private static final List<String> LIBRARIES = List.of("BOOT-INF/lib", "WEB-INF/lib");

    private final List<FileSystem> opened = new ArrayList<>();
    private final List<Root> roots = new ArrayList<>();
    private final List<URL> urls = new ArrayList<>();
    private final List<Path> unpacked = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private @Nullable Resources loader;

    /** A folder of classes, in a jar perhaps. */
    private record Root(Path folder, @Nullable URL origin) {}

    /** Takes class files, one by one. */
    interface Visitor {
        void classFile(String name, @Nullable URL origin, byte[] classFile) throws IOException;
    }

    /** Whether the annotations are there or not: an application may get them elsewhere. */
    private static final class Resources extends URLClassLoader {
        Resources(URL[] urls) {
            super(urls, getPlatformClassLoader());
        }

        @Override
        public @Nullable URL findResource(String name) {
            URL found = super.findResource(name);
            return found == null && name.equals(ANNOTATION)
                    ? UnloadedClasses.class.getResource("/".concat(ANNOTATION))
                    : found;
        }
    }

    /** What was to be looked into is no jar. */
    private static final class NoArchiveException extends IOException {
        private static final long serialVersionUID = 1L;

        NoArchiveException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private UnloadedClasses() {}

    static UnloadedClasses of(List<Path> classPath) throws IOException {
        UnloadedClasses classes = new UnloadedClasses();
        try {
            for (Path entry : classPath) {
                classes.add(entry.toAbsolutePath().normalize());
            }
            classes.loader = new Resources(classes.urls.toArray(URL[]::new));
            return classes;
        } catch (IOException | RuntimeException unreadable) {
            classes.close();
            throw unreadable;
        }
    }

    ClassLoader loader() {
        if (loader == null) {
            throw new IllegalStateException("not opened");
        }
        return loader;
    }

    /** Of the classes that have been visited. */
    @Override
    public Collection<String> names() {
        return names;
    }

    @Override
    public byte @Nullable [] classFile(String name) {
        try (InputStream content = loader().getResourceAsStream(name + ".class")) {
            return content == null ? null : content.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** In the order of the class path, and of names within an entry of it. */
    void forEach(Visitor visitor) throws IOException {
        for (Root root : roots) {
            try (Stream<Path> files = Files.walk(root.folder)) {
                for (Path file : files.filter(UnloadedClasses::isClass).sorted().toList()) {
                    String name = root.folder.relativize(file).toString().replace('\\', '/');
                    visit(root, VERSION.matcher(name).replaceFirst(""), visitor);
                }
            }
        }
    }

    /** A class of a newer version of a multi-release jar than this JVM's is not there without its version. */
    private void visit(Root root, String name, Visitor visitor) throws IOException {
        Path file = root.folder.resolve(name);
        String className = name.substring(0, name.length() - ".class".length());
        if (!name.startsWith("META-INF/")
                && Files.exists(file)
                && names.add(className.replace('/', '.'))) { // else another one stands before it
            visitor.classFile(className, root.origin, Files.readAllBytes(file));
        }
    }

    private static boolean isClass(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".class") && !name.equals("module-info.class") && !name.equals("package-info.class");
    }

    private void add(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            addRoot(entry, entry.toUri().toURL());
            return;
        }
        Path jar = open(entry);
        boolean packed = false;
        for (String root : ROOTS) {
            Path folder = jar.resolve(root);
            if (Files.isDirectory(folder)) {
                packed = true;
                roots.add(new Root(folder, null));
                urls.add(URI.create("jar:" + entry.toUri() + "!/" + root + "/").toURL());
            }
        }
        if (packed) {
            addLibraries(jar);
        } else {
            addRoot(jar, entry.toUri().toURL());
        }
    }

    private void addRoot(Path folder, URL origin) {
        roots.add(new Root(folder, origin));
        urls.add(origin);
    }

    private Path open(Path jar) throws IOException {
        try {
            FileSystem content = FileSystems.newFileSystem(jar, AS_THE_JVM_LOADS);
            opened.add(content);
            return content.getPath("/");
        } catch (ProviderNotFoundException | ZipException | ZipError noArchive) {
            throw new NoArchiveException(jar + " is neither a jar nor a folder of classes", noArchive);
        }
    }

    private void addLibraries(Path jar) throws IOException {
        for (String name : LIBRARIES) {
            Path folder = jar.resolve(name);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> libraries = Files.list(folder)) {
                for (Path library : libraries
                        .filter(file -> file.toString().endsWith(".jar"))
                        .sorted()
                        .toList()) {
                    Path file = Files.createTempFile("runtrack-doctor-", ".jar");
                    unpacked.add(file);
                    try (InputStream content = Files.newInputStream(library)) {
                        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                    }
                    addLibrary(file);
                }
            }
        }
    }

    /** One that is no archive holds no classes, neither here nor in the application. */
    private void addLibrary(Path file) throws IOException {
        URL origin = file.toUri().toURL();
        try {
            addRoot(open(file), origin);
        } catch (NoArchiveException unreadable) {
            urls.add(origin);
        }
    }

    @Override
    public void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
        for (FileSystem content : opened) {
            content.close();
        }
        for (Path file : unpacked) {
            Files.deleteIfExists(file);
        }
    }
}
