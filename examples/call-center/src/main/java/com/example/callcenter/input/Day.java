package com.example.callcenter.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The folders of one day: its recordings, and what each command makes of them. */
public record Day(Settings settings, LocalDate date) {

    /** The day's calls, in the order of their names. */
    public List<Call> calls() throws IOException {
        Path folder = settings.calls().resolve(date.toString());
        if (!Files.isDirectory(folder)) {
            throw new IOException("there are no recordings of " + date + ": no folder " + folder);
        }
        return list(folder, ".wav").stream().map(Call::of).toList();
    }

    /** The files of a product that an earlier command made, in the order of their names. */
    public List<Path> files(Product product) throws IOException {
        Path folder = path(product);
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder + ": run " + product.command() + " first");
        }
        return list(folder, "");
    }

    /** The folder for a product, made when it is not there yet. */
    public Path folder(Product product) throws IOException {
        return Files.createDirectories(path(product));
    }

    private Path path(Product product) {
        return settings.work().resolve(product.folder()).resolve(date.toString());
    }

    private static List<Path> list(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
