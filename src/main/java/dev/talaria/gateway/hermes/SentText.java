package dev.talaria.gateway.hermes;

import java.util.regex.Pattern;

/// Compares a prompt with what a backend shows of it. One puts what goes along with it before it or behind it, leaves out what it
/// read of it or names it anew, and shows a skill by its name.
final class SentText {
    private static final Pattern APPENDED = Pattern
            .compile("(?s)(?:\\A|\\n)--- (?:Attached Context|Context Warnings) ---.*\\z");
    private static final Pattern NAMED = Pattern
            .compile(
                    "@\\w{1,20}:(?:`[^`\\n]+`|\"[^\"\\n]+\"|'[^'\\n]+'|\\S+)|\\[Image attached(?: at)?: [^\\n]{1,2000}\\]");
    private static final Pattern NO_DATA = Pattern.compile("(?m)^\\s*\\[screenshot\\]\\s*$");
    private static final Pattern SKILL = Pattern
            .compile("\\A\\[IMPORTANT: The user has invoked the \"([^\"\\n]{1,300})\"");

    private SentText() {}

    static boolean isShownAs(String sent, String shown) {
        var bare = bare(sent);
        return (bare.isEmpty() ? onOneLine(shown).endsWith(onOneLine(sent)) : bare(shown).endsWith(bare))
                || isShownByItsSkill(sent, shown);
    }

    private static boolean isShownByItsSkill(String sent, String shown) {
        var skill = SKILL.matcher(sent);
        if (!skill.find()) {
            return false;
        }
        var name = skill.group(1).startsWith("/") ? skill.group(1) : "/" + skill.group(1);
        return shown.startsWith(name) && onOneLine(sent).contains(onOneLine(shown.substring(name.length())));
    }

    private static String bare(String text) {
        var own = APPENDED.matcher(text).replaceFirst("");
        return onOneLine(NAMED.matcher(NO_DATA.matcher(own).replaceAll("")).replaceAll(""));
    }

    private static String onOneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
