package io.runtrack.it.jvm;

import io.runtrack.fixtures.SlowTests;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The test runs once on every supported {@link Jdk} of the versions that it is about; the JDK is its first parameter.
 *
 * <p>In a build without {@linkplain SlowTests slow tests} it runs on one of them only: the newest that is here, since
 * what a new JDK forbids is what breaks an agent.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(EachJdk.Supported.class)
public @interface EachJdk {

    /** The first version that has what is tested. */
    int from() default 0;

    /** The last one. */
    int to() default Integer.MAX_VALUE;

    /** Whether one is enough, the newest that is here: what is tested takes long and is no matter of the JDK. */
    boolean newestAlone() default false;

    /** The supported versions, the missing ones too: so that they are seen to be skipped. */
    final class Supported implements ArgumentsProvider, AnnotationConsumer<EachJdk> {
        private int from;
        private int to;
        private boolean newestAlone;

        @Override
        public void accept(EachJdk versions) {
            from = versions.from();
            to = versions.to();
            newestAlone = versions.newestAlone();
        }

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            List<Jdk> jdks = Jdk.supported().stream()
                    .filter(jdk -> jdk.feature() >= from && jdk.feature() <= to)
                    .toList();
            return (SlowTests.run() && !newestAlone ? jdks : newest(jdks))
                    .stream().map(Arguments::of);
        }

        /** One that is missing here only if all are. */
        private static List<Jdk> newest(List<Jdk> jdks) {
            return jdks.stream()
                    .max(Comparator.comparing((Jdk jdk) -> jdk.found() != null).thenComparing(Jdk::feature))
                    .stream()
                    .toList();
        }
    }
}
