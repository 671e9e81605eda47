package io.runtrack.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An executable jar as Spring Boot makes it, with Spring Boot's own launcher: the program's classes and libraries lie
 * within.
 */
final class FatJar {
    static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

    private static final Path LOADER = Path.of("target/launchers/spring-boot-loader.jar");

    private FatJar() {}

    static Path of(Path jar, String mainClass, Path classes, Path... libraries) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, LAUNCHER);
        attributes.putValue("Start-Class", mainClass);
        attributes.putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            addLauncher(out);
            addFolder(out, classes);
            add(out, "BOOT-INF/lib/", new byte[0]);
            for (Path library : libraries) {
                add(out, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
            }
        }
        return jar;
    }

    /** As images of containers have it. */
    static Path unpack(Path jar, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                }
            }
        }
        return folder;
    }

    private static void addLauncher(JarOutputStream out) throws IOException {
        try (ZipFile loader = new ZipFile(LOADER.toFile())) {
            for (ZipEntry entry : loader.stream().toList()) {
                if (!entry.getName().startsWith("META-INF/MANIFEST")
                        && !entry.getName().equals("META-INF/")) {
                    try (InputStream content = loader.getInputStream(entry)) {
                        add(out, entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
    }

    private static void addFolder(JarOutputStream out, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.sorted().toList()) {
                String name = "BOOT-INF/classes/" + classes.relativize(each);
                if (Files.isDirectory(each)) {
                    add(out, name.endsWith("/") ? name : name + "/", new byte[0]);
                } else {
                    add(out, name, Files.readAllBytes(each));
                }
            }
        }
    }

    /** Stored, for the launcher reads jars where they lie. */
    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        JarEntry entry = new JarEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
