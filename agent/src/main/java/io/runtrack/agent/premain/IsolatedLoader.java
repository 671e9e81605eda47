package io.runtrack.agent.premain;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything but the classes of this package, from the archives below {@code inst/} in the agent's jar. Its
 * parent is the platform loader, so that our Byte Buddy or Jackson and the host's never meet, whatever their versions;
 * nothing is relocated and nothing extracted.
 *
 * <p>Archives inside the jar, and not folders, for two reasons: what scans the host's class path does not take our
 * classes for the host's, and the JVM, which reads the directory of each jar on the class path, reads a dozen entries
 * and not thousands. Their own directories are read when a class is first looked for in them. The jar's directory is
 * the index of them: whoever adds an archive {@code inst/storage-NAME.jar}, stored, has added a storage.
 *
 * <p>Parallel capable. The jar stays open as long as the loader lives, which is as long as the JVM.
 */
final class IsolatedLoader extends ClassLoader {

    /** Searched in this order, before all others. The second one is not touched before the first tracked class. */
    private static final List<String> FIRST = Arrays.asList("inst/runtrack.jar", "inst/libraries.jar");

    /** How the name of a storage's archive begins. None is touched before a tracking path has a scheme. */
    private static final String STORAGE = "inst/storage-";

    static {
        registerAsParallelCapable();
    }

    private final Archive jar;
    private final ProtectionDomain domain;

    /** The names of the archives, in the order in which they are searched. */
    private final List<String> archives;

    /** By position in {@link #archives}; null until it is needed. Guarded by itself. */
    private final @Nullable Archive[] opened;

    IsolatedLoader(File file, ProtectionDomain domain) throws IOException {
        super("runtrack", getPlatformClassLoader());
        RandomAccessFile open = new RandomAccessFile(file, "r");
        this.jar = new Archive(open, 0, open.length());
        this.archives = archivesIn(jar);
        this.opened = new Archive[archives.size()];
        this.domain = domain;
    }

    /** The storages in the order of their names; put in by hand, as a sort would load two classes into every JVM. */
    private static List<String> archivesIn(Archive jar) {
        List<String> all = new ArrayList<>(FIRST);
        for (String name : jar.names()) {
            if (name.startsWith(STORAGE) && name.endsWith(".jar")) {
                int at = all.size();
                while (at > FIRST.size() && all.get(at - 1).compareTo(name) > 0) {
                    at--;
                }
                all.add(at, name);
            }
        }
        return all;
    }

    /** Has the agent started in a loader of its own, and answers its composition root. */
    static Class<?> startRuntime(@Nullable String arguments, Instrumentation instrumentation)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Class<?> runtime = runtime();
        runtime.getMethod("start", String.class, Instrumentation.class).invoke(null, arguments, instrumentation);
        return runtime;
    }

    /**
     * The same for a JVM that runs already, and whose user waits for an answer.
     *
     * @param earlier the composition root of an earlier start, if there was one
     * @return the one that counts from now on
     */
    static Class<?> attachRuntime(
            @Nullable String arguments, Instrumentation instrumentation, @Nullable Class<?> earlier)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        Object occupied = earlier == null ? null : earlier.getMethod("occupied").invoke(null);
        Class<?> runtime = runtime();
        runtime.getMethod("attach", String.class, Instrumentation.class, String.class)
                .invoke(null, arguments, instrumentation, occupied);
        return earlier == null || occupied == null ? runtime : earlier;
    }

    /** The composition root behind a new loader, found by name: from here nothing of it can be seen. */
    private static Class<?> runtime() throws IOException, URISyntaxException, ReflectiveOperationException {
        ProtectionDomain domain = IsolatedLoader.class.getProtectionDomain();
        return new IsolatedLoader(jarOf(domain), domain).loadClass("io.runtrack.agent.AgentRuntime");
    }

    private static File jarOf(ProtectionDomain domain) throws IOException, URISyntaxException {
        CodeSource source = domain.getCodeSource();
        if (source == null) {
            throw new IOException("the agent's jar must not be on the boot class path");
        }
        return fileOf(source.getLocation().toString());
    }

    /**
     * The jar's file. Launchers that load agents by themselves name a jar as {@code jar:file:/…/runtrack-agent.jar!/}.
     *
     * @throws IOException if it is no file
     */
    static File fileOf(String location) throws IOException, URISyntaxException {
        String file = location.startsWith("jar:") && location.endsWith("!/")
                ? location.substring("jar:".length(), location.length() - "!/".length())
                : location;
        if (!file.startsWith("file:")) {
            throw new IOException(
                    "the agent was loaded from " + location
                            + ", which is no file: give -javaagent:…/runtrack-agent.jar to the JVM itself, not to the launcher");
        }
        return new File(new URI(file));
    }

    /**
     * Ours first: asking the parent first would cost an exception for each class, and there is nothing of ours that it
     * has too.
     */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            byte[] classFile = classFile(name);
            return classFile == null
                    ? super.loadClass(name, resolve)
                    : defineClass(name, classFile, 0, classFile.length, domain);
        }
    }

    private byte @Nullable [] classFile(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/').concat(".class");
        try {
            for (int i = 0; i < opened.length; i++) {
                byte[] content = archive(i).read(path);
                if (content != null) {
                    return content;
                }
            }
            return null;
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        throw new ClassNotFoundException(name);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            for (int i = 0; i < opened.length; i++) {
                byte[] content = archive(i).read(name);
                if (content != null) {
                    return new ByteArrayInputStream(content);
                }
            }
        } catch (IOException unreadable) {
            return null;
        }
        return super.getResourceAsStream(name);
    }

    /** An archive is a resource of its own name, too: to know that it is there, nothing need be opened. */
    @Override
    protected @Nullable URL findResource(String name) {
        if (archives.contains(name)) {
            return archiveAsResource(name);
        }
        Enumeration<URL> found = findResources(name);
        return found.hasMoreElements() ? found.nextElement() : null;
    }

    private @Nullable URL archiveAsResource(String name) {
        try {
            return Resource.url(jar, "", name);
        } catch (IOException malformed) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        List<URL> found = new ArrayList<>();
        try {
            for (int i = 0; i < opened.length; i++) {
                if (archive(i).has(name)) {
                    found.add(Resource.url(archive(i), archives.get(i), name));
                }
            }
        } catch (IOException unreadable) {
            return Collections.emptyEnumeration();
        }
        return Collections.enumeration(found);
    }

    private Archive archive(int index) throws IOException {
        synchronized (opened) {
            Archive archive = opened[index];
            if (archive == null) {
                archive = jar.nested(archives.get(index));
                opened[index] = archive;
            }
            return archive;
        }
    }
}
