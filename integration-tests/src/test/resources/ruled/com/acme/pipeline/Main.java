package com.acme.pipeline;

import com.acme.pipeline.steps.Transcriber;
import java.nio.file.Path;

/** A pipeline that opens and exports nothing, and knows nothing of tracking. Given an argument, it waits for a line when its classes are loaded. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        Transcriber transcriber = new Transcriber();
        if (arguments.length > 0) {
            System.out.println("ready");
            System.in.read();
        }
        System.out.println(transcriber.transcribe(new Transcriber.Recording(Path.of("/in/a.wav"))));
        Runnable lambda = () -> System.out.println("lambda");
        lambda.run();
        System.out.println(transcriber);
    }
}
