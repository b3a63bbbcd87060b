package dev.talaria.gateway.backend;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import dev.talaria.fake.HermesScript;

/// The pool of another Talaria, in a process of its own that can be killed.
final class AnotherTalaria {
    private AnotherTalaria() {}

    static Process start(Path folder, String profile) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), AnotherTalaria.class.getName(), folder.toString(), profile)
                .inheritIO().start();
    }

    static void main(String[] arguments) throws InterruptedException {
        var folder = Path.of(arguments[0]);
        var pool = new RunningPool(folder, HermesScript.in(folder));
        pool.started(arguments[1]);
        new CountDownLatch(1).await();
    }
}
