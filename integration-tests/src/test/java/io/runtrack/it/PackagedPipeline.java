package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The pipeline of the resources' folder {@code ruled}, compiled, in the packages in which applications come. */
final class PackagedPipeline {
    private static final String MAIN = "com.acme.pipeline.Main";
    private static final Path SOURCES = Path.of("src/test/resources/ruled");

    private final Path folder;

    PackagedPipeline(Path folder) throws IOException {
        this.folder = folder;
        List<String> arguments =
                new ArrayList<>(List.of("--release", "17", "-g", "-d", classes().toString()));
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    Path classes() {
        return folder.resolve("classes");
    }

    ForkedJvm onClassPath(ForkedJvm jvm, String... arguments) {
        return jvm.classPath(classes()).main(MAIN, arguments);
    }

    ForkedJvm onModulePath(ForkedJvm jvm) {
        return jvm.option("--module-path", classes().toString())
                .classPath(folder.resolve("nothing"))
                .main("-m", "com.acme.pipeline/" + MAIN);
    }

    /** A jar of jars, with a loader of its own; the steps are in one of those. */
    ForkedJvm asFatJar(ForkedJvm jvm) throws IOException {
        Path application = folder.resolve("application");
        Path main = Path.of("com/acme/pipeline/Main.class");
        Files.createDirectories(application.resolve(main).getParent());
        Files.copy(classes().resolve(main), application.resolve(main));
        return jvm.classPath(FatJar.of(folder.resolve("fat.jar"), MAIN, application, steps()))
                .main(FatJar.LAUNCHER);
    }

    private Path steps() throws IOException {
        Path jar = folder.resolve("steps.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("Transcriber", "Transcriber$Recording", "Transcriber$Nobody")) {
                String entry = "com/acme/pipeline/steps/" + name + ".class";
                out.putNextEntry(new JarEntry(entry));
                out.write(Files.readAllBytes(classes().resolve(entry)));
            }
        }
        return jar;
    }
}
