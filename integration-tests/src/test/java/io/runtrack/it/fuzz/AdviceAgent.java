package io.runtrack.it.fuzz;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isMethod;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * Another agent, as most are built: the advice of Byte Buddy around each method of the generated programs, with an end
 * for exceptions.
 */
public final class AdviceAgent {

    private AdviceAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) {
        new AgentBuilder.Default()
                .type(nameStartsWith("fuzz."))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Timing.class).on(isMethod().and(not(isAbstract())))))
                .installOn(instrumentation);
    }

    /** Copied into each method. */
    public static final class Timing {

        private Timing() {}

        @Advice.OnMethodEnter
        static long enter() {
            return System.nanoTime();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.Enter long start, @Advice.Thrown Throwable thrown) {}
    }
}
