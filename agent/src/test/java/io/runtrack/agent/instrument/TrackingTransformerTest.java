package io.runtrack.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.agent.discovery.Lineage;
import io.runtrack.agent.method.MethodRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrackingTransformerTest {

    private static final byte[] WOVEN = {1};

    private final List<String> warnings = new ArrayList<>();
    private final ClassLoader host = new WovenLoader(null);
    private int weaversMade;

    @Test
    void hasNoWeaverMadeForClassesThatMentionNothing() throws IOException {
        TrackingTransformer transformer = weavingWith((type, classFile) -> WOVEN);

        assertThat(transform(transformer, host, WovenLoader.classFile(String.class)))
                .isNull();
        assertThat(weaversMade).isZero();

        transform(transformer, host, tracked());
        assertThat(transform(transformer, host, tracked())).isEqualTo(WOVEN);
        assertThat(weaversMade).isOne();
    }

    @Test
    void leavesTheClassesOfTheJdkAndOurOwnAlone() throws IOException {
        TrackingTransformer transformer = weavingWith((type, classFile) -> WOVEN);

        assertThat(transform(transformer, null, tracked())).isNull();
        assertThat(transform(transformer, ClassLoader.getPlatformClassLoader(), tracked()))
                .isNull();
        assertThat(transform(transformer, TrackingTransformer.class.getClassLoader(), tracked()))
                .isNull();
    }

    @Test
    void leavesAClassAsItWasWhenItCannotBeWoven() throws IOException {
        TrackingTransformer transformer = weavingWith((type, classFile) -> {
            throw new NoClassDefFoundError("net/bytebuddy/Missing");
        });

        assertThat(transform(transformer, host, tracked())).isNull();

        assertThat(warnings).singleElement().asString().contains("com/acme/Sample", "net/bytebuddy/Missing");
    }

    @Test
    void asksOnceForAWeaverThatCannotBeMade() throws IOException {
        TrackingTransformer transformer = new TrackingTransformer(
                () -> {
                    weaversMade++;
                    throw new IllegalStateException("not on this JVM");
                },
                new Lineage(MethodRules.NONE),
                warnings::add);

        assertThat(transform(transformer, host, tracked())).isNull();
        assertThat(transform(transformer, host, tracked())).isNull();

        assertThat(weaversMade).isOne();
        assertThat(warnings).singleElement().asString().contains("not on this JVM");
    }

    @Test
    void throwsNothingEvenWhenItCannotWarn() throws IOException {
        TrackingTransformer transformer = new TrackingTransformer(
                () -> {
                    throw new OutOfMemoryError("first");
                },
                new Lineage(MethodRules.NONE),
                warning -> {
                    throw new OutOfMemoryError("second");
                });

        assertThat(transform(transformer, host, tracked())).isNull();
    }

    private TrackingTransformer weavingWith(ClassWeaver weaver) {
        return new TrackingTransformer(
                () -> {
                    weaversMade++;
                    return weaver;
                },
                new Lineage(MethodRules.NONE),
                warnings::add);
    }

    private static byte[] tracked() throws IOException {
        return WovenLoader.classFile(Samples.Flow.class);
    }

    private static byte @Nullable [] transform(
            TrackingTransformer transformer, @Nullable ClassLoader loader, byte[] classFile) {
        return transformer.transform(null, loader, "com/acme/Sample", null, null, classFile);
    }
}
