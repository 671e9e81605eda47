package io.runtrack.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SystemLoggerDiagnosticsTest {
    private static final Logger LOGGER = Logger.getLogger("io.runtrack");

    @Test
    void logsNoSecretsAndWarnsOfATopicOnce() {
        Kept kept = new Kept();
        LOGGER.addHandler(kept);
        LOGGER.setUseParentHandlers(false);
        try {
            Diagnostics diagnostics = new SystemLoggerDiagnostics();
            diagnostics.warn("storage", "cannot write to https://u:hunter2@host/x");
            diagnostics.warn("storage", "again");
            diagnostics.failure("a file", new IllegalStateException("password=hunter2"));
        } finally {
            LOGGER.removeHandler(kept);
            LOGGER.setUseParentHandlers(true);
        }

        assertThat(kept.records).extracting(LogRecord::getThrown).containsOnlyNulls();
        assertThat(kept.records)
                .extracting(LogRecord::getMessage)
                .containsExactly(
                        "cannot write to https://u:***@host/x",
                        "a problem while tracking a file: java.lang.IllegalStateException: password=***");
    }

    private static final class Kept extends Handler {
        private final List<LogRecord> records = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
