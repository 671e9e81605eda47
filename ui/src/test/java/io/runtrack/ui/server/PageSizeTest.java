package io.runtrack.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the build made of the front end. */
final class PageSizeTest {
    private static final int MOST_BYTES = 80_000;

    @Test
    void isSmallEnoughForATunnel() throws IOException {
        List<String> names = text("files.txt").lines().toList();
        long bytes = 0;
        for (String name : names) {
            bytes += Assets.compressed(Body.of(content(name))).length();
        }
        System.out.printf("The web page: %d files, %d bytes compressed%n", names.size(), bytes);

        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    @Test
    void looksForItsModulesBesideEachOther() throws IOException {
        for (String name : text("files.txt").lines().toList()) {
            if (name.endsWith(".js")) {
                assertThat(text(name)).as(name).doesNotContain("from\"preact\"", "sourceMappingURL");
            }
        }
        assertThat(text("index.html")).contains("{{assets}}/main.js", "<noscript>");
    }

    private static String text(String name) throws IOException {
        return new String(content(name), StandardCharsets.UTF_8);
    }

    private static byte[] content(String name) throws IOException {
        try (InputStream in = PageSizeTest.class.getResourceAsStream("page/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}
