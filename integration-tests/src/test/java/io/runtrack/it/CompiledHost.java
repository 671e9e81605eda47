package io.runtrack.it;

import io.runtrack.it.jvm.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A part of a host that a test writes itself, for what depends on how classes are compiled, named and packed. For one
 * thread.
 */
final class CompiledHost {
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record|module) ([\\w.]+)");

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>(List.of(ForkedJvm.annotations()));
    private final List<String> options = new ArrayList<>(List.of("--release", "17", "-g", "-parameters"));
    private final List<String> sources = new ArrayList<>();
    private final Map<String, Path> versions = new TreeMap<>();
    private final Manifest manifest = new Manifest();
    private final List<Path> contained = new ArrayList<>();

    /** The folder, which must be empty, takes its sources and its classes. */
    CompiledHost(Path folder) {
        this.folder = folder;
    }

    /** One file's text; its name is that of the package and the first type in it. */
    CompiledHost source(String text) {
        sources.add(text);
        return this;
    }

    CompiledHost with(Path... compiled) {
        classPath.addAll(List.of(compiled));
        return this;
    }

    /**
     * Compiled classes that take the place of those of the same names, on JVMs from this version on; the jar is then a
     * multi-release one.
     */
    CompiledHost from(int feature, Path classes) {
        versions.put("META-INF/versions/" + feature + "/", classes);
        return manifest("Multi-Release", "true");
    }

    /** A jar whose classes become part of its jar. */
    CompiledHost containing(Path library) {
        contained.add(library);
        return this;
    }

    /** An entry of the jar's manifest. */
    CompiledHost manifest(String name, String value) {
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    /** In the place of those that keep parameters' names. */
    CompiledHost options(String... others) {
        options.subList(2, options.size()).clear();
        options.addAll(List.of(others));
        return this;
    }

    /** A folder of class files. */
    Path classes() throws IOException {
        Path classes = folder.resolve("classes");
        List<String> arguments = new ArrayList<>(options);
        String path = String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList());
        arguments.addAll(List.of("-proc:none", "-d", classes.toString(), "-cp", path, "--module-path", path));
        for (String text : sources) {
            arguments.add(write(text).toString());
        }
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (failed != 0) {
            throw new AssertionError("javac cannot compile what is in " + folder);
        }
        return classes;
    }

    private Path write(String text) throws IOException {
        Matcher type = TYPE.matcher(text);
        if (!type.find()) {
            throw new AssertionError("no type in " + text);
        }
        Matcher named = PACKAGE.matcher(text);
        String name = text.contains("module ") && !named.find(0) ? "module-info" : type.group(1);
        Path file = folder.resolve("source")
                .resolve(named.reset().find() ? named.group(1).replace('.', '/') : "")
                .resolve(name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A jar of them. */
    Path jar() throws IOException {
        Path classes = classes();
        Path jar = folder.resolve(folder.getFileName() + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addAll(out, "", classes);
            for (Map.Entry<String, Path> version : versions.entrySet()) {
                addAll(out, version.getKey(), version.getValue());
            }
            for (Path library : contained) {
                addClasses(out, library);
            }
        }
        return jar;
    }

    private static void addAll(JarOutputStream out, String prefix, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(each).toString().replace('\\', '/');
                out.putNextEntry(new JarEntry(prefix + name));
                Files.copy(each, out);
                out.closeEntry();
            }
        }
    }

    private static void addClasses(JarOutputStream out, Path library) throws IOException {
        try (ZipFile content = new ZipFile(library.toFile())) {
            for (ZipEntry each : content.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList()) {
                out.putNextEntry(new JarEntry(each.getName()));
                try (InputStream from = content.getInputStream(each)) {
                    from.transferTo(out);
                }
                out.closeEntry();
            }
        }
    }
}
