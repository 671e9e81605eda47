package com.example.callcenter.report;

import com.example.callcenter.input.Person;
import io.runtrack.annotations.TrackedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report as an HTML page: for whom, where it is kept, and what it says. */
record Page(Person reader, Path file, String title, String body) {

    /** The page is the receiver here, so the templates begin at {@code this}. */
    @TrackedFile(path = "{this.file}", agentId = "{this.reader.id}")
    void write() throws IOException {
        Files.writeString(file, html());
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
                <body><h1>%s</h1>
                <p>Dear %s,</p>
                %s</body></html>
                """.formatted(escape(title), escape(title), escape(reader.name()), body);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
