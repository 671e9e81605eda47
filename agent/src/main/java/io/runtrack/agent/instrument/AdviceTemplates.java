package io.runtrack.agent.instrument;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/** Reads our advice from its class files: reading it by reflection made the first weaving slower on newer JDKs. */
final class AdviceTemplates {

    private final ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(AdviceTemplates.class.getClassLoader());
    private final TypePool types = TypePool.Default.of(locator);

    Advice tracked(MethodNumbers numbers) {
        return Advice.withCustomMapping()
                .bind(MethodNumber.class, numbers)
                .to(types.describe(TrackedAdvice.class.getName()).resolve(), locator);
    }

    Advice exit() {
        return Advice.to(types.describe(ExitAdvice.class.getName()).resolve(), locator);
    }
}
