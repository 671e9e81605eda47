package io.runtrack.it.host;

import io.runtrack.annotations.TrackedCommand;
import io.runtrack.annotations.TrackedFile;
import java.security.Permission;

/** Sets a security manager that refuses everything, before its first tracked call or after it. */
@SuppressWarnings("removal") // until Java 23 hosts may have one
public final class Guarded {

    private Guarded() {}

    public static void main(String[] arguments) {
        if (arguments[0].equals("late")) {
            run();
        }
        System.setSecurityManager(new SecurityManager() {
            @Override
            public void checkPermission(Permission permission) {
                throw new SecurityException("refused");
            }
        });
        run();
        System.out.println("done");
    }

    @TrackedCommand
    static void run() {
        process("/in/one.wav");
    }

    @TrackedFile
    static void process(String path) {
        System.out.println(path);
    }
}
