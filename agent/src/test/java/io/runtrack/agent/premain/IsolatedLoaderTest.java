package io.runtrack.agent.premain;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedLoaderTest {

    /** Goes into the jar, and is to be loaded from there. */
    public static final class Service implements Callable<String> {
        @Override
        public String call() {
            return "served";
        }
    }

    private static final String SERVICE = Service.class.getName();
    private static final String CLASS_FILE = SERVICE.replace('.', '/') + ".class";

    @TempDir
    private Path folder;

    private IsolatedLoader loader;

    @BeforeEach
    void openJar() throws IOException {
        byte[] classFile;
        try (InputStream content = getClass().getResourceAsStream("/" + CLASS_FILE)) {
            classFile = content.readAllBytes();
        }
        byte[] ours = zip(true, Map.of("text", "ours".getBytes(StandardCharsets.UTF_8), CLASS_FILE, classFile));
        byte[] libraries = zip(
                false,
                Map.of(
                        "text",
                        "theirs".getBytes(StandardCharsets.UTF_8),
                        "only here",
                        "x".repeat(10_000).getBytes(StandardCharsets.UTF_8),
                        "META-INF/services/java.util.concurrent.Callable",
                        SERVICE.getBytes(StandardCharsets.UTF_8)));
        Path jar = folder.resolve("a jar+with%20odd name.jar");
        byte[] tape = zip(false, Map.of("text", "of a tape".getBytes(StandardCharsets.UTF_8)));
        byte[] mem = zip(false, Map.of("text", "of memory".getBytes(StandardCharsets.UTF_8)));
        Map<String, byte[]> archives = new LinkedHashMap<>();
        archives.put("inst/storage-tape.jar", tape);
        archives.put("inst/storage-mem.jar", mem);
        archives.put("inst/libraries.jar", libraries);
        archives.put("inst/runtrack.jar", ours);
        archives.put("inst/notes.jar", zip(false, Map.of("text", "of no storage".getBytes(StandardCharsets.UTF_8))));
        Files.write(jar, zip(true, archives));
        loader = new IsolatedLoader(jar.toFile(), getClass().getProtectionDomain());
    }

    @Test
    void loadsItsOwnClassesAndTheJdksButNoneOfTheHosts() throws Exception {
        Class<?> own = loader.loadClass(SERVICE);

        assertThat(own.getClassLoader()).isSameAs(loader);
        assertThat(own).isNotSameAs(Service.class).isSameAs(loader.loadClass(SERVICE));
        assertThat(own.getProtectionDomain()).isSameAs(getClass().getProtectionDomain());
        assertThat(loader.loadClass("java.util.List")).isSameAs(List.class);
        assertThat(loader.loadClass("java.sql.Driver").getModule().getName()).isEqualTo("java.sql");
        assertThatThrownBy(() -> loader.loadClass(Test.class.getName())).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass(getClass().getName())).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void findsResourcesStoredAndCompressedInAllArchives() throws IOException {
        assertThat(text(requireNonNull(loader.getResourceAsStream("text")))).isEqualTo("ours");
        assertThat(text(requireNonNull(loader.getResourceAsStream("only here"))))
                .hasSize(10_000);
        assertThat(Collections.list(loader.getResources("text")))
                .extracting(IsolatedLoaderTest::text)
                .containsExactly("ours", "theirs", "of memory", "of a tape");
        assertThat(loader.getResource(CLASS_FILE)).isNotNull();
        assertThat(loader.getResource("absent")).isNull();
        assertThat(loader.getResource("inst/storage-tape.jar")).isNotNull();
        assertThat(loader.getResource("inst/notes.jar")).isNull();
        assertThat(loader.getResourceAsStream("absent")).isNull();
    }

    @Test
    void providesServices() {
        assertThat(ServiceLoader.load(Callable.class, loader)
                        .findFirst()
                        .orElseThrow()
                        .getClass()
                        .getClassLoader())
                .isSameAs(loader);
    }

    @Test
    void saysThatAJarWithoutContentMustBeBuiltAgain() throws IOException {
        Path empty = folder.resolve("empty.jar");
        Files.write(empty, zip(true, Map.of("else", new byte[0])));
        ClassLoader lost = new IsolatedLoader(empty.toFile(), getClass().getProtectionDomain());

        assertThatThrownBy(() -> lost.loadClass(SERVICE))
                .isInstanceOf(ClassNotFoundException.class)
                .rootCause()
                .hasMessageContaining("inst/runtrack.jar")
                .hasMessageContaining("build it again");

        Files.write(empty, new byte[100]);
        assertThatThrownBy(() -> new IsolatedLoader(empty.toFile(), getClass().getProtectionDomain()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("build it again");
    }

    private static String text(URL url) {
        try (InputStream content = url.openStream()) {
            return text(content);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    private static String text(InputStream content) throws IOException {
        return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] zip(boolean stored, Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                if (stored) {
                    CRC32 checksum = new CRC32();
                    checksum.update(content.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.getValue().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
