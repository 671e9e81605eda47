package io.runtrack.cli.run;

import io.runtrack.answer.Field;
import io.runtrack.answer.Fields;
import java.util.ArrayList;
import java.util.List;

/** The fields of an email, the run in whose log it is first. */
final class EmailFields {
    static final List<Field<TreeRecords.Email>> ALL = all();

    private EmailFields() {}

    private static List<Field<TreeRecords.Email>> all() {
        List<Field<TreeRecords.Email>> fields = new ArrayList<>();
        fields.add(new Field<>("run_id", email -> email.run().runId()));
        Fields.EMAIL.forEach(field ->
                fields.add(new Field<>(field.name(), email -> field.value().apply(email.result()))));
        return List.copyOf(fields);
    }
}
