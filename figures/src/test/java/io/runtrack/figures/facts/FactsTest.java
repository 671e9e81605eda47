package io.runtrack.figures.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.runtrack.annotations.FileStatus;
import io.runtrack.figures.Attention;
import io.runtrack.figures.Command;
import io.runtrack.figures.FactsPlan;
import io.runtrack.figures.FigureOptions;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.GeneratedNights;
import io.runtrack.figures.Period;
import io.runtrack.figures.PeriodFigures;
import io.runtrack.figures.WholeFigures;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.outcome.FinalRecords;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of parts, in any split and order, are the same bytes, and so are the figures made of them. */
public final class FactsTest {
    private static final Instant NOW = Instant.parse("2026-03-21T12:00:00Z");
    private static final FigureOptions OPTIONS = FigureOptions.of(ZoneOffset.UTC);

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void partsAddUpToTheWholeInAnySplitAndOrder(long seed) {
        try (TrackingStorage storage = TrackingStorage.open(root.toString())) {
            GeneratedNights.write(storage, seed);
            FactsReader reader = new FactsReader(storage);
            Random random = new Random(seed);
            for (Facts.Extent extent : Facts.Extent.values()) {
                Facts whole = new Facts();
                List<DayPart> least = new ArrayList<>();
                for (DayPart part : plan(storage, random).dayParts()) {
                    whole.add(reader.facts(part, extent));
                    least.addAll(part.split());
                }
                Collections.shuffle(least, random);
                assertSame(json(SplitFacts.together(least, reader, extent, random)), json(whole));
            }
        }
    }

