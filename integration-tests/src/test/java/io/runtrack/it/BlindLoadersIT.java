package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class whose loader cannot see the annotations inherits them all the same, from supertypes that another loader has
 * not loaded before: in plug-ins, and in bundles that do not import them.
 */
final class BlindLoadersIT {
    private static final Path FELIX = Path.of("target/launchers/felix.jar").toAbsolutePath();

    /** Hands on to the host what is in its API, and nothing else; one of them finds its class files, too. */
    private static final String HOST = """
            package host;
            import java.net.*;
            import java.nio.file.Path;
            public class Main {
                static class Filter extends URLClassLoader {
                    private final boolean asResources;
                    Filter(URL plugin, boolean asResources) {
                        super(new URL[] {plugin}, null);
                        this.asResources = asResources;
                    }
                    @Override protected Class<?> findClass(String name) throws ClassNotFoundException {
                        return name.startsWith("api.") ? Main.class.getClassLoader().loadClass(name) : super.findClass(name);
                    }
                    @Override public URL getResource(String name) {
                        return asResources && name.startsWith("api/") ? Main.class.getResource("/" + name) : findResource(name);
                    }
                }
                public static void main(String[] arguments) throws Exception {
                    URL plugin = Path.of(arguments[0]).toUri().toURL();
                    process(new Filter(plugin, true), "plugin.OfInterface", "interface");
                    process(new Filter(plugin, false), "plugin.OfClass", "class");
                    process(new Filter(plugin, false), "plugin.OfInterface", "again");
                }
                private static void process(ClassLoader loader, String name, String file) throws Exception {
                    Object plugin = loader.loadClass(name).getConstructor().newInstance();
                    plugin.getClass().getMethod("process", Path.class).invoke(plugin, Path.of("/in/" + file));
                }
            }
            """;

    private static final String FRAMEWORK = """
            package host;
            import java.util.*;
            import org.osgi.framework.*;
            import org.osgi.framework.launch.*;
            public class Main {
                public static void main(String[] arguments) throws Exception {
                    Framework framework = new org.apache.felix.framework.FrameworkFactory()
                            .newFramework(Map.of("org.osgi.framework.storage", arguments[0]));
                    framework.start();
                    List<Bundle> bundles = new ArrayList<>();
                    for (String each : List.of(arguments).subList(1, arguments.length)) {
                        bundles.add(framework.getBundleContext().installBundle("file:" + each));
                    }
                    for (Bundle each : bundles) {
                        each.start();
                    }
                    framework.stop();
                    framework.waitForStop(0);
                }
            }
            """;
    private static final String PROC = """
            package api;
            public interface Proc { @io.runtrack.annotations.TrackedFile void process(java.nio.file.Path file); }
            """;
    private static final String BASE = """
            package api;
            public abstract class Base { @io.runtrack.annotations.TrackedFile public void process(java.nio.file.Path file) {} }
            """;
    private static final String OF_INTERFACE = """
            package plugin;
            public class OfInterface implements api.Proc { public void process(java.nio.file.Path file) {} }
            """;
    private static final String OF_CLASS = """
            package plugin;
            public class OfClass extends api.Base { public void process(java.nio.file.Path file) { super.process(file); } }
            """;
    private static final String ACTIVATOR = """
            package plugin;
            public class Activator implements org.osgi.framework.BundleActivator {
                public void start(org.osgi.framework.BundleContext context) {
                    new OfInterface().process(java.nio.file.Path.of("/in/interface"));
                    new OfClass().process(java.nio.file.Path.of("/in/class"));
                }
                public void stop(org.osgi.framework.BundleContext context) {}
            }
            """;

    @TempDir
    private Path temporary;

    @EachJdk
    void ofPluginsThatSeeTheApiOfTheirHost(Jdk jdk) throws IOException {
        Path host = host("host").source(HOST).source(PROC).source(BASE).jar();
        Path plugin =
                host("plugin").source(OF_INTERFACE).source(OF_CLASS).with(host).jar();

        assertThatFilesAre(
                jvm(jdk).classPath(host, ForkedJvm.annotations()).main("host.Main", plugin.toString()),
                "/in/interface",
                "/in/class",
                "/in/again");
    }

    @EachJdk
    void ofBundlesThatDoNotImportTheAnnotations(Jdk jdk) throws IOException {
        Path framework = host("framework").source(FRAMEWORK).with(FELIX).jar();
        Path api = bundle(host("api").source(PROC).source(BASE))
                .manifest("Export-Package", "api")
                .containing(ForkedJvm.annotations())
                .jar();
        Path plugin = bundle(
                        host("plugin").source(OF_INTERFACE).source(OF_CLASS).source(ACTIVATOR))
                .with(api, FELIX)
                .manifest("Bundle-Activator", "plugin.Activator")
                .manifest("Import-Package", "api,org.osgi.framework")
                .jar();

        assertThatFilesAre(
                jvm(jdk).classPath(framework, FELIX)
                        .main("host.Main", temporary.resolve("bundles").toString(), api.toString(), plugin.toString()),
                "/in/interface",
                "/in/class");
    }

    private static CompiledHost bundle(CompiledHost classes) {
        return classes.manifest("Bundle-ManifestVersion", "2")
                .manifest("Bundle-SymbolicName", "of" + classes.hashCode());
    }

    private CompiledHost host(String name) {
        return new CompiledHost(temporary.resolve(name));
    }

    private ForkedJvm jvm(Jdk jdk) {
        return ForkedJvm.on(jdk, temporary).agent("log.level=debug,path=" + temporary.resolve("tracked"));
    }

    private void assertThatFilesAre(ForkedJvm host, String... files) {
        FinishedJvm jvm = host.run();
        assertThat(jvm.exitCode()).as("%s", jvm).isZero();
        assertThat(jvm.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        assertThat(new TrackedFolder(temporary.resolve("tracked")).onlyRun().files())
                .extracting(file -> file.get("file_path").asText())
                .containsExactly(files);
    }
}
