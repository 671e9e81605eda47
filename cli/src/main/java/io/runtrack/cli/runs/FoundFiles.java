package io.runtrack.cli.runs;

import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import io.runtrack.answer.JsonOutput;
import io.runtrack.answer.RunWords;
import io.runtrack.answer.ShownDuration;
import io.runtrack.cli.terminal.Cell;
import io.runtrack.cli.terminal.Column;
import io.runtrack.cli.terminal.Csv;
import io.runtrack.cli.terminal.OutputFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.Style;
import io.runtrack.cli.terminal.Table;
import io.runtrack.cli.terminal.Times;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.storage.FoundFile;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes files that were found, some at a time, in each format. For one thread; closing it completes what was written.
 */
abstract class FoundFiles implements Closeable {
    final Screen screen;
    private boolean any;

    private FoundFiles(Screen screen) {
        this.screen = screen;
    }

    static FoundFiles in(OutputFormat format, Screen screen, ZoneId zone) throws IOException {
        return switch (format) {
            case TABLE -> new InTable(screen, zone);
            case JSON -> new InJson(screen);
            case CSV -> new InCsv(screen);
        };
    }

    /** Whether there was any. */
    boolean any() {
        return any;
    }

    void write(FoundFile file) throws IOException {
        any = true;
        add(file);
    }

    abstract void add(FoundFile file) throws IOException;

    /** Shows what was written; false when nobody looks any more. */
    boolean flush() throws IOException {
        return !screen.out().checkError();
    }

    @Override
    public void close() throws IOException {}

    /** The columns are as wide as the first ones need, and others like them. */
    private static final class InTable extends FoundFiles {
        private static final List<Cell> USUAL = Stream.of(
                        "2025-01-26 12:00",
                        "0f8fad5b",
                        "report tl-report",
                        "skipped",
                        "59m 59s",
                        "",
                        "",
                        "IllegalArgumentException: bad header")
                .map(Cell::of)
                .toList();

        private static final int WIDTH_FOR_SECONDS = 100;

        private final ZoneId zone;
        private final Table table;
        private final List<List<Cell>> rows = new ArrayList<>();

        InTable(Screen screen, ZoneId zone) {
            super(screen);
            this.zone = zone;
            this.table = new Table(
                    List.of(
                            Column.fixed("TIME (" + zone + ")"),
                            Column.fixed("RUN"),
                            Column.flexible("COMMAND"),
                            Column.fixed("STATUS"),
                            Column.optionalNumber("TOOK"),
                            Column.path("FILE"),
                            Column.optionalPath("OUTPUT"),
                            Column.remark("ERROR")),
                    screen,
                    0);
        }

        @Override
        void add(FoundFile found) {
            FileProcessingLog file = found.file();
            Long took = file.processingTimeMs();
            String id = found.run().runId();
            rows.add(List.of(
                    Cell.of(time(found)),
                    Cell.of(screen.isTerminal() ? RunList.start(id, RunList.SHORTEST_ID) : id),
                    Cell.of(RunList.command(found.run())),
                    Cell.of(Field.lower(file.status()), style(file)),
                    Cell.of(took == null ? null : ShownDuration.of(Duration.ofMillis(took))),
                    Cell.of(file.filePath()),
                    Cell.of(file.outputPath()),
                    Cell.of(RunWords.error(file.errorType(), file.errorMessage()), style(file))));
        }

        private String time(FoundFile found) {
            return screen.width() < WIDTH_FOR_SECONDS
                    ? Times.shownToTheMinute(found.time(), zone)
                    : Times.shown(found.time(), zone);
        }

        private static Style style(FileProcessingLog file) {
            return switch (file.status()) {
                case SUCCESS -> Style.GOOD;
                case FAILED -> Style.BAD;
                case SKIPPED -> Style.FAINT;
            };
        }

        @Override
        boolean flush() throws IOException {
            table.printMore(rows, USUAL);
            rows.clear();
            return super.flush();
        }
    }

    private static final class InJson extends FoundFiles {
        private final JsonOutput json;

        InJson(Screen screen) throws IOException {
            super(screen);
            json = new JsonOutput(screen.out());
            json.generator().writeStartArray();
        }

        @Override
        void add(FoundFile file) throws IOException {
            json.generator().writeStartObject();
            json.fields(Fields.FOUND_FILE, file);
            json.generator().writeEndObject();
        }

        @Override
        boolean flush() throws IOException {
            json.generator().flush();
            return super.flush();
        }

        @Override
        public void close() throws IOException {
            json.generator().writeEndArray();
            json.close();
        }
    }

    private static final class InCsv extends FoundFiles {
        private final Csv csv;

        InCsv(Screen screen) {
            super(screen);
            csv = new Csv(screen);
            csv.writeHeading(Fields.FOUND_FILE);
        }

        @Override
        void add(FoundFile file) {
            csv.write(Fields.FOUND_FILE, file);
        }
    }
}
