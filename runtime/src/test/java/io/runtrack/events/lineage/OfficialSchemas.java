package io.runtrack.events.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * OpenLineage's own schemas, from a folder beside the project, and the one of our facet. Each facet is held against the
 * schema that it names.
 */
final class OfficialSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path OURS = Path.of("../docs/openlineage/1-0-0/RuntrackRunFacet.json");

    private final JsonSchemaFactory factory;

    private OfficialSchemas(Map<String, String> texts) {
        factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(texts)));
    }

    static OfficialSchemas load() {
        Path folder = Path.of(System.getProperty("runtrack.openlineage", "../../shared/data/openlineage"));
        if (!Files.isDirectory(folder)) {
            // Not required even where all is: no registry has them, and they are not ours to keep.
            return Assumptions.abort("OpenLineage's schemas are not in " + folder
                    + "; name a folder that holds its spec/OpenLineage.json and facets with -Druntrack.openlineage");
        }
        Map<String, String> texts = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                add(texts, file);
            }
            add(texts, OURS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OfficialSchemas(texts);
    }

    private static void add(Map<String, String> texts, Path file) throws IOException {
        String text = Files.readString(file);
        texts.put(JSON.readTree(text).get("$id").asText(), text);
    }

    /** What is wrong with an event. */
    List<String> mistakes(String event) throws IOException {
        JsonNode document = JSON.readTree(event);
        List<String> mistakes =
                new ArrayList<>(mistakes(document.get("schemaURL").asText(), document));
        for (JsonNode facet : document.findParents("_schemaURL")) {
            mistakes.addAll(mistakes(facet.get("_schemaURL").asText(), facet));
        }
        return mistakes;
    }

    private List<String> mistakes(String schema, JsonNode document) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .build();
        Set<ValidationMessage> messages =
                factory.getSchema(SchemaLocation.of(schema), config).validate(document);
        return messages.stream().map(message -> schema + ": " + message).toList();
    }
}