    private static FactsPlan plan(TrackingStorage storage, Random random) {
        Period period = period(3);
        Period range = FactsPlan.range(OPTIONS, period, NOW);
        List<RunMetadata> runs = new ArrayList<>(
                storage.listRuns(range.from(), range.to(), run -> true).runs());
        Collections.shuffle(runs, random);
        return new FactsPlan(runs, OPTIONS, period, NOW);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void figuresAreTheSameOfWhateverParts(long seed) {
        try (TrackingStorage storage = TrackingStorage.open(root.toString())) {
            GeneratedNights.write(storage, seed);
            FactsReader reader = new FactsReader(storage);
            Random random = new Random(seed);
            FactsSource split = new SplitFacts(reader, random);
            Period period = period(1 + (int) (seed % 3));
            WholeFigures one = new FigureReader(storage, reader, OPTIONS, NOW).readWhole(period);
            WholeFigures other = new FigureReader(storage, split, OPTIONS, NOW).readWhole(period);
            PeriodFigures attention = new FigureReader(storage, split, OPTIONS, NOW).read(period);

            assertThat(text(other.figures())).isEqualTo(text(one.figures()));
            assertThat(text(attention)).isEqualTo(text(one.figures()));
            assertThat(other.outcomesBefore()).isEqualTo(one.outcomesBefore());
            assertSame(json(other.facts()), json(one.facts()));
        }
    }

    public static String text(PeriodFigures figures) {
        List<Object> usual = new ArrayList<>();
        for (String command : List.of("job0", "job1", "mail", "mend")) {
            usual.add(String.valueOf(figures.usual().of(new Command(command, null))));
        }
        return Attention.of(figures) + "\n" + figures.files() + figures.errors() + figures.unsent() + figures.slow()
                + figures.missed() + figures.states() + figures.runs() + usual + figures.unreadable()
                + figures.otherUnreadable();
    }

    @Test
    void keepsTheSameEntriesOfFullTablesInAnyOrder() {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 6_000; i++) {
            numbers.add(i);
        }
        String expected = null;
        for (long seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(numbers, random);
            List<FileFacts> parts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                parts.add(new FileFacts(1_000));
            }
            numbers.forEach(number -> add(parts.get(random.nextInt(5)), number));
            FileFacts all = new FileFacts(1_000);
            parts.forEach(all::add);
            Facts facts = new Facts();
            facts.files.add(all);
            assertThat(all.failed.failed()).isEqualTo(12_000);
            assertThat(all.agents()).hasSize(FileFacts.MOST_AGENTS);
            assertThat(all.otherAgents().total()).isEqualTo(12_000 - FileFacts.MOST_AGENTS * 2L);
            String text = json(facts);
            assertSame(text, expected == null ? text : expected);
            expected = text;
        }
    }

    /** Two files of one name in two runs of two commands, each with an error that nobody else has. */
    private static void add(FileFacts facts, int number) {
        for (int i = 0; i < 2; i++) {
            RunMetadata run = RunMetadata.builder("run-" + number + "-" + i, "job" + i, NOW.minusSeconds(number))
                    .build();
            FileProcessingLog log = FileProcessingLog.builder(FileStatus.FAILED)
                    .filePath("/in/" + number)
                    .agentId("A" + number)
                    .errorType("Type" + number % 2_500)
                    .errorMessage("no " + letters(number))
                    .processingTimeMs(7L * number)
                    .build();
            FinalRecords.Outcome file = new FinalRecords.Outcome(run, log, false);
            facts.addFailure(file);
            facts.add(file);
        }
    }

    private static String letters(int number) {
        return Integer.toString(number, 26).replaceAll("[0-9]", "z$0").replaceAll("\\d", "q");
    }

    @Test
    void takesNumbersAndTextsAsHostileAsTheyAre() {
        Facts facts = new Facts();
        RunMetadata run = RunMetadata.builder("run-1", "job \ud800", Instant.parse("0000-01-01T00:00:00Z"))
                .totalFiles(Long.MAX_VALUE)
                .successCount(-5)
                .failedCount(Long.MAX_VALUE)
                .build();
        for (@Nullable
        String text : new @Nullable String[] {null, "", "\ud800", "\0", "null", "(other messages)", "é\u2028\"\\"}) {
            FileProcessingLog log = FileProcessingLog.builder(FileStatus.FAILED)
                    .filePath(text)
                    .agentId(text)
                    .errorType(text)
                    .errorMessage(text)
                    .attempt(Integer.MIN_VALUE)
                    .processingTimeMs(Long.MAX_VALUE)
                    .startedAt(Instant.parse("9999-12-31T23:59:59Z"))
                    .build();
            facts.files.addFailure(new FinalRecords.Outcome(run, log, false));
            facts.files.add(new FinalRecords.Outcome(run, log, false));
        }
        facts.files.addCounted(run);
        facts.files.addCounted(run);

        assertThat(json(parsed(json(facts)))).isEqualTo(json(facts));
        assertThat(facts.files().outcome("run-1")).isEqualTo(new RunOutcome(Long.MAX_VALUE, 0, Long.MAX_VALUE, 0));
        assertThat(facts.files().failed.failed()).isEqualTo(7);
    }

    @Test
    void readsNothingButWholeFactsOfItsVersion() {
        String good = json(new Facts());
        for (int length = 0; length < good.length() - 1; length++) {
            String torn = good.substring(0, length);
            assertThatThrownBy(() -> read(torn)).isInstanceOf(IOException.class);
        }
        for (String bad : List.of(
                good + "x",
                good.replace("\"version\":1", "\"version\":2"),
                good.replace("\"failed_files\":[]", "\"failed_files\":[[1,2,3,0,1]]"),
                good.replace("\"times\":[11,[]]", "\"times\":[11,[[-1,2]]]"),
                good.replace("\"times\":[11,", "\"times\":[4,"),
                good.replace("\"repaired\":0", "\"repaired\":1e9"),
                good.replace("\"reasons\":[]", "\"reasons\":[[\"LOST\",null,0,0,0,null]]"))) {
            assertThat(bad).isNotEqualTo(good);
            assertThatThrownBy(() -> read(bad)).isInstanceOf(IOException.class);
        }
    }

    /** Without the hundreds of kilobytes before and behind what differs. */
    public static void assertSame(String text, String expected) {
        int same = 0;
        while (same < Math.min(text.length(), expected.length()) && text.charAt(same) == expected.charAt(same)) {
            same++;
        }
        int start = Math.max(0, same - 200);
        assertThat(text.substring(start, Math.min(text.length(), same + 200)))
                .isEqualTo(expected.substring(start, Math.min(expected.length(), same + 200)));
    }

    private static Period period(int days) {
        return new Period(
                Period.of(GeneratedNights.LAST.minusDays(days - 1L), ZoneOffset.UTC)
                        .from(),
                Period.of(GeneratedNights.LAST, ZoneOffset.UTC).to());
    }

    private static Facts read(String json) throws IOException {
        return FactsJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    static Facts parsed(String json) {
        try {
            return read(json);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    public static String json(Facts facts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FactsJson.write(facts, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
