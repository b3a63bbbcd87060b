package dev.talaria.chat.ui;

import java.util.Locale;

/// Amounts as a header shows them: short, one decimal at most.
final class Amounts {
    private Amounts() {}

    static String tokens(long count) {
        if (count < 1000) {
            return count + " tokens";
        }
        if (count < 1_000_000) {
            return String.format(Locale.ENGLISH, "%.1fk tokens", count / 1000.0);
        }
        return String.format(Locale.ENGLISH, "%.1fM tokens", count / 1_000_000.0);
    }

    /// How much of a window is filled, such as "38% of 200k".
    static String percent(long used, long most) {
        return Math.round(100.0 * used / most) + "% of " + rounded(most);
    }

    private static String rounded(long count) {
        if (count < 1000) {
            return Long.toString(count);
        }
        return count < 1_000_000
                ? Math.round(count / 1000.0) + "k"
                : String.format(Locale.ENGLISH, "%.1fM", count / 1_000_000.0).replace(".0M", "M");
    }

    /// Two decimals, but never "$0.00" for something that did cost.
    static String dollars(double amount) {
        if (amount > 0 && amount < 0.01) {
            return "under $0.01";
        }
        return String.format(Locale.ENGLISH, "$%,.2f", amount);
    }
}
