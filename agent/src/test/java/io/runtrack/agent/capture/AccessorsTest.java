package io.runtrack.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.capture.EmailOutcome.Addressees;
import io.runtrack.agent.email.EmailAddress;
import io.runtrack.agent.email.Envelope;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.template.SampleCall;
import io.runtrack.agent.template.TemplateParser;
import io.runtrack.agent.template.UnboundTemplateException;
import io.runtrack.agent.values.Accessors;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessorsTest {
    private static final String SHY_CLASS =
            "package shy; public class Shy implements java.util.function.Supplier<String> { private String name = \"Bo\"; "
                    + "String getNick() { return \"B\"; } public Shy getSelf() { return this; } public String get() { return \"\"; } public String toString() { return \"text\"; } }";

    private final List<String> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void opensClosedPackagesOfTheHostsModules() throws Throwable {
        ModuleLayer.Controller controller = shyLayer();
        Object shy = shyOf(controller.layer());
        Accessors accessors = new Accessors((module, packageName) -> {
            opened.add(module.getName() + '/' + packageName);
            controller.addOpens(module, packageName, AccessorsTest.class.getModule());
        });

        assertThat(accessors.part("name").from(shy)).isEqualTo("Bo");
        assertThat(accessors.part("nick").from(shy)).isEqualTo("B");
        assertThat(accessors.part("name").from(shy)).isEqualTo("Bo");
        assertThat(opened).as("once is enough").containsExactly("shy/shy");
    }

    @Test
    void findsNothingInAModuleThatCannotBeOpened() throws Throwable {
        Object shy = shyOf(shyLayer().layer());

        assertThat(new Accessors((module, name) -> {}).part("name").from(shy)).isNull();
        assertThat(new Accessors((module, name) -> {
                            throw new IllegalStateException("refused");
                        })
                        .part("nick")
                        .from(shy))
                .isNull();
    }

    @Test
    void asksTheJdksClassesThroughTheirPublicTypesAndOpensNothing() throws Throwable {
        Accessors accessors = new Accessors((module, name) -> opened.add(name));

        assertThat(accessors.part("fileName").from(Path.of("in/a.wav"))).isEqualTo(Path.of("a.wav"));
        assertThat(accessors.part("size").from(List.of(1, 2))).isEqualTo(2);
        assertThat(accessors.part("key").from(Map.entry("k", "v"))).isEqualTo("k");
        assertThat(accessors.part("value").from("text")).isNull();
        assertThat(opened).isEmpty();
    }

    @Test
    void holdsNoLoaderOfTheHost() throws Exception {
        Path classes = compile("");
        Accessors accessors = new Accessors((module, name) -> {});
        WeakReference<ClassLoader> loader = useAndForget(classes, accessors);

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(loader.get()).isNull();
    }

    @Test
    void callsNothingButAccessors() throws Exception {
        Minefield mines = new Minefield();
        Accessors accessors = new Accessors((module, name) -> {});
        EmailOutcome emails = EmailSamples.outcome(accessors, new Warnings());
        SampleCall call = SampleCall.with(mines, new Object[] {mines}).on(mines).returning(mines);

        for (String template : List.of(
                "{0.name}",
                "{this.name}",
                "{return.name}",
                "{1[0].name}",
                "{0.delete}",
                "{0.remove}",
                "{0.close}",
                "{0.wait}",
                "{0.notifyAll}",
                "{0.finalize}",
                "{0.clone}",
                "{0.static}")) {
            new TemplateProbe(template).text(accessors, call);
        }
        List<?> results = emails.of(
                new Addressees(null, null, List.of(new Envelope(null, List.of("a@b.com")))),
                SampleCall.with().returning(mines),
                null);

        assertThat(results).hasSize(1);
        assertThat(mines.stepped).isEmpty();
    }

    @Test
    void isNotTroubledByGettersThatThrowOrReturnThemselves() throws Exception {
        Hostile hostile = new Hostile();
        Accessors accessors = new Accessors((module, name) -> {});
        SampleCall call = SampleCall.with(hostile, new Object[0]).on(hostile).returning(hostile);

        assertThat(new TemplateProbe("{0.self.self.self.self.name}").text(accessors, call))
                .isEqualTo("found");
        assertThat(new TemplateProbe("{0.angry}").text(accessors, call)).isNull();
        assertThat(new TemplateProbe("{0.endless}").text(accessors, call)).isNull();
        assertThat(new TemplateProbe("{0}").text(accessors, call)).isNull();
        assertThat(new EmailAddress(accessors, MailApi.NONE).recipients(hostile))
                .containsExactly((String) null);
        assertThat(new EmailAddress(accessors, MailApi.NONE).recipients(Set.of()))
                .isEmpty();
        assertThat(new EmailResultReader(accessors).batch(hostile)).isNull();
    }

    /** Every method but one is a mine. */
    @SuppressWarnings({"unused", "EffectivelyPrivate", "DoNotCallSuggester"})
    static final class Minefield {
        private final List<String> stepped = new ArrayList<>();

        String getName() {
            return "the only accessor";
        }

        void delete() {
            stepped.add("void");
        }

        String remove(int index) {
            stepped.add("with argument");
            return "";
        }

        void close() {
            stepped.add("close");
        }

        static String getStatic() {
            throw new AssertionError("static");
        }

        String sent(String address) {
            stepped.add("sent");
            return "";
        }

        void status() {
            stepped.add("status");
        }

        void getStatus() {
            stepped.add("getStatus");
        }

        String isFailed() {
            stepped.add("is without boolean");
            return "";
        }

        @Override
        public int hashCode() {
            stepped.add("hashCode");
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            stepped.add("equals");
            return this == other;
        }

        @Override
        public String toString() {
            stepped.add("toString");
            return "";
        }
    }

    @SuppressWarnings({"unused", "InfiniteRecursion", "DoNotCallSuggester"})
    static final class Hostile {
        Hostile getSelf() {
            return this;
        }

        String getName() {
            return "found";
        }

        String getAngry() throws IOException {
            throw new IOException("angry");
        }

        String getEndless() {
            return getEndless();
        }

        Object getStatus() {
            throw new OutOfMemoryError("pretended");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }

        @Override
        public int hashCode() {
            throw new IllegalStateException("no hash");
        }
    }

    /** Fills a template for a method that takes and returns anything. */
    private record TemplateProbe(String template) {
        @SuppressWarnings("unused")
        abstract static class Sample {
            abstract Object any(Object first, Object[] second);
        }

        @Nullable
        String text(Accessors accessors, SampleCall call) throws UnboundTemplateException {
            Method method = Reflected.method(Sample.class, "any");
            return TemplateParser.parse(template, Reflected.shape(method), accessors)
                    .text(call);
        }
    }

    private WeakReference<ClassLoader> useAndForget(Path classes, Accessors accessors) throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
            Object shy = shy(loader);
            assertThat(callPart(accessors, shy)).isEqualTo("Bo");
            return new WeakReference<>(loader);
        }
    }

    private static Object callPart(Accessors accessors, Object shy) {
        try {
            Object self = accessors.part("self").from(shy);
            assertThat(self).isSameAs(shy);
            return String.valueOf(accessors.part("name").from(shy));
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private static Object shyOf(ModuleLayer layer) {
        return ServiceLoader.load(layer, Supplier.class).findFirst().orElseThrow();
    }

    private static Object shy(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> type = Class.forName("shy.Shy", false, loader);
        return type.getDeclaredConstructor().newInstance();
    }

    private ModuleLayer.Controller shyLayer() throws IOException {
        Path classes = compile("module shy { provides java.util.function.Supplier with shy.Shy; }");
        ModuleFinder finder = ModuleFinder.of(classes);
        Configuration configuration =
                ModuleLayer.boot().configuration().resolve(finder, ModuleFinder.of(), Set.of("shy"));
        return ModuleLayer.defineModulesWithOneLoader(
                configuration, List.of(ModuleLayer.boot()), ClassLoader.getSystemClassLoader());
    }

    private Path compile(String moduleInfo) throws IOException {
        Path source = Files.createDirectories(folder.resolve("source/shy")).resolve("Shy.java");
        Files.writeString(source, SHY_CLASS);
        List<String> arguments =
                new ArrayList<>(List.of("-d", folder.resolve("classes").toString(), source.toString()));
        if (!moduleInfo.isEmpty()) {
            Path info = folder.resolve("source/module-info.java");
            arguments.add(Files.writeString(info, moduleInfo).toString());
        }
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        assertThat(failed).isZero();
        return folder.resolve("classes");
    }
}
