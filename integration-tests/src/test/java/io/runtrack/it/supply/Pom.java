package io.runtrack.it.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One pom.xml as it is written, nothing inherited. */
record Pom(Path file, Document document) {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static Pom of(String module) {
        return read(ShippedJar.root().resolve(module).resolve("pom.xml"));
    }

    /** The one that is published, as the build has made it of the module's. */
    static Pom published(String module) {
        return read(ShippedJar.root().resolve(module).resolve("target/published-pom.xml"));
    }

    private static Pom read(Path file) {
        try {
            return new Pom(
                    file,
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(file + " is no XML document: " + e.getMessage(), e);
        }
    }

    /** The text of the first element at a path such as {@code scm/url}; empty if there is none. */
    String text(String path) {
        List<String> all = texts(path);
        return all.isEmpty() ? "" : all.get(0);
    }

    List<String> texts(String path) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate("/project/" + path, document, XPathConstants.NODESET);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                texts.add(nodes.item(i).getTextContent().strip());
            }
            return texts;
        } catch (XPathExpressionException e) {
            throw new AssertionError(path, e);
        }
    }
}
