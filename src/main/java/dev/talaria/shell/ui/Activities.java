package dev.talaria.shell.ui;

import dev.talaria.live.Activity;

/// What an activity is called: in the style sheet, and by people.
final class Activities {
    private Activities() {}

    static String styled(Activity activity) {
        return switch (activity) {
            case IDLE -> "idle";
            case FAILED -> "failed";
            case UNREAD -> "unread";
            case BACKGROUND -> "background";
            case WORKING -> "working";
            case STALLED -> "stalled";
            case NEEDS_INPUT -> "needs-input";
        };
    }

    static String words(Activity activity) {
        return switch (activity) {
            case IDLE -> "idle";
            case FAILED -> "failed";
            case UNREAD -> "unread";
            case BACKGROUND -> "in the background";
            case WORKING -> "working";
            case STALLED -> "stalled";
            case NEEDS_INPUT -> "needs input";
        };
    }
}
