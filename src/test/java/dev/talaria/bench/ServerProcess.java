package dev.talaria.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

import dev.talaria.TalariaApplication;

/// Talaria in a process of its own, so that what the clients need is not counted as its.
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static ServerProcess on(Path home, Path data) throws IOException {
        var process = new ProcessBuilder(JAVA.resolve("java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), TalariaApplication.class.getName(), "--server.port=0",
                "--talaria.home=" + home, "--talaria.data=" + data).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            var found = ADDRESS.matcher(line);
            if (found.find()) {
                return new ServerProcess(process, found.group() + "/");
            }
        }
        throw new IOException("Talaria ended before it was ready");
    }

    String address() {
        return address;
    }

    /// After a full collection.
    long usedKilobytes() throws IOException {
        ask("GC.run");
        var used = USED.matcher(ask("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("The heap's size was not told");
        }
        return Long.parseLong(used.group(1));
    }

    private String ask(String question) throws IOException {
        var answer = new ProcessBuilder(JAVA.resolve("jcmd").toString(), Long.toString(process.pid()), question)
                .redirectErrorStream(true).start();
        return new String(answer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
