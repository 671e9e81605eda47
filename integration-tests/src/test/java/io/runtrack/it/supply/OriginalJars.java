package io.runtrack.it.supply;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The jars that libraries were published in, found on the class path of the tests by their SHA-256. */
record OriginalJars(Map<String, Path> bySha256) {

    static OriginalJars onClassPath() throws IOException {
        Map<String, Path> jars = new HashMap<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (part.endsWith(".jar")) {
                jars.put(sha256(Files.readAllBytes(Path.of(part))), Path.of(part));
            }
        }
        return new OriginalJars(jars);
    }

    /** Name and content of each file in the jar that the component came in. */
    Map<String, byte[]> filesOf(BillOfMaterials.Component component) throws IOException {
        Path jar = bySha256.get(component.sha256());
        if (jar == null) {
            throw new AssertionError(
                    "No jar on the tests' class path has the SHA-256 that the bill of materials gives for "
                            + component.purl() + "; if it is new, make it a test dependency of integration-tests");
        }
        return ShippedJar.files(Files.readAllBytes(jar));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
    }
}
