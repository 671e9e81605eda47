package io.runtrack.it.supply;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A jar that brings libraries along, with all that is in it. */
enum ShippedJar {
    AGENT("agent/target/runtrack-agent.jar", "META-INF/runtrack/", "META-INF/runtrack/bom.cdx.json"),
    COMMAND_LINE("cli/target/runtrack.jar", "META-INF/", "META-INF/sbom/bom.cdx.json");

    private final String location;
    private final String licences;
    private final String billOfMaterials;

    ShippedJar(String location, String licences, String billOfMaterials) {
        this.location = location;
        this.licences = licences;
        this.billOfMaterials = billOfMaterials;
    }

    Path file() {
        return root().resolve(location);
    }

    String notice() throws IOException {
        return text(licences + "NOTICE");
    }

    String licence() throws IOException {
        return text(licences + "LICENSE");
    }

    String billOfMaterialsName() {
        return billOfMaterials;
    }

    /** Skips the test, saying why, when the build could not write it; fails if everything is required. */
    BillOfMaterials billOfMaterials() throws IOException {
        byte[] json = entries().get(billOfMaterials);
        if (json == null) {
            String reason = file().getFileName() + " has no " + billOfMaterials;
            if (!"offline=true".equals(System.getProperty("built")) || Boolean.getBoolean("require.all")) {
                Assertions.fail(reason);
            }
            Assumptions.abort(reason + ": CycloneDX's plugin does not run offline (mvn -o)");
        }
        return BillOfMaterials.parse(json);
    }

    /** Name and content of each file at the jar's root. */
    Map<String, byte[]> entries() throws IOException {
        return files(Files.readAllBytes(file()));
    }

    /** Name and content of each class, those in the agent's inner archives too. */
    Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
            all.put(entry.getKey(), entry.getValue());
            if (entry.getKey().endsWith(".jar")) {
                all.putAll(files(entry.getValue()));
            }
        }
        all.keySet().removeIf(name -> !name.endsWith(".class"));
        return all;
    }

    static Path root() {
        return Path.of(System.getProperty("runtrack.root", ".."));
    }

    static Map<String, byte[]> files(byte[] jar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (InputStream bytes = new ByteArrayInputStream(jar);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }

    private String text(String name) throws IOException {
        byte[] content = entries().get(name);
        if (content == null) {
            throw new AssertionError(file() + " has no " + name);
        }
        return new String(content, StandardCharsets.UTF_8);
    }
}
