package io.runtrack.agent.template;

import io.runtrack.agent.values.Contents;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The returned path, or the one in a returned Optional; anything else that a method returns is no output path. */
public record ReturnedPath() implements FieldSource {

    @Override
    public @Nullable Object value(CallValues call) {
        Object path = Contents.of(call.result());
        return path instanceof Path || path instanceof File || path instanceof URI || path instanceof URL ? path : null;
    }
}
