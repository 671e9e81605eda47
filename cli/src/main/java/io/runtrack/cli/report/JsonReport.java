package io.runtrack.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.runtrack.answer.HarmlessJson;
import io.runtrack.answer.StoredTime;
import io.runtrack.cli.report.figures.DeliveryReport;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/** The report as one JSON object, its names in snake_case, instants as in the stored documents. */
final class JsonReport implements ReportWriter {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(new StoredInstant()))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final class StoredInstant extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        StoredInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(new StoredTime(instant).toString());
        }
    }

    @Override
    public void write(DeliveryReport report, OutputStream out) throws IOException {
        try (JsonGenerator json = HarmlessJson.generator(MAPPER.getFactory(), out)) {
            MAPPER.writeValue(json, report);
        }
        out.write('\n');
        out.flush();
    }
}
