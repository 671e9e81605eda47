package io.runtrack.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.stored.TrackedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What overrides what is as the JVM sees it; and no hierarchy, however odd, makes the host behave otherwise. */
final class OddHierarchiesIT {
    private static final String IMPORTS = "import io.runtrack.annotations.*; import java.nio.file.Path; ";

    @TempDir
    private Path temporary;

    /** b.Other.hidden overrides nothing: a.Base.hidden is not visible there. c.Again overrides b.Other's. */
    @EachJdk
    void packagePrivateMethodsAreOverriddenInTheirPackageOnly(Jdk jdk) throws IOException {
        Path classes = host().source("package a; " + IMPORTS + """
                        public class Base {
                            @TrackedFile(agentId = "base") void hidden(Path file) { System.out.println("base"); }
                            public void call(Path file) { hidden(file); }
                        }
                        """)
                .source("package b; " + IMPORTS
                        + "public class Other extends a.Base { void hidden(Path file) { System.out.println(\"other\"); } "
                        + "public void callOther(Path file) { hidden(file); call(file); } }")
                .source(
                        "package a; " + IMPORTS
                                + "public class Again extends b.Other { protected void hidden(Path file) { System.out.println(\"again\"); } }")
                .source(
                        "package c; " + IMPORTS
                                + "public class Far extends a.Again { protected void hidden(Path file) { System.out.println(\"far\"); } }")
                .source("package a; " + IMPORTS + """
                        public class Main {
                            public static void main(String[] arguments) {
                                new b.Other().callOther(Path.of("/in/other.wav"));
                                new Again().call(Path.of("/in/again.wav"));
                                new c.Far().call(Path.of("/in/far.wav"));
                            }
                        }
                        """)
                .classes();

        assertThat(records(jdk, classes, "a.Main"))
                .containsExactly("/in/other.wav base", "/in/again.wav base", "/in/far.wav base");
    }

    /** A call of Base's private method within one of Derived's public method of the same name is not its super call. */
    @EachJdk
    void privateAndStaticMethodsThatLookLikeOverridesAreMethodsOfTheirOwn(Jdk jdk) throws IOException {
        Path classes = host().source("package a; " + IMPORTS + """
                        public class Main {
                            static class Base {
                                @TrackedFile(agentId = "private") private void work(Path file) {}
                                void callPrivate(Path file) { work(file); }
                                @TrackedFile(agentId = "static") static void fixed(Path file) {}
                            }
                            static class Derived extends Base {
                                @TrackedFile(agentId = "public") public void work(Path file) { callPrivate(file); }
                                static void fixed(Path file) {}
                            }
                            static class Silent extends Base {
                                public void work(Path file) { callPrivate(file); }
                            }
                            interface WithPrivate {
                                @TrackedFile(agentId = "private of an interface") private void inner(Path file) {}
                                default void outer(Path file) { inner(file); }
                            }
                            static class Implementing implements WithPrivate {
                                public void inner(Path file) { outer(file); }
                            }
                            public static void main(String[] arguments) {
                                new Derived().work(Path.of("/in/derived.wav"));
                                new Silent().work(Path.of("/in/silent.wav"));
                                Derived.fixed(Path.of("/in/hidden.wav"));
                                new Implementing().inner(Path.of("/in/inner.wav"));
                            }
                        }
                        """).classes();

        assertThat(records(jdk, classes, "a.Main"))
                .containsExactly(
                        "/in/derived.wav private",
                        "/in/derived.wav public",
                        "/in/silent.wav private",
                        "/in/inner.wav private of an interface");
    }

