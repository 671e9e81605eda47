package io.runtrack.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.cli.report.figures.DeliveryReport;
import io.runtrack.cli.report.figures.ReportBuilder;
import io.runtrack.cli.report.figures.ReportConfig;
import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.FigureReader;
import io.runtrack.figures.Period;
import io.runtrack.figures.WholeFigures;
import io.runtrack.storage.TrackingStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every figure of the JSON report of two thousand runs, beside what SQL over the same documents answers. */
class ReportOracleTest {
    private static final double SKETCH = 0.002; // three digits

    @TempDir
    static Path root;

    private static JsonNode report;
    private static ReportOracle oracle;

    @BeforeAll
    static void makeBoth() throws IOException, SQLException {
        GeneratedRuns.writeTo(root);
        ReportConfig config = new ReportConfig(
                "generated",
                null,
                List.of(),
                List.of(),
                Map.of(),
                ZoneId.of("UTC"),
                28,
                new ReportConfig.Thresholds(null, null),
                List.of(new ExpectedRun("extract", null, Map.of(), ExpectedRun.Every.HOUR, null, 1)),
                new ReportConfig.Output(null, List.of()));
        try (TrackingStorage storage = TrackingStorage.open(root.toString())) {
            WholeFigures figures = new FigureReader(storage, config.figures(), GeneratedRuns.NOW)
                    .readWhole(new Period(GeneratedRuns.FROM, GeneratedRuns.TO));
            DeliveryReport made = new ReportBuilder(config, GeneratedRuns.NOW, GeneratedRuns.NOW).build(figures);
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            new JsonReport().write(made, json);
            report = new ObjectMapper().readTree(json.toByteArray());
        }
        oracle = new ReportOracle(root);
    }

    @AfterAll
    static void close() throws SQLException {
        oracle.close();
    }

    @Test
    void coverage() throws SQLException {
        JsonNode coverage = report.get("coverage");
        assertThat(coverage.at("/runs/now").asLong())
                .isEqualTo(oracle.number("SELECT count(*) FROM runs"))
                .isGreaterThan(900);
        assertThat(coverage.at("/runs/before").asLong()).isEqualTo(oracle.number("SELECT count(*) FROM before"));
        assertThat(coverage.get("days_without_runs"))
                .extracting(JsonNode::asText)
                .containsExactly("2025-03-09");
        assertThat(coverage.at("/unreadable/rows")).hasSize(2);
        long unfinished = oracle.number("SELECT count(*) FROM runs WHERE status = 'running'");
        assertThat(coverage.at("/unfinished/rows").size()
                        + coverage.at("/unfinished/others").asLong())
                .isEqualTo(unfinished);
        long missed = oracle.number("""
                SELECT count(*) FROM generate_series(TIMESTAMPTZ '2025-03-03 00:00:00Z', TIMESTAMPTZ '2025-03-16 20:00:00Z', INTERVAL 1 HOUR) AS hours(hour)
                WHERE NOT EXISTS (FROM runs WHERE command = 'extract' AND status IN ('success', 'partial_success')
                  AND started_at >= hour AND completed_at <= hour + INTERVAL 1 HOUR)""");
        assertThat(coverage.at("/missed/rows").size()
                        + coverage.at("/missed/others").asLong())
                .isEqualTo(missed);
    }

    @Test
    void commandsByStatus() throws SQLException {
        List<String> expected = oracle.rows("""
                SELECT command, subcommand, shown, count(*) FILTER (current), count(*) FILTER (NOT current) FROM all_runs
                GROUP BY ALL ORDER BY ALL""");
        List<String> rows = new ArrayList<>();
        for (JsonNode command : report.get("commands")) {
            command.get("statuses").properties().forEach(status -> {
                long now = status.getValue().get("now").asLong();
                long before = status.getValue().get("before").asLong();
                if (now + before > 0) {
                    rows.add(command.get("command").asText() + " "
                            + command.get("subcommand").asText() + " " + status.getKey() + " " + now + " " + before);
                }
            });
        }
        assertThat(rows).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(20);
    }

    @Test
    void filesAndTheirFailures() throws SQLException {
        assertThat(compared("files", "total", "success", "failed", "skipped"))
                .isEqualTo(totals("total_files", "success_count", "failed_count", "skipped_count"));
        List<String> groups = new ArrayList<>();
        report.at("/files/failures/rows")
                .forEach(group -> groups.add(group.get("error_type").asText() + " "
                        + group.get("message").asText() + " "
                        + group.get("count").asLong() + " "
                        + group.get("is_new").asBoolean()));
        assertThat(groups).containsExactlyElementsOf(oracle.rows("""
                WITH failures AS (SELECT *, regexp_replace(error_message, '[0-9]+', '#', 'g') AS message FROM files WHERE status = 'failed'),
                last AS (SELECT *, row_number() OVER (PARTITION BY command, file_path ORDER BY run_started DESC) AS back
                  FROM failures WHERE current)
                SELECT error_type, message, count(*) AS now,
                  NOT EXISTS (FROM failures old WHERE NOT old.current AND old.error_type = last.error_type
                    AND old.message = last.message) AS new
                FROM last WHERE back = 1 GROUP BY 1, 2, 4 ORDER BY new DESC, now DESC, error_type"""));
        assertThat(groups)
                .hasSize(3)
                .filteredOn(group -> group.endsWith("true"))
                .hasSize(1);
        sketched(
                "SELECT quantile_disc(processing_time_ms, 0.5) FROM files WHERE current",
                report.at("/files/median_ms"));
        sketched("SELECT quantile_disc(processing_time_ms, 0.95) FROM files WHERE current", report.at("/files/p95_ms"));
    }

