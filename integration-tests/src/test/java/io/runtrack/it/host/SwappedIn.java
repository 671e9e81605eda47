package io.runtrack.it.host;

import java.io.IOException;

/** Nothing in here is tracked before its one class is redefined: {@link NotTrackedYet} becomes the real annotation. */
public final class SwappedIn {

    private SwappedIn() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(process("/in/before.wav"));
        System.out.println("ready");
        System.in.read();
        System.out.println(process("/in/after.wav"));
    }

    @NotTrackedYet
    static String process(String path) {
        return path + " version-1";
    }
}
