package dev.talaria.sessions;

import java.util.HashMap;
import java.util.Map;

/// Which sources a text finds, by id or by what people call them; asked once for each, not for each session.
final class NeedleInSources {
    private final Needle needle;
    private final Map<String, Boolean> asked = new HashMap<>();

    NeedleInSources(Needle needle) {
        this.needle = needle;
    }

    boolean isIn(String source) {
        return asked.computeIfAbsent(source, name -> needle.isIn(name) || needle.isIn(SourceNames.label(name)));
    }
}
