package io.runtrack.storage.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a write says of its content, so that the service refuses what was changed on the way. Buckets with a default
 * retention ask for it.
 */
final class Md5 {

    private Md5() {}

    /** Null in a JVM without MD5, as some rules for cryptography want it. */
    static @Nullable String of(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException forbidden) {
            return null;
        }
    }
}
