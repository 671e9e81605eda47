package io.runtrack.agent.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.agent.capture.TrackedMethods;
import io.runtrack.agent.capture.Warnings;
import io.runtrack.agent.context.ActiveRuns;
import io.runtrack.agent.context.CapturedRun;
import io.runtrack.agent.context.GivenIds;
import io.runtrack.agent.context.RunEnding;
import io.runtrack.agent.context.StartedRuns;
import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.email.MailApi;
import io.runtrack.agent.hook.Capture;
import io.runtrack.agent.hook.HookEnd;
import io.runtrack.agent.instrument.Linkage;
import io.runtrack.agent.instrument.TrackingTransformer;
import io.runtrack.agent.instrument.Weaver;
import io.runtrack.agent.instrument.WovenLoader;
import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.Reflected;
import io.runtrack.agent.rules.CodedRules;
import io.runtrack.agent.rules.ConfiguredRules;
import io.runtrack.agent.rules.Framework;
import io.runtrack.agent.values.Accessors;
import io.runtrack.agent.values.ErrorStack;
import io.runtrack.config.SettingSources;
import io.runtrack.config.Settings;
import io.runtrack.config.StorageKinds;
import io.runtrack.model.RunDescription;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A framework that nobody has heard of comes in through the door: one class, and one line of the list. */
class FrameworkRulesTest {
    private static final String JOB = "com.acme.batch.Job";
    private static int made;

    private final StartedRuns started = new StartedRuns();
    private final Warnings warnings = new Warnings();
    private final FrameworkRules frameworks = new FrameworkRules(Map.of("com.acme.batch.", AcmeBatch.class.getName()));

    @TempDir
    private Path folder;

    /** All that there is to the framework. */
    public static final class AcmeBatch implements Framework {
        public AcmeBatch() {
            made++;
        }

        @Override
        public MethodRules rules() {
            return new CodedRules("acme-batch")
                    .command(
                            "com.acme.batch.Job#execute(Execution)",
                            Map.of(
                                    "value", "{execution.jobName}",
                                    "status", "{execution.status}",
                                    "errorMessage", "{execution.error}"))
                    .methods();
        }
    }

    /** The same by code, which sees how the job ended by itself. */
    public static final class HookedBatch implements Framework {
        @Override
        public MethodRules rules() {
            return new CodedRules("acme-batch")
                    .hook("com.acme.batch.Job#execute", HookedBatch::execute)
                    .methods();
        }

        private static HookEnd execute(@Nullable Object job, @Nullable Object[] arguments, Capture capture) {
            Object execution = arguments[0];
            CapturedRun run = capture.startJob(new RunDescription(capture.processName(), null, null, null));
            run.describe(new RunDescription(String.valueOf(capture.ask(execution, "jobName")), null, null, null));
            return (result, thrown) -> run.end(RunEnding.failed(null, capture.askText(execution, "error")));
        }
    }

    /** Stands at a method, and fails. */
    public static final class BrokenHook implements Framework {
        @Override
        public MethodRules rules() {
            return new CodedRules("broken")
                    .hook("com.acme.batch.Job#execute", (job, arguments, capture) -> {
                        throw new UnsupportedOperationException("not today");
                    })
                    .methods();
        }
    }

    /** Cannot be made. */
    public static final class Broken implements Framework {
        @Override
        public MethodRules rules() {
            throw new UnsupportedOperationException("not today");
        }
    }

    /** The loader of a host whose classes go through the agent's transformer. */
    private static final class Host extends ClassLoader {
        private final TrackingTransformer transformer;

