package io.runtrack.it.host;

import io.runtrack.annotations.TrackedFile;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A class that is redefined while it runs. Its new version is made of its class file: "version-1", in the body as well
 * as in the annotation, becomes "version-2".
 */
public final class Swapped {
    static final CountDownLatch ENTERED = new CountDownLatch(1);

    private Swapped() {}

    @TrackedFile(type = "version-1")
    static String process(String path, @Nullable CountDownLatch until) throws InterruptedException {
        ENTERED.countDown();
        if (until != null) {
            until.await();
        }
        return path + " version-1";
    }
}
