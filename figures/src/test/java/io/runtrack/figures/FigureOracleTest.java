package io.runtrack.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.runtrack.figures.facts.FactsReader;
import io.runtrack.figures.facts.FactsSource;
import io.runtrack.figures.facts.SplitFacts;
import io.runtrack.storage.TrackingStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds each definition, of facts of parts, against a reckoning of its own, in SQL over the stored documents. */
class FigureOracleTest {
    private static final Instant NOW = Instant.parse("2026-03-21T12:00:00Z");

    private static final String RUNS = """
            CREATE TABLE runs AS SELECT *, worker IS NOT NULL AND row_number() OVER (
                PARTITION BY parent_run_id, command, worker ORDER BY started_at DESC, run_id DESC) > 1 AS replaced,
              CASE WHEN worker IS NULL THEN run_id ELSE parent_run_id END AS unit,
              started_at >= TIMESTAMPTZ 'FROM' AND started_at < TIMESTAMPTZ 'TO' AS current,
              started_at >= TIMESTAMPTZ 'FROM' - INTERVAL 28 DAY AND started_at < TIMESTAMPTZ 'FROM' AS old
            FROM read_json('ROOT/run_metadata/*/*/*/*.json', columns = {run_id: 'VARCHAR', command: 'VARCHAR', status: 'VARCHAR',
              started_at: 'TIMESTAMPTZ', completed_at: 'TIMESTAMPTZ', parent_run_id: 'VARCHAR', worker: 'VARCHAR', rerun_of: 'VARCHAR'})""";
    private static final String RECORDS = """
            CREATE TABLE records AS SELECT log.*, command, unit, current, old, runs.started_at AS run_started
            FROM read_json('ROOT/file_logs/*/*/*/*.json', columns = {run_id: 'VARCHAR', file_path: 'VARCHAR', status: 'VARCHAR',
              attempt: 'BIGINT', started_at: 'TIMESTAMPTZ', error_message: 'VARCHAR'}) log JOIN runs USING (run_id) WHERE NOT replaced""";
    /** Of a run and its workers, as far as they are of the period or of the baseline. */
    private static final String FINAL = """
            CREATE TABLE final AS FROM (SELECT *, row_number() OVER (PARTITION BY unit, current, old, command, file_path
              ORDER BY started_at DESC, attempt DESC) AS nth, bool_or(status = 'failed') OVER (
              PARTITION BY unit, current, old, command, file_path) AS ever_failed FROM records) WHERE nth = 1""";
    /** Of each run alone. */
    private static final String SUCCESSES = """
            CREATE TABLE successes AS FROM (SELECT *, row_number() OVER (PARTITION BY run_id, command, file_path
              ORDER BY started_at DESC, attempt DESC) AS nth FROM records) WHERE nth = 1 AND status = 'success'""";

    private static final String FAILED = """
            CREATE TABLE failed AS FROM (SELECT *, row_number() OVER (PARTITION BY command, file_path ORDER BY started_at DESC) AS back
              FROM final WHERE current AND status = 'failed') WHERE back = 1""";
    /** What a run redoes: by rerun_of again and again, each with what is below it. */
    private static final String CHAINS = """
            CREATE TABLE chains AS WITH RECURSIVE up(run_id, redone) AS (
                SELECT run_id, rerun_of FROM runs WHERE rerun_of IS NOT NULL
                UNION SELECT run_id, parent_rerun FROM (SELECT child.run_id, parent.rerun_of AS parent_rerun FROM runs child
                  JOIN runs parent ON child.parent_run_id = parent.run_id) WHERE parent_rerun IS NOT NULL
                UNION SELECT up.run_id, coalesce(runs.rerun_of, above.rerun_of) FROM up JOIN runs ON runs.run_id = up.redone
                  LEFT JOIN runs above ON above.run_id = runs.parent_run_id
                  WHERE coalesce(runs.rerun_of, above.rerun_of) IS NOT NULL)
            SELECT DISTINCT up.run_id, tree.run_id AS redone FROM up
              JOIN runs tree ON tree.run_id = up.redone OR tree.parent_run_id = up.redone""";

