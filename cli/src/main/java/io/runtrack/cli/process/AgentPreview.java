package io.runtrack.cli.process;

import io.runtrack.cli.terminal.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the agent itself what it would track: its classes are loaded beside ours, from temporary files, and entered by
 * name. What is known here of the answer's form is what {@code io.runtrack.agent.TrackingPreview} says of it. For one
 * thread; closing it removes the files.
 */
final class AgentPreview implements AutoCloseable {
    private static final List<String> ARCHIVES = List.of("inst/runtrack.jar", "inst/libraries.jar");

    private final List<Path> files = new ArrayList<>();
    private final URLClassLoader loader;

    AgentPreview(AgentJar jar) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (ZipInputStream content = new ZipInputStream(jar.open())) {
            for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                if (ARCHIVES.contains(entry.getName())) {
                    urls.add(unpack(content).toUri().toURL());
                }
            }
        }
        loader = new URLClassLoader("runtrack agent", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private Path unpack(InputStream content) throws IOException {
        Path file = Files.createTempFile("runtrack-", ".jar");
        files.add(file);
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    /**
     * Looks at a class path, running nothing of it.
     *
     * @param config the config file with rules; null for none
     * @param capture what is captured without annotations or rules
     */
    TrackedMethodList of(List<Path> classPath, @Nullable String config, String capture) throws IOException {
        try {
            Object answer = loader.loadClass("io.runtrack.agent.TrackingPreview")
                    .getMethod("of", List.class, String.class, String.class)
                    .invoke(null, classPath, config, capture);
            Map<?, ?> lists = (Map<?, ?>) answer;
            return new TrackedMethodList(
                    texts(lists.get("problems")),
                    texts(lists.get("warnings")),
                    list(lists.get("methods")).stream()
                            .map(AgentPreview::method)
                            .toList());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException anotherVersion) {
            throw new Failure("this agent cannot tell what it would track (" + anotherVersion
                    + "); leave --agent out, or give the jar of the same version");
        }
    }

    private static TrackedMethodList.Method method(Object described) {
        Map<?, ?> method = (Map<?, ?>) described;
        return new TrackedMethodList.Method(
                text(method.get("method")),
                text(method.get("kind")),
                text(method.get("declared_by")),
                text(method.get("declared_on")),
                list(method.get("fields")).stream().map(AgentPreview::source).toList());
    }

    private static TrackedMethodList.Source source(Object described) {
        Map<?, ?> field = (Map<?, ?>) described;
        return new TrackedMethodList.Source(
                text(field.get("field")), (String) field.get("source"), Boolean.TRUE.equals(field.get("given")));
    }

    private static List<String> texts(@Nullable Object list) {
        return list(list).stream().map(AgentPreview::text).toList();
    }

    private static List<?> list(@Nullable Object list) {
        return Objects.requireNonNull((List<?>) list, "the agent left a list out");
    }

    private static String text(@Nullable Object text) {
        return String.valueOf(text);
    }

    @Override
    public void close() throws IOException {
        loader.close();
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
