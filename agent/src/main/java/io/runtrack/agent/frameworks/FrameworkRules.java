package io.runtrack.agent.frameworks;

import io.runtrack.agent.method.MethodRules;
import io.runtrack.agent.method.MethodShape;
import io.runtrack.agent.method.TrackedAnnotation;
import io.runtrack.agent.rules.Framework;
import io.runtrack.config.CaptureNames;
import io.runtrack.tracking.CurrentProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of the frameworks that are built in. Each framework sleeps until a class is met whose name begins like
 * those of its own; until then it is two texts, and classes are looked at as if there were no rules. Safe for any
 * thread.
 */
public final class FrameworkRules implements MethodRules {

    private static final String FOLDERS = "io.runtrack.agent.frameworks.";

    /** All mail goes through Jakarta or javax Mail; the others connect by themselves. */
    private static final String[] MAIL = {
        "jakarta.mail.", "javax.mail.", "org.springframework.mail.", "org.simplejavamail."
    };

    /** Our own command line is one of picocli's, too; but to look at runs is no run. */
    private static final String OWN_COMMAND_LINE = "io.runtrack.cli.Main";

    /** Guarded by this: the frameworks that sleep, by prefix. In no order: an ordered map loads four more classes. */
    private final Map<String, String> sleeping;

    private volatile String[] prefixes;
    private volatile MethodRules awake = NONE;

    /** @param frameworks the name of each {@link Framework}, by how the names of its classes begin */
    FrameworkRules(Map<String, String> frameworks) {
        sleeping = new HashMap<>(frameworks);
        prefixes = sleeping.keySet().toArray(new String[0]);
    }

    /** Those that are built in and captured; {@link MethodRules#NONE} when none is. */
    public static MethodRules builtIn(CaptureNames captured) {
        Map<String, String> frameworks = listed(captured);
        return frameworks.isEmpty() ? NONE : new FrameworkRules(frameworks);
    }

    /**
     * How names of a framework's classes begin, and the name of the {@link Framework}: the one list of them all. No
     * static field, since the JDK's one empty map must not be in ours when it dumps an archive of shared classes.
     */
    private static Map<String, String> listed(CaptureNames captured) {
        Map<String, String> listed = new HashMap<>();
        if (captured.include("picocli")) {
            listed.put("picocli.CommandLine", FOLDERS + "picocli.Picocli");
        }
        if (captured.include("spring-boot")) {
            listed.put("org.springframework.boot.", FOLDERS + "springboot.SpringBoot");
        }
        if (captured.include("mail")) {
            for (String prefix : MAIL) {
                listed.put(prefix, FOLDERS + "jakartamail.CapturedMail");
            }
        }
        if (captured.include("spring-batch")) {
            listed.put("org.springframework.batch.", FOLDERS + "springbatch.SpringBatch");
        }
        if (captured.include("quartz")) {
            listed.put("org.quartz.", FOLDERS + "quartz.Quartz");
        }
        if (captured.include("spring-scheduling")) {
            listed.put("org.springframework.scheduling.", FOLDERS + "springscheduling.SpringScheduling");
        }
        if (captured.include("spark")) {
            listed.put("org.apache.spark.", FOLDERS + "spark.Spark");
            listed.put("io.runtrack.spark.", FOLDERS + "spark.Spark");
        }
        String main = captured.include("main") ? CurrentProcess.mainClass() : null;
        if (main != null) {
            listed.put(main, FOLDERS + "main.MainMethod");
        }
        return listed;
    }

    @Override
    public boolean mayName(String className) {
        if (className.equals(OWN_COMMAND_LINE)) {
            captureNothing();
        }
        for (String prefix : prefixes) {
            if (className.startsWith(prefix)) {
                wake(prefix);
            }
        }
        return awake.mayName(className);
    }

    @Override
    public List<String> awaited() {
        return List.of(prefixes);
    }

    @Override
    public boolean mayNameAny() {
        return awake.mayNameAny();
    }

    @Override
    public boolean excludes(String className) {
        return awake.excludes(className);
    }

    @Override
    public List<TrackedAnnotation> declaredOn(MethodShape method, List<TrackedAnnotation> annotations) {
        return awake.declaredOn(method, annotations);
    }

    /** Once each, even if it fails: the warning about the class that was met is enough. */
    private synchronized void wake(String prefix) {
        String framework = sleeping.get(prefix);
        if (framework == null) {
            return; // another thread was faster
        }
        sleeping.values().removeAll(List.of(framework));
        try {
            awake = MethodRules.of(awake, load(framework).rules());
        } finally {
            prefixes = sleeping.keySet().toArray(new String[0]);
        }
    }

    private synchronized void captureNothing() {
        sleeping.clear();
        prefixes = new String[0];
        awake = NONE;
    }

    private static Framework load(String name) {
        try {
            return Class.forName(name)
                    .asSubclass(Framework.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException("what is built in as " + name + " cannot be loaded: " + problem, problem);
        }
    }
}
