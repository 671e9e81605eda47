package com.example.callcenter.input;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the pipeline's properties file says. Folders and files are relative to that file. */
public record Settings(Path calls, Path roster, Path work, MailAccount mail) {

    /** Where mail is handed in, and in whose name. */
    public record MailAccount(String host, int port, String from) {}

    /** Reads the file; {@code CALL_CENTER_SMTP_PORT} in the environment beats its {@code smtp.port}. */
    public static Settings load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        String port = System.getenv().getOrDefault("CALL_CENTER_SMTP_PORT", require(properties, "smtp.port", file));
        return new Settings(
                file.resolveSibling(require(properties, "calls", file)),
                file.resolveSibling(require(properties, "roster", file)),
                file.resolveSibling(require(properties, "work", file)),
                new MailAccount(
                        require(properties, "smtp.host", file),
                        Integer.parseInt(port),
                        require(properties, "mail.from", file)));
    }

    private static String require(Properties properties, String key, Path file) throws IOException {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IOException(file + " does not set " + key);
        }
        return value.trim();
    }
}
