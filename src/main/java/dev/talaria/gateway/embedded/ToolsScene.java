package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reads, changes and checks files that do not exist.
final class ToolsScene {
    private static final List<String> TASKS = List.of("Look at the folder", "Read the greeting", "Make it friendlier",
            "Run the tests");

    private static final String FILE = """
            def greet(name):
                print("Hello " + name)


            if __name__ == "__main__":
                greet("world")
            """;

    private static final String DIFF = """
            --- a/greet.py
            +++ b/greet.py
            @@ -1,5 +1,8 @@
            -def greet(name):
            -    print("Hello " + name)
            +def greet(name: str, *, loud: bool = False) -> None:
            +    greeting = f"Hello, {name}!"
            +    print(greeting.upper() if loud else greeting)
            \s
            \s
             if __name__ == "__main__":
            -    greet("world")
            +    greet("world", loud=True)
            """;

    private ToolsScene() {}

    static void play(Actor actor) {
        actor.think("First a look at what is there. Then the smallest change that does it, and the tests.");
        actor.say("I'll look at the files first.\n\n");
        todo(actor, 0);
        actor.tool("terminal", "ls -la", Map.of("command", "ls -la"), 500, CallResult.of(PlannedCall.json(Map.of(
                "output", "total 12\n-rw-r--r-- 1 you you  98 greet.py\n-rw-r--r-- 1 you you 214 test_greet.py\n",
                "exit_code", 0))));
        actor.tool("read_file", "greet.py", Map.of("path", "greet.py"), 400,
                CallResult.of(PlannedCall.json(Map.of("content", FILE, "total_lines", 6))));
        todo(actor, 2);
        actor.think("A keyword argument keeps every caller as it is.");
        actor.tool("patch", "greet.py", Map.of("path", "greet.py", "old_string", "def greet(name):", "new_string",
                "def greet(name: str, *, loud: bool = False) -> None:"), 700,
                new CallResult(PlannedCall.json(Map.of("success", true, "diff", DIFF)), DIFF, ""));
        actor.tool("terminal", "pytest -q", Map.of("command", "pytest -q"), 1_500, CallResult
                .of(PlannedCall.json(Map.of("output", "....                             [100%]\n4 passed in 0.12s\n",
                        "exit_code", 0))));
        todo(actor, 4);
        actor.say("""
                The greeting has a name, a comma and, if wanted, a loud voice:

                ```python
                greet("world", loud=True)   # HELLO, WORLD!
                ```

                | Check | Result |
                |---|---|
                | tests | 4 passed |
                | callers | unchanged |

                This was a *rehearsal*: no such file exists, and none was touched.""");
    }

    /// @param done how many tasks are behind us
    private static void todo(Actor actor, int done) {
        var items = IntStream.range(0, TASKS.size())
                .mapToObj(at -> Map.of("id", String.valueOf(at + 1), "content", TASKS.get(at), "status",
                        status(at, done)))
                .toList();
        actor.tool("todo", done + " of " + TASKS.size() + " done", Map.of("todos", items), 150,
                new CallResult(PlannedCall.json(Map.of("todos", items)), "", PlannedCall.json(items)));
    }

    private static String status(int at, int done) {
        if (at < done) {
            return "completed";
        }
        return at == done ? "in_progress" : "pending";
    }
}
