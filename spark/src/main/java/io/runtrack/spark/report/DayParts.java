package io.runtrack.spark.report;

import io.runtrack.figures.facts.DayPart;
import io.runtrack.figures.facts.LaterDay;
import io.runtrack.figures.facts.LaterRun;
import io.runtrack.model.RunMetadata;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parts of days as bytes. Stateless. */
final class DayParts {
    private static final int FILES = 1;
    private static final int EMAILS = 2;

    private DayParts() {}

    static byte[] pack(DayPart part) throws IOException {
        Set<String> inUnits = new HashSet<>();
        part.units().forEach(unit -> unit.forEach(run -> inUnits.add(run.runId())));
        Set<String> withEmails = new HashSet<>();
        part.runs().forEach(run -> withEmails.add(run.runId()));
        return Packed.pack(packer -> {
            packer.text(part.era().name());
            packer.text(part.day().toString());
            packer.number(part.units().size());
            for (List<RunMetadata> unit : part.units()) {
                packer.number(unit.size());
                for (RunMetadata run : unit) {
                    packer.number(FILES | (withEmails.contains(run.runId()) ? EMAILS : 0));
                    packer.run(run);
                }
            }
            List<RunMetadata> alone = part.runs().stream()
                    .filter(run -> !inUnits.contains(run.runId()))
                    .toList();
            packer.number(alone.size());
            for (RunMetadata run : alone) {
                packer.run(run);
            }
        });
    }

    static DayPart dayPart(byte[] packed) throws IOException {
        Packed.Unpacker unpacker = Packed.unpack(packed);
        DayPart.Era era = DayPart.Era.valueOf(unpacker.text());
        LocalDate day = LocalDate.parse(unpacker.text());
        List<List<RunMetadata>> units = new ArrayList<>();
        List<RunMetadata> runs = new ArrayList<>();
        for (int unitsLeft = unpacker.number(); unitsLeft > 0; unitsLeft--) {
            List<RunMetadata> unit = new ArrayList<>();
            for (int left = unpacker.number(); left > 0; left--) {
                int reads = unpacker.number();
                RunMetadata run = unpacker.run();
                unit.add(run);
                if ((reads & EMAILS) != 0) {
                    runs.add(run);
                }
            }
            units.add(unit);
        }
        for (int left = unpacker.number(); left > 0; left--) {
            runs.add(unpacker.run());
        }
        return new DayPart(era, day, units, runs);
    }

    static byte[] pack(LaterDay later) throws IOException {
        return Packed.pack(packer -> {
            packer.text(later.day().toString());
            packer.number(later.runs().size());
            for (LaterRun run : later.runs()) {
                packer.run(run.run());
                packer.number(run.redoes().size());
                for (String command : run.redoes()) {
                    packer.text(command);
                }
            }
        });
    }

    static LaterDay laterDay(byte[] packed) throws IOException {
        Packed.Unpacker unpacker = Packed.unpack(packed);
        LocalDate day = LocalDate.parse(unpacker.text());
        List<LaterRun> runs = new ArrayList<>();
        for (int left = unpacker.number(); left > 0; left--) {
            RunMetadata run = unpacker.run();
            Set<String> redoes = new TreeSet<>();
            for (int commands = unpacker.number(); commands > 0; commands--) {
                redoes.add(unpacker.text());
            }
            runs.add(new LaterRun(run, redoes));
        }
        return new LaterDay(day, runs);
    }
}
