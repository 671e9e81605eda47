package io.runtrack.cli.report;

import io.runtrack.cli.report.figures.ReportConfig;
import io.runtrack.cli.report.figures.ReportFormat;
import io.runtrack.cli.terminal.Screen;
import io.runtrack.cli.terminal.UsageMistake;
import io.runtrack.config.InvalidSettingsException;
import io.runtrack.config.NearestName;
import io.runtrack.config.SettingProblem;
import io.runtrack.config.YamlDocument;
import io.runtrack.config.YamlValue;
import io.runtrack.figures.ExpectedRun;
import io.runtrack.figures.FigureOptions;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a report's config file, and collects what is wrong with it. For one thread. */
public final class ReportConfigReader {
    private static final List<String> KEYS = List.of(
            "title",
            "tracking_path",
            "commands",
            "subcommands",
            "labels",
            "zone",
            "baseline",
            "thresholds",
            "expected",
            "output");
    private static final List<String> THRESHOLDS = List.of("failed_files_percent", "failed_emails_percent");
    private static final List<String> EXPECTED = List.of("command", "subcommand", "labels", "every", "by", "count");
    private static final List<String> OUTPUT = List.of("dir", "formats");

    private static final int MOST_BASELINE_DAYS = 366;

    private final List<SettingProblem> problems = new ArrayList<>();

    private final ZoneId usualZone;

    private ReportConfigReader(ZoneId usualZone) {
        this.usualZone = usualZone;
    }

    /**
     * Reads a file, and says every mistake in it but the last.
     *
     * @param usualZone the zone when the file names none
     * @throws UsageMistake with the last one
     */
    public static ReportConfig read(String file, ZoneId usualZone, Screen screen) {
        try {
            return read(file, usualZone);
        } catch (InvalidSettingsException mistakes) {
            List<SettingProblem> problems = mistakes.problems();
            for (SettingProblem mistake : problems.subList(0, problems.size() - 1)) {
                screen.say("runtrack: " + mistake.message());
            }
            throw new UsageMistake(problems.get(problems.size() - 1).message());
        }
    }

    /**
     * Reads a file.
     *
     * @throws InvalidSettingsException with every mistake that there is
     */
    static ReportConfig read(String file, ZoneId usualZone) throws InvalidSettingsException {
        ReportConfigReader reader = new ReportConfigReader(usualZone);
        ReportConfig config;
        try {
            config = reader.config(YamlDocument.read(file));
        } catch (YamlDocument.UnreadableException unreadable) {
            throw new InvalidSettingsException(
                    List.of(new SettingProblem("config", "--config", file, unreadable.getMessage())));
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidSettingsException(reader.problems);
        }
        return config;
    }

    private ReportConfig config(YamlValue root) {
        Map<String, YamlValue> parts = parts(root, KEYS, "");
        String title = text(parts, "title");
        return new ReportConfig(
                title == null ? "Delivery report" : title,
                text(parts, "tracking_path"),
                texts(parts, "commands"),
                texts(parts, "subcommands"),
                labels(parts.get("labels"), "labels"),
                zone(parts.get("zone")),
                baselineDays(parts.get("baseline")),
                thresholds(parts.get("thresholds")),
                expected(parts.get("expected")),
                output(parts.get("output")));
    }

    /** The entries of a mapping, of which each must be known. */
    private Map<String, YamlValue> parts(@Nullable YamlValue mapping, List<String> known, String prefix) {
        Map<String, YamlValue> parts = new HashMap<>();
        if (mapping == null) {
            return parts;
        }
        if (!mapping.isMapping()) {
            reject(prefix.isEmpty() ? "config" : prefix, mapping, "write a mapping with " + String.join(", ", known));
            return parts;
        }
        for (YamlValue.Entry entry : mapping.entries()) {
            if (known.contains(entry.key())) {
                parts.put(entry.key(), entry.value());
            } else {
                String name = prefix.isEmpty() ? entry.key() : prefix + "." + entry.key();
                reject(name, entry.value(), "no such key; the nearest one is " + NearestName.of(entry.key(), known));
            }
        }
        return parts;
    }

    private @Nullable String text(Map<String, YamlValue> parts, String key) {
        YamlValue value = parts.get(key);
        if (value == null) {
            return null;
        }
        if (value.text() == null) {
            reject(key, value, "a list or a mapping; write one value");
        }
        return value.text() == null || value.text().isBlank()
                ? null
                : value.text().strip();
    }

    private List<String> texts(Map<String, YamlValue> parts, String key) {
        List<String> texts = new ArrayList<>();
        YamlValue list = parts.get(key);
        for (YamlValue element : list == null ? List.<YamlValue>of() : list.elements()) {
            if (element.text() == null) {
                reject(key, element, "not a text; write a list of names");
            } else {
                texts.add(element.text());
            }
        }
        return texts;
    }

