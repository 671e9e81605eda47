package io.runtrack.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads a YAML file as texts, lists and mappings: it makes no objects of other types, whatever tags ask for, and
 * follows aliases only as far as a document written by a person would have them. The only class that knows the YAML
 * library.
 */
public final class YamlDocument {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_VALUES = 200_000;
    private static final int DEEPEST = 50;

    private final String path;
    private int values;

    private YamlDocument(String path) {
        this.path = path;
    }

    /** The file cannot be used at all; the message says why and what to do. */
    public static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /** The mapping that a file consists of; an empty one for an empty file. */
    public static YamlValue read(String path) throws UnreadableException {
        String text = text(path);
        try {
            Optional<Node> root = new Compose(
                            LoadSettings.builder().setCodePointLimit(MOST_BYTES).build())
                    .composeString(text);
            YamlDocument document = new YamlDocument(path);
            return root.isEmpty() ? YamlValue.ofMapping(List.of(), document.place(1)) : document.mapping(root.get());
        } catch (MarkedYamlEngineException mistake) {
            int line = mistake.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new UnreadableException("no valid YAML in line " + line + ": " + mistake.getProblem() + "; mend it");
        } catch (YamlEngineException mistake) {
            throw new UnreadableException("no valid YAML: " + mistake.getMessage() + "; mend it");
        } catch (StackOverflowError tooDeep) {
            throw new UnreadableException("nested too deeply; write it flatter");
        }
    }

    private static String text(String path) throws UnreadableException {
        try (InputStream in = Files.newInputStream(regularFile(path))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnreadableException("larger than 4 MiB; is it the right file?");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw new UnreadableException("there is no such file; correct the path");
        } catch (CharacterCodingException notText) {
            throw new UnreadableException("not UTF-8; save it as such");
        } catch (IOException | InvalidPathException unreadable) {
            throw new UnreadableException("cannot be read (" + unreadable + "); name a file that this user may read");
        }
    }

    /** To open a pipe would hold the host up until somebody writes into it. */
    private static Path regularFile(String path) throws IOException, UnreadableException {
        Path file = Path.of(path);
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new UnreadableException("not a file that can be read as a whole; name a plain one");
        }
        return file;
    }

    private YamlValue mapping(Node root) throws UnreadableException {
        YamlValue value = value(root, 0);
        if (!value.isMapping()) {
            throw new UnreadableException("does not hold settings; write lines such as path: /data");
        }
        return value;
    }

    private YamlValue value(Node node, int depth) throws UnreadableException {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new UnreadableException("holds too much, or an alias within itself; write it out plainly");
        }
        String place = place(node);
        if (node instanceof ScalarNode scalar) {
            return YamlValue.ofText(scalar.getValue(), place);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlValue> elements = new ArrayList<>();
            for (Node element : sequence.getValue()) {
                elements.add(value(element, depth + 1));
            }
            return YamlValue.ofList(elements, place);
        }
        return YamlValue.ofMapping(entries((MappingNode) node, depth), place);
    }

    private List<YamlValue.Entry> entries(MappingNode mapping, int depth) throws UnreadableException {
        List<YamlValue.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new UnreadableException("a key in " + place(mapping) + " is no text; write KEY: VALUE");
            }
            if (!keys.add(key.getValue())) {
                throw new UnreadableException(
                        "key " + key.getValue() + " comes twice, again in line " + line(key) + "; leave one out");
            }
            entries.add(new YamlValue.Entry(key.getValue(), value(tuple.getValueNode(), depth + 1)));
        }
        return entries;
    }

    private String place(Node node) {
        return place(line(node));
    }

    private String place(int line) {
        return "config file " + path + ", line " + line;
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
