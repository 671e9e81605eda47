package io.runtrack.it.fuzz;

import java.util.List;
import java.util.Random;

/** Every choice of a generator, the same for the same seed. For one thread. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    /** The dice of one program of many, so that it can be made again without the others. */
    static Dice of(long seed, int program) {
        return new Dice(seed * 1_000_003L + program);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    /** From 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // which are only read
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