    private Map<String, String> labels(@Nullable YamlValue mapping, String key) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (mapping != null && !mapping.isMapping()) {
            reject(key, mapping, "not a mapping; write {team: qa}");
            return labels;
        }
        for (YamlValue.Entry label : mapping == null ? List.<YamlValue.Entry>of() : mapping.entries()) {
            if (label.value().text() == null) {
                reject(key + "." + label.key(), label.value(), "not a text; write one value");
            } else {
                labels.put(label.key(), label.value().text());
            }
        }
        return labels;
    }

    private ZoneId zone(@Nullable YamlValue value) {
        if (value == null) {
            return usualZone;
        }
        try {
            return ZoneId.of(value.shown());
        } catch (DateTimeException unknown) {
            reject("zone", value, "no such time zone; write UTC, Europe/Berlin or +02:00");
            return usualZone;
        }
    }

    private ReportConfig.Thresholds thresholds(@Nullable YamlValue mapping) {
        Map<String, YamlValue> parts = parts(mapping, THRESHOLDS, "thresholds");
        return new ReportConfig.Thresholds(
                percent(parts, "failed_files_percent"), percent(parts, "failed_emails_percent"));
    }

    private @Nullable Double percent(Map<String, YamlValue> parts, String key) {
        YamlValue value = parts.get(key);
        if (value == null) {
            return null;
        }
        try {
            double percent = Double.parseDouble(value.shown());
            if (percent >= 0 && percent <= 100) {
                return percent;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        reject("thresholds." + key, value, "not a percentage; write a number from 0 to 100");
        return null;
    }

    private List<ExpectedRun> expected(@Nullable YamlValue list) {
        List<ExpectedRun> expected = new ArrayList<>();
        for (YamlValue element : list == null ? List.<YamlValue>of() : list.elements()) {
            Map<String, YamlValue> parts = parts(element, EXPECTED, "expected");
            String command = text(parts, "command");
            if (command == null) {
                reject("expected", element, "names no command; write {command: NAME, every: day, by: \"09:00\"}");
                continue;
            }
            expected.add(new ExpectedRun(
                    command,
                    text(parts, "subcommand"),
                    labels(parts.get("labels"), "expected.labels"),
                    every(parts.get("every")),
                    by(parts),
                    count(parts.get("count"))));
        }
        return expected;
    }

    private ExpectedRun.Every every(@Nullable YamlValue value) {
        ExpectedRun.Every every = value == null ? null : ExpectedRun.Every.named(value.shown());
        if (value != null && every == null) {
            reject("expected.every", value, "write day, weekday or hour");
        }
        return every == null ? ExpectedRun.Every.DAY : every;
    }

    private @Nullable LocalTime by(Map<String, YamlValue> parts) {
        YamlValue value = parts.get("by");
        if (value == null) {
            return null;
        }
        try {
            return LocalTime.parse(value.shown());
        } catch (DateTimeException notATime) {
            reject("expected.by", value, "not a time of the day; write \"09:00\", in quotes");
            return null;
        }
    }

    private int count(@Nullable YamlValue value) {
        Integer count = value == null ? Integer.valueOf(1) : wholeNumber(value.shown());
        if (count == null || count < 1) {
            reject("expected.count", value, "write how many runs there should be, as a whole number above 0");
            return 1;
        }
        return count;
    }

    /** Whole days, as a duration is written: {@code 28d}. */
    private int baselineDays(@Nullable YamlValue value) {
        if (value == null) {
            return FigureOptions.BASELINE_DAYS;
        }
        String text = value.shown().strip();
        Integer days = text.endsWith("d") ? wholeNumber(text.substring(0, text.length() - 1)) : null;
        if (days == null || days < 1 || days > MOST_BASELINE_DAYS) {
            reject("baseline", value, "write a number of days, 28d say, up to " + MOST_BASELINE_DAYS + "d");
            return FigureOptions.BASELINE_DAYS;
        }
        return days;
    }

    private static @Nullable Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text.strip());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private ReportConfig.Output output(@Nullable YamlValue mapping) {
        Map<String, YamlValue> parts = parts(mapping, OUTPUT, "output");
        List<ReportFormat> formats = new ArrayList<>();
        for (String name : texts(parts, "formats")) {
            ReportFormat format = ReportFormat.named(name);
            if (format == null) {
                reject(
                        "output.formats",
                        parts.get("formats"),
                        "no format " + name + "; write some of " + ReportFormat.all());
            } else {
                formats.add(format);
            }
        }
        return new ReportConfig.Output(text(parts, "dir"), formats);
    }

    private void reject(String key, @Nullable YamlValue value, String remedy) {
        if (value != null) {
            problems.add(SettingProblem.in(value, key, remedy));
        }
    }
}