    @EachJdk
    void diamondsBridgesAndInnerClassesAreOneRecordACall(Jdk jdk) throws IOException {
        Path classes = host().source("package a; " + IMPORTS + """
                        public class Main {
                            interface Top<T> { @TrackedFile(agentId = "top") Object work(T file); }
                            interface Left<T> extends Top<T> {}
                            interface Right<T extends Path> extends Top<T> { @TrackedFile(agentId = "right") CharSequence work(T file); }
                            static abstract class Middle<U extends Path> implements Left<U> { public abstract CharSequence work(U file); }
                            static class Diamond extends Middle<Path> implements Right<Path> {
                                public String work(Path file) { return "diamond"; }
                            }
                            static class Deeper extends Diamond {
                                public String work(Path file) { return super.work(file) + "!"; }
                            }
                            static class Overloads implements Top<String> {
                                public String work(String file) { return work(Path.of(file)); }
                                public String work(Path file) { return "overload"; }
                            }
                            class Inner extends Diamond {
                                class Innermost extends Inner { public String work(Path file) { return super.work(file); } }
                                public String work(Path file) { return Main.this.hashCode() == 0 ? "" : "inner"; }
                            }
                            @SuppressWarnings({"rawtypes", "unchecked"})
                            public static void main(String[] arguments) {
                                Top raw = new Diamond();
                                System.out.println(raw.work(Path.of("/in/raw.wav")));
                                System.out.println(new Deeper().work(Path.of("/in/deeper.wav")));
                                System.out.println(((Right<Path>) new Deeper()).work(Path.of("/in/right.wav")));
                                System.out.println(new Overloads().work("/in/overload.wav"));
                                Inner inner = new Main().new Inner();
                                System.out.println(inner.new Innermost().work(Path.of("/in/inner.wav")));
                                Top<Path> anonymous = new Top<Path>() { public Object work(Path file) { return file; } };
                                System.out.println(anonymous.work(Path.of("/in/anonymous.wav")));
                                class Local extends Deeper { public String work(Path file) { return "local"; } }
                                System.out.println(new Local().work(Path.of("/in/local.wav")));
                                try {
                                    raw.work("no path");
                                } catch (ClassCastException asWithoutUs) {
                                    System.out.println("cast");
                                }
                            }
                        }
                        """).classes();

        assertThat(records(jdk, classes, "a.Main"))
                .containsExactly(
                        "/in/raw.wav right",
                        "/in/deeper.wav right",
                        "/in/right.wav right",
                        "/in/overload.wav top",
                        "/in/inner.wav right",
                        "/in/anonymous.wav top",
                        "/in/local.wav right");
    }

    /** The proxy of the JDK hands on to an object whose method is tracked. */
    @EachJdk
    void aCallThroughAProxyIsOneRecord(Jdk jdk) throws IOException {
        Path classes = host().source("package a; " + IMPORTS + """
                        public class Main {
                            public interface Task { @TrackedFile(agentId = "task") void work(Path file); }
                            static class Job implements Task { public void work(Path file) {} }
                            public static void main(String[] arguments) {
                                Task job = new Job();
                                Task proxy = (Task) java.lang.reflect.Proxy.newProxyInstance(Task.class.getClassLoader(),
                                        new Class<?>[] {Task.class}, (self, method, values) -> method.invoke(job, values));
                                proxy.work(Path.of("/in/proxy.wav"));
                            }
                        }
                        """).classes();

        assertThat(records(jdk, classes, "a.Main")).containsExactly("/in/proxy.wav task");
    }

    /** As Kotlin compiles a body in an interface. */
    @EachJdk
    void aBodyThatLiesBesideItsInterfaceIsPartOfTheRecordOfTheMethodThatCallsIt(Jdk jdk) throws IOException {
        Path classes = host().source("package a; " + IMPORTS + """
                        public class Main {
                            interface Task {
                                @TrackedFile(agentId = "task") void work(Path file);
                                class DefaultImpls {
                                    @TrackedFile(agentId = "task") public static void work(Task task, Path file) {}
                                }
                            }
                            static class Job implements Task {
                                public void work(Path file) { DefaultImpls.work(this, file); }
                            }
                            public static void main(String[] arguments) { new Job().work(Path.of("/in/kotlin.wav")); }
                        }
                        """).classes();

        assertThat(records(jdk, classes, "a.Main")).containsExactly("/in/kotlin.wav task");
    }

    @EachJdk
    void aSupertypeThatIsMissingFailsAsWithoutTheAgent(Jdk jdk) throws IOException {
        Path classes = host().source("package a; " + IMPORTS + """
                        public class Main {
                            interface Gone { @TrackedFile void work(Path file); }
                            static class Gone2 {}
                            static class Orphan extends Gone2 implements Gone { public void work(Path file) {} }
                            static class Kept { @TrackedFile void work(Path file) {} }
                            static class Child extends Kept { void work(Path file) {} }
                            static void orphan() { new Orphan().work(Path.of("/in/orphan.wav")); }
                            public static void main(String[] arguments) {
                                try {
                                    orphan();
                                } catch (NoClassDefFoundError missing) {
                                    System.out.println(missing);
                                }
                                new Child().work(Path.of("/in/child.wav"));
                            }
                        }
                        """).classes();
        Files.delete(classes.resolve("a/Main$Gone2.class"));

        assertThat(records(jdk, classes, "a.Main")).containsExactly("/in/child.wav null");
    }

