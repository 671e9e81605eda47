package io.runtrack.it.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.runtrack.fixtures.ReceivingServer;
import io.runtrack.fixtures.Slow;
import io.runtrack.it.host.Endings;
import io.runtrack.it.host.LongBatch;
import io.runtrack.it.host.NightlyCommands;
import io.runtrack.it.jvm.EachJdk;
import io.runtrack.it.jvm.FinishedJvm;
import io.runtrack.it.jvm.ForkedJvm;
import io.runtrack.it.jvm.HostLibraries;
import io.runtrack.it.jvm.Jdk;
import io.runtrack.it.jvm.RunningJvm;
import io.runtrack.it.stored.StoredRun;
import io.runtrack.it.stored.TrackedFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** OpenLineage events of JVMs that end in every way. */
final class LineageIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path temporary;

    @EachJdk
    void tellsHowEachRunEndsTheKilledOneToo(Jdk jdk) throws JsonProcessingException {
        try (ReceivingServer server = ReceivingServer.start()) {
            agent(jdk, server).main(Endings.class, "files", "success").run();
            FinishedJvm failing =
                    agent(jdk, server).main(Endings.class, "exit", "3").run();
            try (RunningJvm jvm = agent(jdk, server).main(Endings.class, "wait").start()) {
                jvm.awaitLine("holding");
                server.await(5);
                jvm.kill();
            }
            recover(jdk, server);

            assertThat(failing.errors()).isEmpty();
            assertThat(server.requests())
                    .extracting(ReceivingServer.Request::uri)
                    .containsOnly("/api/v1/lineage");
            assertThat(types(server).values())
                    .extracting(told -> told.stream().distinct().toList())
                    .containsExactlyInAnyOrder(
                            List.of("START", "COMPLETE"), List.of("START", "FAIL"), List.of("START", "ABORT"));
        }
        assertThat(spool()).isEmptyDirectory();
    }

    /** A command that picocli executes, and that is a tracked one. */
    @EachJdk
    void tellsOfAFrameUnderTheNameOfItsCommand(Jdk jdk) throws JsonProcessingException {
        try (ReceivingServer server = ReceivingServer.start()) {
            agent(jdk, server)
                    .classPath(HostLibraries.with("picocli"))
                    .main(NightlyCommands.class, "extract")
                    .run();

            assertThat(server.requests()).extracting(LineageIT::job).containsExactly("extract-all", "extract-all");
        }
    }

    private static String job(ReceivingServer.Request request) {
        try {
            return JSON.readTree(request.body()).at("/job/name").asText();
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(request.body(), malformed);
        }
    }

    /** Whatever a process was doing when it was killed, each of its runs is told of, and always in the same words. */
    @Slow
    @EachJdk
    void losesNoEventWhereverItIsKilled(Jdk jdk) throws Exception {
        try (ReceivingServer server = ReceivingServer.start()) {
            for (int round = 0; round < 12; round++) {
                try (RunningJvm jvm =
                        agent(jdk, server).main(LongBatch.class, "0").start()) {
                    jvm.awaitLine("warm");
                    for (int i = 0; i < 20; i++) {
                        jvm.tell("go");
                    }
                    jvm.awaitLine("ran 1");
                    Thread.sleep(round * 37L);
                    jvm.kill();
                }
            }
            recover(jdk, server);

            Map<String, List<String>> types = types(server);
            List<StoredRun> stored = new TrackedFolder(temporary.resolve("tracked")).runs();
            assertThat(stored).hasSizeGreaterThan(11).allSatisfy(run -> {
                List<String> told = types.get(run.id());
                String end = run.text("status").equals("aborted") ? "ABORT" : "COMPLETE";
                assertThat(told).startsWith("START").endsWith(end).containsOnly("START", end);
            });
            assertThat(new HashSet<>(server.requests()))
                    .extracting(ReceivingServer.Request::body)
                    .hasSize(2 * stored.size());
        }
        assertThat(spool()).isEmptyDirectory();
    }

    private static Map<String, List<String>> types(ReceivingServer server) throws JsonProcessingException {
        Map<String, List<String>> types = new TreeMap<>();
        for (ReceivingServer.Request request : server.requests()) {
            JsonNode event = JSON.readTree(request.body());
            types.computeIfAbsent(event.at("/run/runId").asText(), run -> new ArrayList<>())
                    .add(event.get("eventType").asText());
        }
        return types;
    }

    private ForkedJvm agent(Jdk jdk, ReceivingServer server) {
        return ForkedJvm.on(jdk, temporary)
                .agent("path=" + temporary.resolve("tracked") + ",spool=" + spool() + ",checkpoint=500ms,openlineage="
                        + server.url());
    }

    private FinishedJvm recover(Jdk jdk, ReceivingServer server) {
        return ForkedJvm.on(jdk, temporary)
                .classPath(ForkedJvm.cliJar())
                .environment("TRACKING_OPENLINEAGE", server.url())
                .main("io.runtrack.cli.Main", "recover", "--spool", spool().toString())
                .run();
    }

    private Path spool() {
        return temporary.resolve("spool");
    }
}