    private static final String REDONE = """
            CREATE VIEW redone AS FROM failed f WHERE EXISTS (FROM successes s WHERE s.file_path = f.file_path
              AND s.started_at > f.started_at AND s.run_started >= TIMESTAMPTZ 'FROM'
              AND (s.command = f.command OR EXISTS (FROM chains c WHERE c.run_id = s.run_id AND c.redone = f.run_id)))""";

    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyFigureIsWhatItsDefinitionSays(long seed) throws SQLException {
        try (TrackingStorage storage = TrackingStorage.open(root.toString());
                Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            GeneratedNights.write(storage, seed);
            int days = 1 + (int) (seed % 3);
            LocalDate first = GeneratedNights.LAST.minusDays(days - 1L);
            Instant from = first.atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant to = GeneratedNights.LAST.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            for (String sql :
                    List.of("SET TimeZone = 'UTC'", RUNS, RECORDS, FINAL, SUCCESSES, FAILED, CHAINS, REDONE)) {
                execute(
                        connection,
                        sql.replace("ROOT", root.toString())
                                .replace("FROM'", from + "'")
                                .replace("TO'", to + "'"));
            }

            FactsSource parts = new SplitFacts(new FactsReader(storage), new Random(seed));
            PeriodFigures figures = new FigureReader(storage, parts, FigureOptions.of(ZoneOffset.UTC), NOW)
                    .read(new Period(from, to.minusNanos(1)));

            assertThat(figures.files().failed()).isEqualTo(number(connection, "SELECT count(*) FROM failed"));
            assertThat(figures.files().redone()).isEqualTo(number(connection, "SELECT count(*) FROM redone"));
            assertThat(figures.files().repaired())
                    .isEqualTo(number(
                            connection,
                            "SELECT count(*) FROM final WHERE current AND ever_failed AND status <> 'failed'"));
            assertThat(figures.runs())
                    .hasSize((int) number(connection, "SELECT count(*) FROM runs WHERE current AND NOT replaced"));
            assertErrors(figures, connection, days, from);
            assertUsual(figures, connection);
            assertThat(figures.unsent().stream()
                            .map(unsent -> unsent.recipient() + " " + unsent.days())
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(unsent(connection, from, root.toString()));
        }
    }

    private static void assertErrors(PeriodFigures figures, Connection connection, int days, Instant from)
            throws SQLException {
        List<String> errors = new ArrayList<>();
        for (PeriodFigures.ErrorGroup error : figures.errors()) {
            errors.add(error.kind().message() + " " + error.files() + " " + error.stillFailed() + " " + error.isNew()
                    + " " + (error.isAboveUsual() ? "often" : "usual"));
        }
        assertThat(errors).isNotEmpty().containsExactlyInAnyOrderElementsOf(rows(connection, """
                WITH daily AS (SELECT error_message, CAST(run_started AS DATE) AS day, count(DISTINCT command || file_path) AS files
                    FROM (FROM final WHERE old AND status = 'failed'
                      QUALIFY row_number() OVER (PARTITION BY CAST(run_started AS DATE), command, file_path ORDER BY started_at DESC) = 1)
                    GROUP BY ALL),
                  calendar AS (SELECT CAST(TIMESTAMPTZ 'FROM' - to_days(CAST(back AS INTEGER)) AS DATE) AS day FROM range(1, 29) AS r(back)),
                  medians AS (SELECT kinds.error_message, median(coalesce(files, 0)) AS usual
                    FROM (SELECT DISTINCT error_message FROM failed) kinds CROSS JOIN calendar
                    LEFT JOIN daily ON daily.day = calendar.day AND daily.error_message = kinds.error_message GROUP BY ALL)
                SELECT f.error_message, count(*) AS files, count(*) FILTER (r.file_path IS NULL), known.error_message IS NULL AS new,
                  CASE WHEN known.error_message IS NOT NULL AND count(*) >= 5 AND count(*) > 3 * usual * DAYS THEN 'often' ELSE 'usual' END
                FROM failed f JOIN medians USING (error_message)
                  LEFT JOIN redone r ON r.command = f.command AND r.file_path = f.file_path
                  LEFT JOIN (SELECT DISTINCT error_message FROM final WHERE old AND status = 'failed') known
                    ON known.error_message = f.error_message
                GROUP BY f.error_message, known.error_message, usual""".replace(
                        "FROM'", from + "'")
                .replace("DAYS", Integer.toString(days))));
    }

    private static void assertUsual(PeriodFigures figures, Connection connection) throws SQLException {
        for (String command : List.of("job0", "job1", "mail")) {
            UsualTimes.Usual usual = figures.usual().of(new Command(command, null));
            double median = number(connection, """
                    SELECT quantile_disc(date_diff('millisecond', started_at, completed_at), 0.5) FROM runs
                    WHERE old AND NOT replaced AND status = 'partial_success' AND command = 'NAME'""".replace("NAME", command));
            assertThat(usual).isNotNull();
            assertThat((double) usual.median()).isCloseTo(median, within(0.05 * median));
        }
    }

    /** Day by day, backwards, as one would with paper and pencil. */
    private static List<String> unsent(Connection connection, Instant from, String root) throws SQLException {
        execute(connection, """
                CREATE TABLE IF NOT EXISTS mails AS SELECT email, CAST(started_at AS DATE) AS day, bool_or(log.status = 'sent') AS sent
                FROM read_json('ROOT/email_logs/*/*/*/*.json', columns = {run_id: 'VARCHAR', email: 'VARCHAR', status: 'VARCHAR'}) log
                JOIN runs USING (run_id) WHERE current OR old GROUP BY ALL""".replace("ROOT", root));
        return rows(connection, """
                SELECT email || ' ' || count(*) FROM mails m WHERE NOT sent
                  AND day > coalesce((SELECT max(day) FROM mails s WHERE s.email = m.email AND s.sent), DATE '1970-01-01')
                GROUP BY email HAVING max(day) >= CAST(TIMESTAMPTZ 'FROM' AS DATE)""".replace("FROM'", from + "'"));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(rows(connection, sql).get(0));
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(result.getObject(column)));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }
}
