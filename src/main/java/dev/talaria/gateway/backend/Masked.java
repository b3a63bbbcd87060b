package dev.talaria.gateway.backend;

import java.util.regex.Pattern;

/// Text of another program without what looks like a secret.
final class Masked {
    private static final String HIDDEN = "•••";
    private static final Pattern NAMED = Pattern
            .compile(
                    "(?i)([\\w-]*(?:token|secret|passw(?:or)?d|api[_-]?key|credential|ticket)[\\w-]*[\"']?\\s*[:=]\\s*)"
                            + "(\"[^\"]*\"|'[^']*'|[^\\s&,;]+)");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(bearer|basic)\\s+[\\w.~+/=-]{6,}");
    private static final Pattern KEY = Pattern.compile("\\b(?:sk|pk|gh[pousr]|xox[abp]|AIza)[-_]?[\\w-]{12,}");
    private static final Pattern LOGIN = Pattern.compile("://[^/\\s:@]+:[^/\\s@]+@");

    private Masked() {}

    static String of(String text) {
        var masked = NAMED.matcher(text).replaceAll("$1" + HIDDEN);
        masked = BEARER.matcher(masked).replaceAll("$1 " + HIDDEN);
        masked = KEY.matcher(masked).replaceAll(HIDDEN);
        return LOGIN.matcher(masked).replaceAll("://" + HIDDEN + "@");
    }
}
