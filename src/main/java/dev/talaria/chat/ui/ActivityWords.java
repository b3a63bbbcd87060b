package dev.talaria.chat.ui;

import dev.talaria.live.Activity;

/// An activity by its look and its name.
///
/// @param dot the shape, as the style sheet calls it
/// @param colour `accent`, `amber`, `bad` or `soft`
record ActivityWords(String dot, String colour, String words) {
    static ActivityWords of(Activity activity) {
        return switch (activity) {
            case IDLE -> new ActivityWords("idle", "soft", "");
            case FAILED -> new ActivityWords("fail", "bad", "failed");
            case UNREAD -> new ActivityWords("unread", "ok", "unread");
            case BACKGROUND -> new ActivityWords("bgd", "soft", "background");
            case WORKING -> new ActivityWords("work", "accent", "working");
            case STALLED -> new ActivityWords("stall", "accent", "stalled");
            case NEEDS_INPUT -> new ActivityWords("need", "amber", "needs input");
        };
    }
}
