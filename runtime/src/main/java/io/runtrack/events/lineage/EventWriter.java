package io.runtrack.events.lineage;

import com.fasterxml.jackson.core.JsonGenerator;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.TextLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an event by the schemas of OpenLineage 2-0-2. For one thread and one event. */
final class EventWriter {
    private static final String SPEC = "https://openlineage.io/spec/";
    private static final String FACETS = SPEC + "facets/";
    private static final int MOST_TAGS = 100;
    private static final int LONGEST_TAG = 500; // bytes: with all of them escaped an event is still below its limit

    private final JsonGenerator json;
    private final String producer;
    private final int mostLocations;

    EventWriter(JsonGenerator json, String producer, int mostLocations) {
        this.json = json;
        this.producer = producer;
        this.mostLocations = mostLocations;
    }

    void write(RunEvent event, Datasets datasets) throws IOException {
        json.writeStartObject();
        text("eventTime", event.event().time().toString());
        text("eventType", event.type());
        text("producer", producer);
        text("schemaURL", SPEC + "2-0-2/OpenLineage.json#/$defs/RunEvent");
        json.writeObjectFieldStart("run");
        text("runId", event.job().runId());
        json.writeObjectFieldStart("facets");
        writeRunFacets(event, datasets);
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("job");
        text("namespace", event.job().namespace());
        text("name", event.job().name());
        json.writeObjectFieldStart("facets");
        writeJobType();
        json.writeEndObject();
        json.writeEndObject();
        writeDatasets("inputs", datasets.inputs(), true);
        writeDatasets("outputs", datasets.outputs(), false);
        json.writeEndObject();
    }

    private void writeRunFacets(RunEvent event, Datasets datasets) throws IOException {
        RunMetadata run = event.run();
        facet("processing_engine", "1-1-1/ProcessingEngineRunFacet.json#/$defs/ProcessingEngineRunFacet");
        text("name", "runtrack");
        text("version", event.version());
        text("openlineageAdapterVersion", event.version());
        json.writeEndObject();
        if (event.parent() != null) {
            writeParent(event.parent());
        }
        if (!run.runId().equals(event.job().runId())) {
            facet("externalQuery", "1-0-2/ExternalQueryRunFacet.json#/$defs/ExternalQueryRunFacet");
            text("externalQueryId", run.runId());
            text("source", "runtrack");
            json.writeEndObject();
        }
        String error = event.error();
        if (error != null) {
            facet("errorMessage", "1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet");
            text("message", error);
            text("programmingLanguage", "JAVA");
            json.writeEndObject();
        }
        if (!run.labels().isEmpty()) {
            writeTags(run.labels());
        }
        writeParameters(run);
        writeOwnFacet(event, datasets);
    }

