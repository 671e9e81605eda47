package io.runtrack.it.stored;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A document that a page of the documentation shows, to be held against one that a program has left. Shown in part, it
 * has no {@code run_id}; a text that ends in dots is the beginning of one.
 */
public final class ShownDocument {
    private static final String DOTS = "…";

    /** What no two processes have in common. */
    private static final Set<String> OWN = Set.of(
            "run_id",
            "started_at",
            "completed_at",
            "heartbeat_at",
            "host",
            "pid",
            "user",
            "java_version",
            "main_class",
            "spring_batch.job_instance_id",
            "spring_batch.job_execution_id",
            "message_id");

    private final JsonNode shown;

    private ShownDocument(JsonNode shown) {
        this.shown = shown;
    }

    /** The first one below a heading. */
    public static ShownDocument of(String page, String heading) throws IOException {
        String text = Files.readString(Path.of("..", "docs", page));
        int from = text.indexOf("```json\n", text.indexOf("\n## " + heading + "\n")) + "```json\n".length();
        String document = text.substring(from, text.indexOf("```", from));
        return new ShownDocument(new ObjectMapper().readTree(document.replace(", " + DOTS + "}", "}")));
    }

    /**
     * The stored document has what is shown, with the same values but for what each process has of its own.
     *
     * @param others fields whose values are the program's own as well
     */
    public void assertShows(JsonNode stored, String... others) {
        assertShows(shown, stored, Set.of(others));
    }

    private static void assertShows(JsonNode shown, JsonNode stored, Set<String> others) {
        List<String> names = names(shown);
        if (names.contains("run_id")) {
            assertThat(names).isEqualTo(names(stored));
        }
        for (String name : names) {
            JsonNode value = shown.get(name);
            JsonNode found = stored.path(name);
            if (value.isObject()) {
                assertThat(names(found)).as(name).containsAll(names(value));
                assertShows(value, found, others);
            } else if (value.isArray()) {
                assertThat(found).as(name).hasSameSizeAs(value);
                for (int i = 0; i < value.size(); i++) {
                    assertThat(names(found.get(i))).as(name).isEqualTo(names(value.get(i)));
                    assertShows(value.get(i), found.get(i), others);
                }
            } else if (value.asText().endsWith(DOTS)) {
                assertThat(found.asText()).as(name).startsWith(value.asText().replace(DOTS, ""));
            } else if (!OWN.contains(name) && !others.contains(name)) {
                assertThat(found).as(name).isEqualTo(value);
            }
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
