package io.runtrack.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.runtrack.model.EmailResult;
import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunEnvironment;
import io.runtrack.model.RunMetadata;
import io.runtrack.model.RunStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs get every field that there is, under its name in the documents and in their order. */
final class FieldsTest {

    @Test
    void namesEveryFieldOfTheRecords() {
        assertThat(Fields.FILE).extracting(Field::name).containsExactlyElementsOf(names(FileProcessingLog.class));
        assertThat(Fields.environment()).extracting(Field::name).containsExactlyElementsOf(names(RunEnvironment.class));
        assertThat(Fields.EMAIL).extracting(Field::name).containsExactlyElementsOf(names(EmailResult.class));

        assertThat(Fields.STEP).extracting(Field::name).containsExactlyElementsOf(names(RunStep.class));

        List<String> ofRun = names(RunMetadata.class);
        ofRun.removeAll(List.of("schema_version", "labels", "environment", "steps", "email_results"));
        ofRun.add(ofRun.indexOf("completed_at") + 1, "duration_ms");
        assertThat(Fields.run(Instant.EPOCH)).extracting(Field::name).containsExactlyElementsOf(ofRun);
    }

    private static List<String> names(Class<? extends Record> type) {
        List<String> names = new ArrayList<>();
        Stream.of(type.getRecordComponents())
                .map(component -> component.getName().replaceAll("([A-Z])", "_$1"))
                .forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