    private void writeParent(ParentJob parent) throws IOException {
        facet("parent", "1-2-0/ParentRunFacet.json#/$defs/ParentRunFacet");
        writeRunOfJob(parent.job());
        json.writeObjectFieldStart("root");
        writeRunOfJob(parent.root());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeRunOfJob(JobId job) throws IOException {
        json.writeObjectFieldStart("run");
        text("runId", job.runId());
        json.writeEndObject();
        json.writeObjectFieldStart("job");
        text("namespace", job.namespace());
        text("name", job.name());
        json.writeEndObject();
    }

    private void writeTags(Map<String, String> labels) throws IOException {
        facet("tags", "1-0-0/TagsRunFacet.json#/$defs/TagsRunFacet");
        json.writeArrayFieldStart("tags");
        int left = MOST_TAGS;
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (left-- > 0) {
                json.writeStartObject();
                text("key", TextLimit.cut(label.getKey(), LONGEST_TAG));
                text("value", TextLimit.cut(label.getValue(), LONGEST_TAG));
                text("source", "USER");
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Not as nominal times: some receivers would date a run that does January again to January. */
    private void writeParameters(RunMetadata run) throws IOException {
        if (run.subcommand() == null && run.configPath() == null && run.targetDate() == null) {
            return;
        }
        facet("executionParameters", "1-0-0/ExecutionParametersRunFacet.json#/$defs/ExecutionParametersRunFacet");
        json.writeArrayFieldStart("parameters");
        writeParameter("subcommand", run.subcommand());
        writeParameter("config_path", run.configPath());
        writeParameter("target_date", run.targetDate());
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeParameter(String key, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStartObject();
            text("key", key);
            text("value", value);
            json.writeEndObject();
        }
    }

    private void writeOwnFacet(RunEvent event, Datasets datasets) throws IOException {
        RunMetadata run = event.run();
        json.writeObjectFieldStart("runtrack_run");
        base(RunEvent.ownSchema());
        text("status", event.isStart() ? "running" : run.status().name().toLowerCase(Locale.ROOT));
        textIfAny("rerunOf", run.rerunOf());
        textIfAny("worker", run.worker());
        textIfAny("traceId", run.traceId());
        if (!event.isStart()) {
            numberIfAny("exitCode", run.exitCode());
            numberIfAny("signal", run.signal());
            writeCounts(run, datasets);
        }
        json.writeEndObject();
    }

    private void writeCounts(RunMetadata run, Datasets datasets) throws IOException {
        json.writeObjectFieldStart("files");
        json.writeNumberField("total", run.totalFiles());
        json.writeNumberField("success", run.successCount());
        json.writeNumberField("failed", run.failedCount());
        json.writeNumberField("skipped", run.skippedCount());
        json.writeNumberField("withoutDataset", datasets.leftOut());
        json.writeEndObject();
        json.writeObjectFieldStart("emails");
        json.writeNumberField("sent", run.emailsSent());
        json.writeNumberField("failed", run.emailsFailed());
        json.writeNumberField("skipped", run.emailsSkipped());
        json.writeEndObject();
        json.writeNumberField("droppedRecords", run.droppedRecords());
    }

    private void writeJobType() throws IOException {
        facet("jobType", "2-0-4/JobTypeJobFacet.json#/$defs/JobTypeJobFacet");
        text("processingType", "BATCH");
        text("integration", "RUNTRACK");
        text("jobType", "COMMAND");
        json.writeObjectFieldStart("emissionPattern");
        text("eventTrigger", "EVENT_BASED");
        text("eventContentMode", "ACCUMULATIVE");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeDatasets(String field, List<Dataset> datasets, boolean input) throws IOException {
        json.writeArrayFieldStart(field);
        for (Dataset dataset : datasets) {
            json.writeStartObject();
            json.writeStringField("namespace", wellFormed(dataset.namespace())); // whole: a name is an identity
            json.writeStringField("name", wellFormed(dataset.name()));
            json.writeObjectFieldStart("facets");
            facet("datasetType", "1-0-1/DatasetTypeDatasetFacet.json#/$defs/DatasetTypeDatasetFacet");
            text("datasetType", "FILE");
            json.writeEndObject();
            json.writeEndObject();
            json.writeObjectFieldStart(input ? "inputFacets" : "outputFacets");
            writeStatistics(dataset, input);
            writeSubset(dataset, input);
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeStatistics(Dataset dataset, boolean input) throws IOException {
        if (input) {
            facet(
                    "inputStatistics",
                    "1-0-0/InputStatisticsInputDatasetFacet.json#/$defs/InputStatisticsInputDatasetFacet");
        } else {
            facet(
                    "outputStatistics",
                    "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet");
        }
        json.writeNumberField("fileCount", dataset.files());
        json.writeEndObject();
    }

    private void writeSubset(Dataset dataset, boolean input) throws IOException {
        if (dataset.locations().isEmpty() || mostLocations == 0) {
            return;
        }
        String side = input ? "InputSubsetInputDatasetFacet" : "OutputSubsetOutputDatasetFacet";
        facet("subset", "1-0-0/BaseSubsetDatasetFacet.json#/$defs/" + side);
        json.writeObjectFieldStart(input ? "inputCondition" : "outputCondition");
        text("type", "location");
        json.writeArrayFieldStart("locations");
        int left = mostLocations;
        for (String location : dataset.locations()) {
            if (left-- > 0) {
                json.writeString(wellFormed(location));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void facet(String name, String schema) throws IOException {
        json.writeObjectFieldStart(name);
        base(FACETS + schema);
    }

    private void base(String schema) throws IOException {
        text("_producer", producer);
        text("_schemaURL", schema);
    }

    /** As long as our own texts at most: other writers may have stored longer ones. */
    private void text(String field, String value) throws IOException {
        json.writeStringField(field, wellFormed(TextLimit.cut(value, TextLimit.FIELD_BYTES)));
    }

    private void textIfAny(String field, @Nullable String value) throws IOException {
        if (value != null) {
            text(field, value);
        }
    }

    private void numberIfAny(String field, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value);
        }
    }

    /** Half a surrogate pair, on which a generator throws, becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
