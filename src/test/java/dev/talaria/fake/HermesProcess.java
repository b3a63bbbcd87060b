package dev.talaria.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A `hermes` that is a process of its own, and misbehaves as it is told: a [HermesScript] starts it.
final class HermesProcess {
    private final Path folder;
    private final String profile;
    private final List<String> arguments;

    private HermesProcess(Path folder, String profile, List<String> arguments) {
        this.folder = folder;
        this.profile = profile;
        this.arguments = arguments;
    }

    static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var all = List.of(arguments);
        new HermesProcess(Path.of(all.getFirst()), all.get(2), all.subList(3, all.size())).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        note("starts", "start\n");
        note("pid", ProcessHandle.current().pid() + "\n");
        note("environment", System.getenv().keySet().stream().sorted().collect(Collectors.joining("\n")));
        note("arguments", String.join(" ", arguments));
        switch (fault()) {
            case "mute" -> waitForEver();
            case "hung" -> hang();
            case "rubbish" -> {
                rubbish();
                serve();
                rubbish();
            }
            case "full-disk" -> {
                IO.println("sqlite3.OperationalError: unable to open database file");
                IO.println("OSError: [Errno 28] No space left on device");
                System.exit(1);
            }
            case "port-taken" -> {
                Files.delete(folder.resolve("fault." + profile));
                IO.println("ERROR: [Errno 98] error while attempting to bind on address: address already in use");
                System.exit(1);
            }
            case "port-lost" -> {
                Files.delete(folder.resolve("fault." + profile));
                serve("/somewhere/else");
                waitFor(1_500);
                IO.println("ERROR: [Errno 98] error while attempting to bind on address: address already in use");
                System.exit(1);
            }
            case "foreign" -> serve("/somewhere/else");
            case "children" -> {
                children();
                serve();
            }
            case "updating" -> {
                IO.println("Completing the update of Hermes: installing dependencies");
                waitFor(1_500);
                serve();
            }
            case "leaky" -> {
                IO.println("could not start with token=" + System.getenv("HERMES_DASHBOARD_SESSION_TOKEN"));
                IO.println("Authorization: Bearer abcdefghijkl and sk-abcdefghijklmnopqrstuv");
                System.exit(3);
            }
            default -> serve();
        }
        waitForEver();
    }

    private String fault() throws IOException {
        var file = folder.resolve("fault." + profile);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void serve() throws IOException, SQLException {
        var root = Path.of(System.getenv("HERMES_HOME"));
        serve((profile.equals("default") ? root : root.resolve("profiles").resolve(profile)).toString());
    }

    private void serve(String home) throws IOException, SQLException {
        var behaviour = ScriptedBehaviour.of(isDashboard()
                ? 1
                : Integer.parseInt(System.getenv().getOrDefault("SCRIPTED_CONTRACT", "4")));
        behaviour.home = home;
        behaviour.refusesSockets = fault().equals("refusing");
        var stateDb = Path.of(home, "state.db");
        var file = Files.exists(stateDb) ? Optional.of(new ScriptedFile(stateDb)) : Optional.<ScriptedFile>empty();
        var hermes = ScriptedHermes.start(behaviour, port(), token(Path.of(home)), file);
        note("port", String.valueOf(hermes.port()));
        if (isDashboard()) {
            IO.println("  Hermes Web UI → http://127.0.0.1:" + hermes.port());
        } else {
            IO.println("HERMES_BACKEND_READY port=" + hermes.port());
        }
    }

    /// The profile's own `.env` wins over what it is given.
    private static String token(Path home) throws IOException {
        var name = "HERMES_DASHBOARD_SESSION_TOKEN";
        var file = home.resolve(".env");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().filter(line -> line.startsWith(name + "=")).findFirst()
                        .map(line -> line.substring(name.length() + 1)).orElseGet(() -> System.getenv(name))
                : System.getenv(name);
    }

    private boolean isDashboard() {
        return arguments.contains("dashboard");
    }

    private int port() {
        return Integer.parseInt(arguments.get(arguments.indexOf("--port") + 1));
    }

    /// Says that it is ready, admits everybody and says nothing more.
    private static void hang() throws IOException, InterruptedException {
        var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        IO.println("HERMES_BACKEND_READY port=" + door.getLocalPort());
        waitForEver();
    }

    private static void rubbish() {
        var line = "\u001b[31m" + "▒".repeat(20_000) + "\u0000 HERMES_BACKEND_READY port=";
        for (var i = 0; i < 100; i++) {
            IO.println(line);
        }
    }

    /// One child, and one that has left its parent and its process group; neither ends when asked.
    private void children() throws IOException {
        var stubborn = "trap '' TERM; echo $$ >> " + folder.resolve("children") + "; while true; do sleep 1; done";
        new ProcessBuilder("sh", "-c", stubborn).start();
        new ProcessBuilder("sh", "-c", "setsid sh -c \"" + stubborn.replace("$", "\\$") + "\" & exit 0").start();
    }

    private void note(String what, String text) throws IOException {
        Files.writeString(folder.resolve(what + "." + profile), text, StandardCharsets.UTF_8,
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void waitFor(long millis) throws InterruptedException {
        var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    }

    private static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
