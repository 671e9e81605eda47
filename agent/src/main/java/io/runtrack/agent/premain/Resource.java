package io.runtrack.agent.premain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A resource of the isolated loader as a URL. No URL of the JDK's own leads into a jar inside a jar. */
final class Resource extends URLStreamHandler {

    private final Archive archive;
    private final String name;

    private Resource(Archive archive, String name) {
        this.archive = archive;
        this.name = name;
    }

    static URL url(Archive archive, String archiveName, String name) throws MalformedURLException {
        return new URL("runtrack", null, -1, "/" + archiveName + "!/" + name, new Resource(archive, name));
    }

    @Override
    protected URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                // There is nobody to connect to: the content is read when it is asked for.
            }

            @Override
            public InputStream getInputStream() throws IOException {
                byte[] content = archive.read(name);
                if (content == null) {
                    throw new IOException("no " + name + " in the agent's jar");
                }
                return new ByteArrayInputStream(content);
            }
        };
    }
}
