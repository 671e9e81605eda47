package io.runtrack.figures.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Folds parts as many workers would: some each, sent as JSON, added up in a tree of any form. For one thread. */
public final class SplitFacts implements FactsSource {
    private final FactsReader reader;
    private final Random random;

    public SplitFacts(FactsReader reader, Random random) {
        this.reader = reader;
        this.random = random;
    }

    @Override
    public Facts facts(DayPart part, Facts.Extent extent) {
        List<DayPart> least = part.split();
        Collections.shuffle(least, random);
        // More than was asked for does no harm.
        return together(least, reader, random.nextBoolean() ? extent : Facts.Extent.WHOLE, random);
    }

    @Override
    public Successes successes(LaterDay later, FailedFiles asked) {
        Successes all = new Successes();
        List<LaterRun> runs = new ArrayList<>(later.runs());
        Collections.shuffle(runs, random);
        runs.forEach(run -> all.add(reader.successes(new LaterDay(later.day(), List.of(run)), asked)));
        return all;
    }

    static Facts together(List<DayPart> parts, FactsReader reader, Facts.Extent extent, Random random) {
        if (parts.size() < 2) {
            Facts facts = new Facts();
            parts.forEach(part -> facts.add(reader.facts(part, extent)));
            return facts;
        }
        int middle = 1 + random.nextInt(parts.size() - 1);
        Facts first = FactsTest.parsed(FactsTest.json(together(parts.subList(0, middle), reader, extent, random)));
        first.add(together(parts.subList(middle, parts.size()), reader, extent, random));
        return first;
    }
}
