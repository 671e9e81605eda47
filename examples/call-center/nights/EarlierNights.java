import io.runtrack.model.FileProcessingLog;
import io.runtrack.model.RunMetadata;
import io.runtrack.storage.TrackingStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the nights of the example into the past. All of them are recorded today, one after the other; the folder
 * {@code 9} holds the night of nine days ago. Its runs go to the tracking path of all nights with their times shifted
 * by nine days. Everything else stays as it was recorded.
 *
 * <p>Arguments: the folder with a folder a night, the tracking path of all nights. It uses runtrack's library, so it
 * runs with {@code runtrack.jar} on the class path.
 */
final class EarlierNights {

    private final TrackingStorage all;

    private EarlierNights(TrackingStorage all) {
        this.all = all;
    }

    public static void main(String[] args) throws IOException {
        try (TrackingStorage all = TrackingStorage.open(args[1]);
                Stream<Path> nights = Files.list(Path.of(args[0]))) {
            EarlierNights mover = new EarlierNights(all);
            for (Path night : nights.sorted().toList()) {
                mover.move(night, Duration.ofDays(Long.parseLong(night.getFileName().toString())));
            }
        }
    }

    private void move(Path night, Duration ago) {
        try (TrackingStorage recorded = TrackingStorage.open(night.toString())) {
            for (RunMetadata run : recorded.listRuns(Instant.EPOCH, Instant.now(), null, null)) {
                RunMetadata moved = run.toBuilder()
                        .startedAt(run.startedAt().minus(ago))
                        .completedAt(run.completedAt().minus(ago))
                        .heartbeatAt(run.heartbeatAt().minus(ago))
                        .build();
                try (Stream<FileProcessingLog> files = recorded.readFileLogs(run)) {
                    List<FileProcessingLog> logs = files.map(file -> file.toBuilder()
                                    .startedAt(file.startedAt().minus(ago))
                                    .build())
                            .toList();
                    all.saveFileLogs(moved, logs);
                }
                all.saveEmailLogs(moved, run.emailResults());
                all.saveRunMetadata(moved);
            }
        }
    }
}
