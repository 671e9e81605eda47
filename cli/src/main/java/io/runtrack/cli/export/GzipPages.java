package io.runtrack.cli.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Packs pages with the JDK's own gzip, which every reader knows: the other codecs bring native code along. Stateless.
 */
final class GzipPages implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream((int) page.size() / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            page.writeAllTo(out);
        }
        return BytesInput.from(packed);
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.GZIP;
    }

    @Override
    public void release() {}
}
