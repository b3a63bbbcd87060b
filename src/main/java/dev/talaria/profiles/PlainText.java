package dev.talaria.profiles;

import dev.talaria.shared.OneLine;

/// Makes text from a foreign disk fit to be shown in one line.
final class PlainText {
    private PlainText() {}

    /// Without control, format and broken characters, white space collapsed, at most so many characters.
    static String line(String text, int longest) {
        var line = new StringBuilder();
        text.codePoints().limit(4L * longest).forEach(character -> {
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                line.append(' ');
            } else if (isShown(character)) {
                line.appendCodePoint(character);
            }
        });
        return OneLine.of(line.toString(), longest);
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            // joiners hold emoji and some scripts together; the other format characters can turn the line around
            case Character.FORMAT -> character == 0x200C || character == 0x200D;
            default -> true;
        };
    }
}
