package dev.talaria.chat.ui;

import dev.talaria.gateway.SessionSetting;

/// What is said of a setting that has been changed.
final class SettingWords {
    private SettingWords() {}

    static String said(SessionSetting setting) {
        return switch (setting) {
            case SessionSetting.Model(var model, _, _) -> "From the next turn on: " + model + ".";
            case SessionSetting.Effort(var effort) -> "Reasoning effort: " + SettingsMenu.effortWords(effort) + ".";
            case SessionSetting.Fast(var fast) -> fast ? "Fast from now on." : "Normal speed from now on.";
            case SessionSetting.Approvals(var never) -> never
                    ? "Nothing is asked in this session any more."
                    : "Asks before something risky again.";
            case SessionSetting.Personality(var name) -> name.isEmpty()
                    ? "No personality from now on."
                    : "Personality: " + name + ".";
            case SessionSetting.Folder(var path) -> "Works in " + path + " now.";
        };
    }
}
