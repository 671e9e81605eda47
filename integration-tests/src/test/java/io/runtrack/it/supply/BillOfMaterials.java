package io.runtrack.it.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A CycloneDX document. The plugin that writes it checks it against the schema; here it is read for what it says. */
record BillOfMaterials(JsonNode document, List<Component> components) {

    /**
     * A library that is said to be in the jar.
     *
     * @param licence its SPDX id
     * @param sha256 of the jar that it came in, in hexadecimal
     */
    record Component(String group, String name, String version, String licence, String sha256, String purl) {

        String coordinates() {
            return group + ":" + name;
        }

        boolean isOurs() {
            return group.equals("io.runtrack");
        }
    }

    static BillOfMaterials parse(byte[] json) throws IOException {
        JsonNode document = new JsonMapper().readTree(json);
        List<Component> components = new ArrayList<>();
        for (JsonNode component : document.path("components")) {
            components.add(component(component));
        }
        return new BillOfMaterials(document, components);
    }

    private static Component component(JsonNode node) {
        return new Component(
                node.path("group").asText(),
                node.path("name").asText(),
                node.path("version").asText(),
                licence(node.path("licenses").path(0).path("license")),
                sha256(node),
                node.path("purl").asText());
    }

    /** Its SPDX id; the name that its pom gives it where SPDX has no such name. */
    private static String licence(JsonNode license) {
        return license.path("id").asText(license.path("name").asText());
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }
}
