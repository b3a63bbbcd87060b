package dev.talaria.sessions.statedb;

import java.util.List;
import java.util.stream.Collectors;

/// What a backend put in a person's place for its model to read, and did not mark. Nobody answers it, and no session is called by
/// it.
public final class ForTheModel {
    /// Which model or character answers from now on, and other words to the model.
    public static final String REMARK = "[System:";
    /// A compaction says the request again that it broke into.
    public static final String REQUEST_AGAIN = "[STILL IN PROGRESS";
    /// A compaction left no request.
    public static final String NO_REQUEST = "Continue from the compressed conversation context above";
    /// What is to be done, kept over a compaction.
    public static final String TASKS = "[Your active task list was preserved across context";

    private static final List<String> ALL = List.of(REMARK, REQUEST_AGAIN, NO_REQUEST, TASKS);

    private ForTheModel() {}

    static boolean is(String prompt) {
        return ALL.stream().anyMatch(prompt::startsWith);
    }

    /// That a row is none of these.
    static String isNot() {
        return ALL.stream()
                .map(opening -> "content not like '" + opening + "%'")
                .collect(Collectors.joining(" and ", "(role <> 'user' or content is null or (", "))"));
    }
}
