package dev.talaria.gateway;

/// A password on its way to an agent. Shows itself to nobody by accident: not in a log, a message or a debugger's line.
public final class SecretText {
    private final String value;

    public SecretText(String value) {
        this.value = value;
    }

    /// The value itself, for the wire only.
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
