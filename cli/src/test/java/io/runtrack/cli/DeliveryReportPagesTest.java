package io.runtrack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The report over one small tree, whole and in each format, beside the files that it is to be. {@code -Dgolden=write}
 * writes those anew; look at what has changed.
 */
class DeliveryReportPagesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "delivery-report");
    private static final Pattern CELL =
            Pattern.compile("<c r=\"([A-Z]+\\d+)\"[^>]*?(?: t=\"(\\w+)\")?[^>]*?>(.*?)</c>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"html", "csv", "json", "md"})
    void isWhatItWas(String format) throws IOException {
        compare(format, Files.readString(write(format)));
    }

    @Test
    void holdsTheSameCellsAsItDid() throws IOException {
        compare("xlsx.txt", cells(write("xlsx")));
    }

    private static void compare(String extension, String now) throws IOException {
        Path golden = GOLDEN.resolve("delivery-report." + extension);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, now);
        }
        assertThat(now).isEqualTo(Files.readString(golden));
    }

    private Path write(String format) throws IOException {
        // The destination is not shown anywhere, so that the folder's name does not matter.
        StoredTree tree = StoredTree.withRunOfEachStatus(folder.resolve("tracked"));
        tree.files("2025/01/25", "cc40-partial", """
                [{"file_path": "/in/1.wav", "status": "failed", "error_type": "IOException", "error_message": "no route to 10.0.0.1", "attempt": 1, "processing_time_ms": 10},
                 {"file_path": "/in/1.wav", "status": "success", "attempt": 2, "processing_time_ms": 20, "agent_id": "A1"},
                 {"file_path": "/in/2.wav", "status": "failed", "error_type": "IOException", "error_message": "no route to 10.0.0.7", "attempt": 1, "agent_id": "A1"},
                 {"file_path": "/in/3.wav", "status": "failed", "error_type": "TimeoutException", "error_message": "/in/3.wav took 30 s", "attempt": 1},
                 {"file_path": "<b>=1+1", "status": "success", "agent_id": "A2", "processing_time_ms": 1500},
                 {"file_path": "/in/4.wav", "status": "skipped"}]""");
        tree.emails("2025/01/25", "cc40-partial", """
                [{"agent_id": "A1", "agent_name": "Ann", "email": "a@b.com", "status": "sent", "reason": null},
                 {"agent_id": "A2", "email": "c@d.com", "status": "failed", "reason": "mailbox full"}]""");
        tree.files("2025/01/10", "ee60-aborted", """
                [{"file_path": "/in/9.wav", "status": "failed", "error_type": "IOException", "error_message": "no route to 10.0.0.9"}]""");
        Path config = Files.writeString(folder.resolve("report.yaml"), """
                title: Nightly delivery
                zone: Europe/Berlin
                thresholds: {failed_files_percent: 5}
                expected:
                  - {command: extract, every: weekday, by: "06:00"}
                """);
        Launch launch = Launch.in(
                Map.of("TRACKING_PATH", tree.root().toString()),
                null,
                "delivery-report",
                "--config",
                config.toString(),
                "--date-from",
                "2025-01-20",
                "--date-to",
                "2025-01-26",
                "--format",
                format,
                "--output",
                folder.resolve("out").toString());
        assertThat(launch.exitCode()).as(launch.err()).isZero();
        return folder.resolve("out/delivery-report." + format);
    }

    /** Each sheet's cells, a line each. */
    private static String cells(Path workbook) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    parts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        String[] shared = Pattern.compile("<si>(.*?)</si>", Pattern.DOTALL)
                .matcher(parts.getOrDefault("xl/sharedStrings.xml", ""))
                .results()
                .map(text -> text.group(1).replaceAll("<[^>]*>", ""))
                .toArray(String[]::new);
        String names = Pattern.compile("<sheet name=\"([^\"]*)\"")
                .matcher(parts.getOrDefault("xl/workbook.xml", ""))
                .results()
                .map(sheet -> sheet.group(1))
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder(names).append('\n');
        for (int sheet = 1; parts.containsKey("xl/worksheets/sheet" + sheet + ".xml"); sheet++) {
            text.append("-- sheet ").append(sheet).append('\n');
            Matcher cell = CELL.matcher(parts.getOrDefault("xl/worksheets/sheet" + sheet + ".xml", ""));
            while (cell.find()) {
                String value = cell.group(3).replaceAll("<[^>]*>", "");
                text.append(cell.group(1)).append(' ');
                text.append("s".equals(cell.group(2)) ? shared[Integer.parseInt(value)] : value);
                text.append('\n');
            }
        }
        return text.toString();
    }
}
