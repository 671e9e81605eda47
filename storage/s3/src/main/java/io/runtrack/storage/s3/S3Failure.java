package io.runtrack.storage.s3;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the SDK throws into what a store throws, with the remedy where there is one. No message quotes a reply,
 * which may name a key.
 */
final class S3Failure {
    private static final int MISSING = 404;
    private static final int CONFLICT = 409;
    private static final int CHANGED = 412;
    private static final int UNKNOWN_FEATURE = 501;

    /** Replies that say who asks, and not what is asked for, is the matter. */
    private static final Set<String> OF_IDENTITIES = Set.of(
            "ExpiredToken",
            "InvalidToken",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "RequestTimeTooSkewed",
            "TokenRefreshRequired");

    private static final Set<String> OF_REGIONS =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    private S3Failure() {}

    /** @param description where it was asked and by whom */
    static IOException of(String what, String description, SdkException failure) {
        AwsServiceException refused = find(failure, AwsServiceException.class);
        if (refused != null) {
            return new IOException("cannot " + what + " in " + description + ": it answered "
                    + (refused.statusCode() + " " + code(refused)).strip() + remedy(refused));
        }
        if (firstLine(failure).contains("redentials")) {
            return new IOException("cannot " + what + " in " + description + ": no credentials are to be had; set "
                    + S3Account.KEY + " with " + S3Account.SECRET + " or AWS_PROFILE, or give this process a role ("
                    + firstLine(failure) + ")");
        }
        IOException network = find(failure, IOException.class);
        if (network != null) {
            return new IOException("cannot " + what + " in " + description + ": " + network, network);
        }
        return new IOException("cannot " + what + " in " + description + ": " + firstLine(failure));
    }

    /**
     * Whether the blob, or the upload that it was to be made of, is not there. A bucket that is not there is another
     * matter: nobody creates it by writing.
     */
    static boolean isMissing(SdkException failure) {
        AwsServiceException refused = find(failure, AwsServiceException.class);
        return refused != null
                && refused.statusCode() == MISSING
                && Set.of("", "NoSuchKey", "NotFound", "NoSuchUpload").contains(code(refused));
    }

    /**
     * Whether a condition on the blob's version was not met; or was met by this very request, whose first reply got
     * lost. A write on the condition of a version that is gone is answered with 404.
     */
    static boolean isConflict(SdkException failure) {
        AwsServiceException refused = find(failure, AwsServiceException.class);
        return refused != null && (refused.statusCode() == CHANGED || refused.statusCode() == CONFLICT);
    }

    private static String remedy(AwsServiceException refused) {
        String code = code(refused);
        if (OF_REGIONS.contains(code) || refused.statusCode() == 301) {
            return "; set AWS_REGION to the bucket's region";
        }
        if (code.equals("NoSuchBucket")) {
            return "; create the bucket, or correct the tracking path";
        }
        if (refused.statusCode() == UNKNOWN_FEATURE) {
            return "; it does not know something that was asked, perhaps If-None-Match or If-Match for writes: use a"
                    + " service that does";
        }
        if (OF_IDENTITIES.contains(code) || refused.statusCode() == 401 || refused.statusCode() == 403) {
            return "; check that the key or role is right and not expired, and may s3:ListBucket, s3:GetObject,"
                    + " s3:PutObject and s3:DeleteObject there";
        }
        return "";
    }

    private static String code(AwsServiceException refused) {
        String code = refused.awsErrorDetails() == null
                ? null
                : refused.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    private static String firstLine(SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end).strip();
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
