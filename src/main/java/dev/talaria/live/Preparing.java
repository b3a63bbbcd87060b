package dev.talaria.live;

/// What an agent is said to do while its model still writes the call of a tool.
final class Preparing {
    private Preparing() {}

    /// @param tool as the agent calls it; one that is not known here is called by that name
    static String words(String tool) {
        return "prepares " + switch (tool) {
            case "clarify" -> "a question";
            case "terminal", "bash", "shell" -> "a command";
            case "execute_code" -> "a piece of code";
            case "write_file", "edit_file", "patch" -> "a change to a file";
            case "todo" -> "the list of tasks";
            case "delegate_task" -> "the work of subagents";
            case "" -> "a tool";
            default -> tool.replace('_', ' ');
        };
    }
}
