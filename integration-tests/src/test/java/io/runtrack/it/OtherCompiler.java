package io.runtrack.it;

import io.runtrack.it.jvm.ForkedJvm;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiler of another language than Java, run in the tests' own JVM from jars that their class path lacks. */
record OtherCompiler(String mainClass, String method, List<Path> jars) {
    private static final Path LANGUAGES = Path.of("target/languages").toAbsolutePath();

    /** Of Groovy 3, 4 or 5. */
    static OtherCompiler groovy(int major) {
        return new OtherCompiler(
                "org.codehaus.groovy.tools.FileSystemCompiler", "commandLineCompile", jars("groovy-" + major));
    }

    static OtherCompiler scala2() {
        List<Path> jars = Stream.of(scala.Option.class, scala.reflect.api.Universe.class, scala.tools.nsc.Main.class)
                .map(OtherCompiler::jarOf)
                .toList();
        return new OtherCompiler("scala.tools.nsc.Main", "process", jars);
    }

    static OtherCompiler scala3() {
        return new OtherCompiler("dotty.tools.dotc.Main", "process", jars("scala-3"));
    }

    /** What its programs need beside their classes and the annotations. */
    Path[] library() {
        return jars.stream()
                .filter(jar -> jar.getFileName().toString().matches("(groovy|scala-library|scala3-library_3)-.*"))
                .toArray(Path[]::new);
    }

    /** Answers the folder that takes the classes. */
    Path compile(Path source, Path classes) throws IOException {
        Files.createDirectories(classes);
        String path = Stream.concat(Stream.of(library()), Stream.of(ForkedJvm.annotations()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        String[] arguments = {
            "-classpath",
            path,
            "-d",
            classes.toString(),
            source.toAbsolutePath().toString()
        };
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            loader.loadClass(mainClass).getMethod(method, String[].class).invoke(null, (Object) arguments);
        } catch (ReflectiveOperationException e) {
            throw new IOException(this + " cannot compile " + source, e);
        } finally {
            thread.setContextClassLoader(before);
        }
        return classes;
    }

    private URL[] urls() throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = jars.get(i).toUri().toURL();
        }
        return urls;
    }

    private static List<Path> jars(String compiler) {
        File[] jars = LANGUAGES.resolve(compiler).toFile().listFiles();
        if (jars == null) {
            throw new AssertionError("Maven has put no " + compiler + " into " + LANGUAGES);
        }
        return Arrays.stream(jars).map(File::toPath).toList();
    }

    private static Path jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