    /** One name, two loaders, two declarations; and a superclass that only the parent of the loader has. */
    @EachJdk
    void oneNameInTwoLoadersInheritsFromTwoSupertypes(Jdk jdk) throws IOException {
        Path parent = new CompiledHost(temporary.resolve("parent"))
                .source("package p; " + IMPORTS
                        + "public class Shared { @TrackedFile(agentId = \"parent\") public void shared(Path file) {} }")
                .jar();
        Path[] versions = new Path[2];
        for (int i = 0; i < 2; i++) {
            versions[i] = new CompiledHost(temporary.resolve("version" + i))
                    .with(parent)
                    .source("package p; " + IMPORTS + "public class Base extends Shared { @TrackedFile(agentId = \"v"
                            + i + "\") public void own(Path file) {} }")
                    .source(
                            "package p; " + IMPORTS
                                    + "public class Job extends Base implements Runnable { public void own(Path file) {} "
                                    + "public void shared(Path file) { super.shared(file); } public void run() { own(Path.of(\"/in/own.wav\")); shared(Path.of(\"/in/shared.wav\")); } }")
                    .jar();
        }
        Path classes = host().source("package a; " + """
                        import java.net.*;
                        import java.nio.file.Path;
                        public class Main {
                            public static void main(String[] arguments) throws Exception {
                                for (String jar : arguments) {
                                    URLClassLoader loader = new URLClassLoader(new URL[] {Path.of(jar).toUri().toURL()});
                                    Runnable job = (Runnable) Class.forName("p.Job", true, loader).getDeclaredConstructor().newInstance();
                                    job.run();
                                    loader.close();
                                }
                            }
                        }
                        """).classes();

        ForkedJvm jvm = ForkedJvm.on(jdk, temporary)
                .classPath(classes, parent, ForkedJvm.annotations())
                .main("a.Main", versions[0].toString(), versions[1].toString());
        assertThat(records(jvm))
                .containsExactly("/in/own.wav v0", "/in/shared.wav parent", "/in/own.wav v1", "/in/shared.wav parent");
    }

    /** Without names on either side positions must be written, and the warning says which. */
    @EachJdk
    void namesAreThoseOfTheDeclarationElseOfTheMethodElsePositions(Jdk jdk) throws IOException {
        String declared = "package a; " + IMPORTS
                + "public interface Task { @TrackedFile(agentId = \"{who}\") void work(Path file, String who); }";
        String main = "package a; " + IMPORTS + """
                public class Main implements Task {
                    public void work(Path where, String who) {}
                    public static void main(String[] arguments) { new Main().work(Path.of("/in/a.wav"), "bo"); }
                }
                """;
        Path named = new CompiledHost(temporary.resolve("named"))
                .options("-g")
                .source(declared)
                .source(main)
                .classes();
        Path nameless = new CompiledHost(temporary.resolve("nameless"))
                .options("-g:none")
                .source(declared)
                .source(main)
                .classes();

        assertThat(records(jdk, named, "a.Main")).containsExactly("/in/a.wav bo");
        FinishedJvm jvm = ForkedJvm.on(jdk, temporary)
                .agent("path=" + temporary.resolve("nameless-records"))
                .classPath(nameless, ForkedJvm.annotations())
                .main("a.Main")
                .run();
        assertThat(jvm.agentLines())
                .singleElement()
                .asString()
                .contains("a.Main#work", "agentId = \"{who}\"", "{1} for the java.lang.String", "-parameters");
    }

    private CompiledHost host() {
        return new CompiledHost(temporary.resolve("host"));
    }

    private Iterable<String> records(Jdk jdk, Path classes, String main) {
        return records(ForkedJvm.on(jdk, temporary)
                .classPath(classes, ForkedJvm.annotations())
                .main(main));
    }

    /** Runs it without the agent and with it, expects the same of both, and answers what is on record. */
    private Iterable<String> records(ForkedJvm host) {
        FinishedJvm without = host.run();
        TrackedFolder folder = new TrackedFolder(temporary.resolve("tracked"));
        FinishedJvm with = host.agent("log.level=debug,path=" + folder.path()).run();

        assertThat(without.exitCode()).as("%s", without).isZero();
        SameBehaviour.assertThatOnlyAgentLinesDiffer(with, without);
        assertThat(with.agentLines()).containsExactly("[runtrack] suppressed errors: 0");
        return folder.onlyRun().files().stream()
                .map(file -> file.get("file_path").asText() + " "
                        + file.get("agent_id").asText())
                .toList();
    }
}