        Host(TrackingTransformer transformer) {
            super(FrameworkRulesTest.class.getClassLoader());
            this.transformer = transformer;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(JOB)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known == null ? define(name) : known;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try {
                byte[] file = WovenLoader.classFile(super.loadClass(name, false));
                byte[] woven = transformer.transform(null, this, name.replace('.', '/'), null, null, file);
                byte[] content = woven == null ? file : woven;
                return defineClass(name, content, 0, content.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    @BeforeEach
    void forgetWhatOthersMade() {
        made = 0;
    }

    @Test
    void tracksTheCallsOfAFrameworkBesideRulesOfTheConfigFile() throws Exception {
        runJob(MethodRules.of(configured("""
            commands:
              - method: com.acme.app.Main#main
            """), frameworks));

        RunMetadata run = onlyRun();
        assertThat(run.command()).isEqualTo("nightly-load");
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(run.errorMessage()).isEqualTo("no input");
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void whatTheConfigFileSaysOfAMethodGoesAboveWhatIsBuiltIn() throws Exception {
        runJob(MethodRules.of(configured("""
            commands:
              - method: com.acme.batch.Job#execute
                command: "mine-{execution.jobName}"
            """), frameworks));

        RunMetadata run = onlyRun();
        assertThat(run.command()).isEqualTo("mine-nightly-load");
        assertThat(run.status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void tracksTheCallsOfAFrameworkByCodeAndReadsNoOtherClassForIt() throws Exception {
        FrameworkRules hooked = new FrameworkRules(Map.of("com.acme.batch.", HookedBatch.class.getName()));
        runJob(hooked);

        RunMetadata run = onlyRun();
        assertThat(run.command()).isEqualTo("nightly-load");
        assertThat(run.errorMessage()).isEqualTo("no input");
        assertThat(hooked.mayNameAny()).isFalse();
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void whatTheConfigFileSaysStandsAroundAHook() throws Exception {
        runJob(MethodRules.of(
                configured("""
                    commands:
                      - method: com.acme.batch.Job#execute
                        command: mine
                    """), new FrameworkRules(Map.of("com.acme.batch.", HookedBatch.class.getName()))));

        assertThat(onlyRun().command()).isEqualTo("mine");
        assertThat(onlyRun().status()).isEqualTo(RunStatus.SUCCESS);
    }

    @Test
    void nothingIsCapturedOfOurOwnCommandLine() throws Exception {
        FrameworkRules hooked = new FrameworkRules(Map.of("com.acme.batch.", HookedBatch.class.getName()));
        hooked.mayName("io.runtrack.cli.Main");

        runJob(hooked);

        assertThat(started.runs()).isEmpty();
    }

    @Test
    void whatAHookThrowsIsReportedAndReachesNobody() throws Exception {
        runJob(new FrameworkRules(Map.of("com.acme.batch.", BrokenHook.class.getName())));

        assertThat(warnings.messages()).singleElement().asString().contains("not today");
    }

    @Test
    void whatTheConfigFileExcludesIsNotTracked() throws Exception {
        runJob(MethodRules.of(configured("exclude: [com.acme.batch.**]"), frameworks));

        assertThat(started.runs()).isEmpty();
    }

    @Test
    void sleepsUntilAClassOfTheFrameworkIsMet() {
        assertThat(frameworks.mayName("com.acme.Batch")).isFalse();
        assertThat(frameworks.excludes("com.acme.batch.Job")).isFalse();
        assertThat(frameworks.mayNameAny()).isFalse();
        assertThat(made).isZero();

        assertThat(frameworks.mayName("com.acme.batch.Step")).isFalse();
        assertThat(frameworks.mayNameAny()).isTrue();
        assertThat(frameworks.mayName(JOB)).isTrue();
        assertThat(made).isOne();
    }

    @Test
    void isWokenOnceByAnyOfItsPrefixes() {
        String name = AcmeBatch.class.getName();
        FrameworkRules twice = new FrameworkRules(Map.of("com.acme.batch.", name, "com.acme.old.", name));

        assertThat(twice.mayName("com.acme.old.Job")).isFalse();
        assertThat(twice.mayName(JOB)).isTrue();
        assertThat(made).isOne();
    }

    @Test
    void oneThatCannotBeMadeIsToldOfOnceAndLeavesTheOthers() {
        FrameworkRules some = new FrameworkRules(
                Map.of("com.acme.batch.", AcmeBatch.class.getName(), "com.broken.", Broken.class.getName()));

        assertThatThrownBy(() -> some.mayName("com.broken.Main")).hasMessage("not today");
        assertThat(some.mayName("com.broken.Main")).isFalse();
        assertThat(some.mayName(JOB)).isTrue();
    }

    @Test
    void noRulesStandForNoSource() {
        MethodRules other = new CodedRules("here").methods();

        assertThat(MethodRules.of()).isSameAs(MethodRules.NONE);
        assertThat(MethodRules.of(MethodRules.NONE, other)).isSameAs(other);
    }

    private void runJob(MethodRules rules) throws Exception {
        Linkage linkage = Linkage.install(ByteBuddyAgent.getInstrumentation());
        linkage.onError(problem -> warnings.warn("error", problem.toString()));
        Weaver weaver = new Weaver(linkage, methods()::bind, message -> warnings.warn("weaving", message));
        Class<?> job = new Host(new TrackingTransformer(
                        () -> weaver, new Lineage(rules), message -> warnings.warn("weaving", message)))
                .loadClass(JOB);
        Class<?> execution = job.getClassLoader().loadClass(JOB + "$Execution");
        job.getMethod("execute", execution)
                .invoke(
                        job.getConstructor().newInstance(),
                        execution.getConstructor(String.class).newInstance("nightly-load"));
    }

    private TrackedMethods methods() {
        return new TrackedMethods(
                new ActiveRuns(started, GivenIds.NONE, Clock.systemUTC(), () -> "com.acme.app.Main"),
                new Accessors((module, packageName) -> {}),
                MailApi.NONE,
                Reflected.results(warnings),
                warnings,
                ErrorStack.NONE,
                () -> 0);
    }

    private MethodRules configured(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("runtrack.yaml"), yaml);
        ConfiguredRules rules = new ConfiguredRules();
        Settings.load(new SettingSources("config=" + file, name -> null, Map.of(), StorageKinds.folders()), rules);
        return rules.methods();
    }

    private RunMetadata onlyRun() {
        assertThat(started.runs()).hasSize(1);
        return started.runs().get(0);
    }
}
