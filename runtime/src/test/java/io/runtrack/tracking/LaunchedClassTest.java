package io.runtrack.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LaunchedClassTest {
    private static final String PROPERTIES = "org.springframework.boot.loader.launch.PropertiesLauncher";

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "com.acme.Nightly --full, com.acme.Nightly",
                "com.acme/com.acme.Nightly, com.acme.Nightly",
                "jdk.compiler/com.sun.tools.javac.launcher.Main /jobs/NightlyReport.java a, NightlyReport",
                "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher NightlyReport.java, NightlyReport",
                "org.apache.spark.deploy.SparkSubmit --master local[2] --class com.acme.Nightly a.jar, com.acme.Nightly",
                "org.apache.spark.deploy.SparkSubmit --class=com.acme.Nightly a.jar, com.acme.Nightly",
                "org.apache.spark.deploy.SparkSubmit a.jar, org.apache.spark.deploy.SparkSubmit",
                "'', -",
            })
    void namesTheApplicationsClass(String command, @Nullable String expected) {
        assertThat(LaunchedClass.of(command, "classes")).isEqualTo(expected);
    }

    @Test
    void readsTheStartClassOfSpringBootsJar() throws IOException {
        String jar = jar("org.springframework.boot.loader.launch.JarLauncher", "com.acme.Nightly");

        assertThat(LaunchedClass.of(jar + " --full", jar)).isEqualTo("com.acme.Nightly");
        assertThat(LaunchedClass.of("org.springframework.boot.loader.launch.JarLauncher", jar))
                .isEqualTo("com.acme.Nightly");
    }

    @Test
    void readsTheMainClassOfAnyJar() throws IOException {
        String jar = jar("com.acme.Nightly", null);

        assertThat(LaunchedClass.of(jar, jar)).isEqualTo("com.acme.Nightly");
        String war = Files.move(Path.of(jar), temporary.resolve("app.war")).toString();
        assertThat(LaunchedClass.of(war + " --full", war)).isEqualTo("com.acme.Nightly");
    }

    @Test
    void readsTheStartClassOfAnUnpackedArchive() throws IOException {
        Path folder = unpacked("Start-Class: com.acme.Nightly");

        assertThat(LaunchedClass.of("org.springframework.boot.loader.launch.JarLauncher", folder.toString()))
                .isEqualTo("com.acme.Nightly");
    }

    @Test
    void readsWhatAFileTellsThePropertiesLauncher() throws IOException {
        Path folder = unpacked("Start-Class: com.acme.Other");
        assertThat(LaunchedClass.of(PROPERTIES, folder.toString())).isEqualTo("com.acme.Other");

        Path classes = Files.createDirectories(folder.resolve("BOOT-INF/classes"));
        Files.writeString(classes.resolve("loader.properties"), "loader.main=com.acme.Nightly\n");
        assertThat(LaunchedClass.of(PROPERTIES, folder.toString())).isEqualTo("com.acme.Nightly");

        Files.writeString(folder.resolve("loader.properties"), "loader.main: com.acme.Weekly\n");
        assertThat(LaunchedClass.of(PROPERTIES, folder.toString())).isEqualTo("com.acme.Weekly");
    }

    @Test
    void readsWhatAFileInTheJarTellsThePropertiesLauncher() throws IOException {
        String jar = jar(PROPERTIES, "com.acme.Other", "loader.properties", "loader.main=com.acme.Nightly");

        assertThat(LaunchedClass.of(jar, jar)).isEqualTo("com.acme.Nightly");
    }

    private Path unpacked(String attribute) throws IOException {
        Files.createDirectories(temporary.resolve("META-INF"));
        Files.writeString(
                temporary.resolve("META-INF/MANIFEST.MF"), "Manifest-Version: 1.0\n%s\n".formatted(attribute));
        return temporary;
    }

    private String jar(String mainClass, @Nullable String startClass, String... files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        if (startClass != null) {
            manifest.getMainAttributes().putValue("Start-Class", startClass);
        }
        Path jar = temporary.resolve("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (int i = 0; i < files.length; i += 2) {
                out.putNextEntry(new ZipEntry(files[i]));
                out.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
            }
            out.finish();
        }
        return jar.toString();
    }
}
