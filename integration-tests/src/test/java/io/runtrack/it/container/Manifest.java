package io.runtrack.it.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A manifest among the examples, as Kubernetes reads it.
 *
 * @param pod the specification of the pods that it makes
 */
record Manifest(JsonNode pod) {
    private static final Path ROOT = Path.of(System.getProperty("runtrack.root", ".."));

    static final Path FOLDER = ROOT.resolve("examples/kubernetes");

    static Manifest cronJob() {
        return new Manifest(workload("cronjob.yaml").at("/spec/jobTemplate/spec/template/spec"));
    }

    static Manifest job() {
        return new Manifest(workload("job.yaml").at("/spec/template/spec"));
    }

    static String text(String fileOfTheProject) {
        try {
            return Files.readString(ROOT.resolve(fileOfTheProject));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a file. */
    static List<JsonNode> documents(String file) {
        List<JsonNode> documents = new ArrayList<>();
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
                .loadAllFromString(text("examples/kubernetes/" + file))
                .forEach(document -> documents.add(JsonMapper.builder().build().valueToTree(document)));
        return documents;
    }

    private static JsonNode workload(String file) {
        List<JsonNode> documents = documents(file);
        return documents.get(documents.size() - 1);
    }

    /** The one that runs the pipeline. */
    JsonNode container() {
        return pod.at("/containers/0");
    }

    JsonNode initContainer() {
        return pod.at("/initContainers/0");
    }

    /** The program of the first process, with its arguments, and then a command of ours in place of the example's. */
    List<String> commandFor(List<String> arguments) {
        List<String> words = texts(container().at("/command"));
        words.addAll(arguments);
        return words;
    }

    String guard() {
        return container().at("/command/2").asText();
    }

    /** Its variables, and what the example takes from the pod's name. */
    Map<String, String> environment(String podName) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (JsonNode variable : container().at("/env")) {
            boolean named =
                    variable.at("/valueFrom/fieldRef/fieldPath").asText().equals("metadata.name");
            variables.put(
                    variable.get("name").asText(),
                    named ? podName : variable.required("value").asText());
        }
        return variables;
    }

    /** Where each volume is mounted. */
    Map<String, String> mounts() {
        Map<String, String> mounts = new LinkedHashMap<>();
        for (JsonNode mount : container().at("/volumeMounts")) {
            mounts.put(
                    mount.required("name").asText(), mount.required("mountPath").asText());
        }
        return mounts;
    }

    JsonNode volume(String name) {
        for (JsonNode volume : pod.at("/volumes")) {
            if (volume.get("name").asText().equals(name)) {
                return volume;
            }
        }
        throw new AssertionError("no volume " + name + " in " + pod.at("/volumes"));
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