    @Test
    void agents() throws SQLException {
        List<String> agents = new ArrayList<>();
        report.at("/files/agents/rows")
                .forEach(agent -> agents.add(agent.get("agent_id").asText() + " "
                        + agent.get("total").asLong() + " "
                        + agent.get("success").asLong() + " "
                        + agent.get("failed").asLong() + " "
                        + agent.get("skipped").asLong()));
        assertThat(agents).containsExactlyElementsOf(oracle.rows("""
                SELECT agent_id, count(*) AS total, count(*) FILTER (status = 'success'), count(*) FILTER (status = 'failed') AS failed,
                  count(*) FILTER (status = 'skipped') FROM files WHERE current GROUP BY 1 ORDER BY failed DESC, total DESC, agent_id"""));
    }

    @Test
    void emails() throws SQLException {
        assertThat(compared("emails", "sent", "failed", "skipped"))
                .isEqualTo(totals("emails_sent", "emails_failed", "emails_skipped"));
        List<String> recipients = new ArrayList<>();
        report.at("/emails/recipients/rows")
                .forEach(row -> recipients.add(row.get("email").asText() + " "
                        + row.get("failed").asLong() + " " + row.get("skipped").asLong() + " "
                        + row.get("sent").asLong()));
        assertThat(recipients).containsExactlyElementsOf(oracle.rows("""
                SELECT email, count(*) FILTER (status = 'failed') AS failed, count(*) FILTER (status = 'skipped') AS skipped,
                  count(*) FILTER (status = 'sent') FROM emails GROUP BY email, agent_id
                ORDER BY failed DESC, skipped DESC, coalesce(email, 'null')"""));
        List<String> reasons = new ArrayList<>();
        report.at("/emails/reasons/rows")
                .forEach(row -> reasons.add(row.get("status").asText() + " "
                        + row.get("reason").asText() + " " + row.get("count").asLong()));
        assertThat(reasons)
                .containsExactlyElementsOf(
                        oracle.rows(
                                "SELECT status, reason, count(*) FROM emails WHERE status <> 'sent' GROUP BY ALL ORDER BY status"));
    }

    @Test
    void daysAndDurations() throws SQLException {
        List<String> days = new ArrayList<>();
        report.get("days").forEach(day -> {
            long runs = 0;
            for (JsonNode count : day.get("runs")) {
                runs += count.asLong();
            }
            if (runs > 0) {
                days.add(day.get("date").asText() + " " + runs + " "
                        + day.get("success").asLong() + " "
                        + day.get("failed").asLong() + " " + day.get("skipped").asLong() + " "
                        + day.get("emails_sent").asLong()
                        + " " + day.get("emails_failed").asLong() + " "
                        + day.get("emails_skipped").asLong());
            }
        });
        assertThat(days).containsExactlyElementsOf(oracle.rows("""
                SELECT CAST(started_at AS DATE), count(*), sum(success_count), sum(failed_count), sum(skipped_count), sum(emails_sent),
                  sum(emails_failed), sum(emails_skipped) FROM runs GROUP BY 1 ORDER BY 1"""));
        List<String> slowest = new ArrayList<>();
        report.at("/runs/slowest")
                .forEach(run -> slowest.add(run.get("run_id").asText() + " "
                        + run.get("duration_ms").asLong()));
        assertThat(slowest).hasSize(20).isSubsetOf(oracle.rows("""
                SELECT run_id, date_diff('millisecond', started_at, completed_at) FROM runs WHERE completed_at IS NOT NULL"""));
        sketched(
                "SELECT quantile_disc(date_diff('millisecond', started_at, completed_at), 0.5) FROM runs",
                report.at("/runs/median_ms"));
        sketched(
                "SELECT quantile_disc(date_diff('millisecond', started_at, completed_at), 0.95) FROM runs",
                report.at("/runs/p95_ms"));
    }

    private static void sketched(String sql, JsonNode figure) throws SQLException {
        double exact = oracle.number(sql);
        assertThat((double) figure.asLong()).as(sql).isCloseTo(exact, within(exact * SKETCH + 1));
    }

    private static List<String> compared(String part, String... figures) {
        List<String> values = new ArrayList<>();
        for (String figure : figures) {
            values.add(report.at("/" + part + "/" + figure + "/now").asText());
            values.add(report.at("/" + part + "/" + figure + "/before").asText());
        }
        return values;
    }

    private static List<String> totals(String... columns) throws SQLException {
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.addAll(oracle.rows("SELECT sum(" + column + ") FROM runs"));
            values.addAll(oracle.rows("SELECT sum(" + column + ") FROM before"));
        }
        return values;
    }
}
