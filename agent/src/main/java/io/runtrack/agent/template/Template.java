package io.runtrack.agent.template;

import io.runtrack.agent.values.FieldText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts and values in a row, as one text: {@code "out/{0.fileName}.json"}. Null as soon as one of the values is. */
public record Template(List<FieldSource> pieces) implements FieldSource {

    public Template {
        pieces = List.copyOf(pieces);
    }

    @Override
    public @Nullable Object value(CallValues call) throws Throwable {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            String piece = FieldText.of(pieces.get(i).value(call));
            if (piece == null) {
                return null;
            }
            text.append(piece);
        }
        return text.toString();
    }
}
