package io.runtrack.cli.report;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers questions about generated runs by SQL over the documents themselves: DuckDB reads them, nothing of ours does.
 */
final class ReportOracle implements AutoCloseable {
    private final Connection connection;

    ReportOracle(Path root) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        execute("SET TimeZone = 'UTC'");
        execute("""
                CREATE TABLE all_runs AS SELECT *, CASE WHEN status = 'running' AND coalesce(heartbeat_at, started_at) + INTERVAL 60 SECOND < TIMESTAMPTZ 'NOW'
                  THEN 'stale' ELSE status END AS shown, started_at BETWEEN TIMESTAMPTZ 'FROM' AND TIMESTAMPTZ 'TO' AS current
                FROM read_json('ROOT/run_metadata/*/*/*/r*.json', columns = {run_id: 'VARCHAR', command: 'VARCHAR', subcommand: 'VARCHAR',
                  started_at: 'TIMESTAMPTZ', completed_at: 'TIMESTAMPTZ', heartbeat_at: 'TIMESTAMPTZ', status: 'VARCHAR', total_files: 'BIGINT',
                  success_count: 'BIGINT', failed_count: 'BIGINT', skipped_count: 'BIGINT', emails_sent: 'BIGINT', emails_failed: 'BIGINT',
                  emails_skipped: 'BIGINT'})
                """.replace("ROOT", root.toString())
                .replace("'NOW'", "'" + GeneratedRuns.NOW + "'")
                .replace("'FROM'", "'" + GeneratedRuns.FROM + "'")
                .replace("'TO'", "'2025-03-16T23:59:59.999999Z'"));
        execute("CREATE VIEW runs AS FROM all_runs WHERE current");
        execute("CREATE VIEW before AS FROM all_runs WHERE NOT current");
        execute("""
                CREATE TABLE files AS SELECT log.*, current, command, all_runs.started_at AS run_started FROM (
                  SELECT *, row_number() OVER (PARTITION BY run_id, file_path ORDER BY attempt DESC) AS nth
                  FROM read_json('ROOT/file_logs/*/*/*/*_files.json', columns = {run_id: 'VARCHAR', file_path: 'VARCHAR', agent_id: 'VARCHAR',
                    status: 'VARCHAR', attempt: 'BIGINT', processing_time_ms: 'BIGINT', error_type: 'VARCHAR', error_message: 'VARCHAR'})) log
                JOIN all_runs USING (run_id) WHERE nth = 1
                """.replace("ROOT", root.toString()));
        execute("""
                CREATE TABLE emails AS SELECT log.* FROM read_json('ROOT/email_logs/*/*/*/*_emails.json', columns = {run_id: 'VARCHAR',
                  agent_id: 'VARCHAR', email: 'VARCHAR', status: 'VARCHAR', reason: 'VARCHAR'}) log JOIN runs USING (run_id)
                """.replace("ROOT", root.toString()));
    }

    /** Each row's values, joined by blanks. */
    List<String> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(String.valueOf(result.getObject(column)));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
