package dev.talaria.gateway;

/// Something that can be set for one session.
public sealed interface SessionSetting {
    /// @param provider its short name; empty for the present one
    /// @param confirmed whether the person has agreed to what [SettingOutcome.ConfirmFirst] said
    record Model(String model, String provider, boolean confirmed) implements SessionSetting {}

    /// @param effort `none`, `minimal`, `low`, `medium`, `high`, `xhigh`
    record Effort(String effort) implements SessionSetting {}

    record Fast(boolean fast) implements SessionSetting {}

    /// @param bypass whether nothing is asked any more in this session
    record Approvals(boolean bypass) implements SessionSetting {}

    /// @param name empty for none
    record Personality(String name) implements SessionSetting {}

    record Folder(String path) implements SessionSetting {}
}
