package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedEmail;
import io.runtrack.annotations.TrackedFile;
import java.nio.file.Path;
import java.util.Comparator;

/** Methods that inherit what is declared on others; docs/capture.md shows these lines and what they become. */
public final class InheritedShapes {

    private InheritedShapes() {}

    public static void main(String[] arguments) {
        new OfInterface().transcribe(Path.of("/in/interface.wav"));
        new OfGeneric().convert(Path.of("/in/generic.wav"));
        callGenerically(new OfGeneric(), Path.of("/in/bridged.wav"));
        new OfGenericSuperclass().convert(Path.of("/in/two-levels.wav"));
        new KeepsDefault().archive(Path.of("/in/default.wav"));
        new ReplacesDefault().archive(Path.of("/in/replaced.wav"));
        new OfAbstractClass().read(Path.of("/in/abstract.wav"));
        new OfSuperclass().load(Path.of("/in/superclass.wav"));
        new Narrowed().make(Path.of("/in/narrowed.wav"));
        new CallsSuper().load(Path.of("/in/super.wav"));
        new Recursive().walk(Path.of("/in/recursive"), 1);
        new Nearest().load(Path.of("/in/nearest.wav"));
        new SuperclassFirst().load(Path.of("/in/superclass-first.wav"));
        new MostSpecific().scan(Path.of("/in/most-specific.wav"));
        new BothKinds().load(Path.of("/in/both-kinds.wav"));
        new OfRecord("r-1").transcribe(Path.of("/in/record.wav"));
        Format.JSON.read(Path.of("/in/enum.json"));
        new InheritedShapes.NightlyJob().run("2026-01-31");
        new InheritedShapes.WeeklyJob().run("2026-02-01");
        new OfMailer().send("bo@example.com");
    }

    interface Transcriber {
        @TrackedFile(agentId = "{by}")
        default void transcribe(Path recording, String by) {}

        @TrackedFile(type = "audio", agentId = "{recording.fileName}")
        void transcribe(Path recording);
    }

    static class OfInterface implements Transcriber {
        @Override
        public void transcribe(Path file) {}
    }

    interface Converter<T> {
        @TrackedFile
        String convert(T input);
    }

    static class OfGeneric implements Converter<Path> {
        @Override
        public String convert(Path input) {
            return "converted";
        }
    }

    private static <T> void callGenerically(Converter<T> converter, T input) {
        converter.convert(input);
    }

    abstract static class Checked<U extends Comparable<? super U>> implements Converter<U> {}

    static class OfGenericSuperclass extends Checked<Path> {
        @Override
        public String convert(Path input) {
            return "converted";
        }
    }

    interface Archive {
        @TrackedFile
        default void archive(Path file) {}
    }

    static class KeepsDefault implements Archive {}

    static class ReplacesDefault implements Archive {
        @Override
        public void archive(Path file) {
            Archive.super.archive(file);
        }
    }

    abstract static class Reader {
        @TrackedFile
        protected abstract void read(Path file);
    }

    static class OfAbstractClass extends Reader {
        @Override
        protected void read(Path file) {}
    }

    static class Loader {
        @TrackedFile(agentId = "loader")
        Path load(Path file) {
            return file;
        }
    }

    static class OfSuperclass extends Loader {
        @Override
        Path load(Path file) {
            return Path.of("/out/overridden");
        }
    }

    static class Factory {
        @TrackedFile
        Object make(Path file) {
            return file;
        }
    }

    static class Narrowed extends Factory {
        @Override
        Path make(Path file) {
            return Path.of("/out/narrowed");
        }
    }

    static class CallsSuper extends Loader {
        @Override
        Path load(Path file) {
            return super.load(file);
        }
    }

    static class Walker {
        @TrackedFile
        void walk(Path folder, int depth) {
            if (depth > 0) {
                walk(folder.resolve("child"), depth - 1);
            }
        }
    }

    static class Recursive extends Walker {
        @Override
        void walk(Path folder, int depth) {
            super.walk(folder, depth);
        }
    }

    static class Nearest extends OfSuperclass {
        @Override
        @TrackedFile(agentId = "nearest")
        Path load(Path file) {
            return super.load(file);
        }
    }

    interface Loads {
        @TrackedFile(agentId = "interface")
        Object load(Path file);
    }

    static class SuperclassFirst extends Loader implements Loads {
        @Override
        public Path load(Path file) {
            return file;
        }
    }

    interface Scanner {
        @TrackedFile(agentId = "general")
        void scan(Path file);
    }

    interface VirusScanner extends Scanner {
        @Override
        @TrackedFile(agentId = "specific")
        void scan(Path file);
    }

    static class MostSpecific implements Scanner, VirusScanner {
        @Override
        public void scan(Path file) {}
    }

    static class BothKinds extends Loader {
        @Override
        @TrackedCommand
        Path load(Path file) {
            return file;
        }
    }

    record OfRecord(String id) implements Transcriber {
        @Override
        public void transcribe(Path file) {}
    }

    enum Format implements Comparator<String> {
        JSON {
            @Override
            void read(Path file) {}
        };

        @TrackedFile(agentId = "{this}")
        abstract void read(Path file);

        @Override
        public int compare(String first, String second) {
            return first.compareTo(second);
        }
    }

    abstract static class Job {
        @TrackedCommand
        abstract void run(String date);
    }

    static class NightlyJob extends Job {
        @Override
        void run(String date) {}
    }

    static class AnyJob {
        @TrackedCommand
        void run(String date) {}
    }

    static class WeeklyJob extends AnyJob {
        @Override
        void run(String date) {
            super.run(date);
        }
    }

    interface Mailer {
        @TrackedEmail
        boolean send(String to);
    }

    static class OfMailer implements Mailer {
        @Override
        public boolean send(String recipientOrSo) {
            return true;
        }
    }
}
