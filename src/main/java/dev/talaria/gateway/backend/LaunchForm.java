package dev.talaria.gateway.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.talaria.shared.ProfileName;

/// The ways in which versions of Hermes start a backend, newest first. Without `--isolated` the newer ones would answer a named
/// profile's start with one server for the whole machine.
enum LaunchForm {
    SERVE_ISOLATED("serve --isolated", false),
    SERVE("serve", false),
    /// These do not all say which port they got, so that we choose it.
    DASHBOARD_ISOLATED("dashboard --no-open --isolated", true),
    DASHBOARD("dashboard --no-open", true);

    private final String words;
    private final boolean portIsChosen;

    LaunchForm(String words, boolean portIsChosen) {
        this.words = words;
        this.portIsChosen = portIsChosen;
    }

    boolean portIsChosen() {
        return portIsChosen;
    }

    List<String> arguments(ProfileName profile, int port) {
        var arguments = new ArrayList<>(List.of("-p", profile.value()));
        arguments.addAll(List.of(words.split(" ", -1)));
        arguments.addAll(List.of("--host", "127.0.0.1", "--port", String.valueOf(port)));
        return arguments;
    }

    /// Whether the program ended since it does not know this form.
    static boolean isRefusal(int exit, String said) {
        var text = said.toLowerCase(Locale.ROOT);
        return text.contains("unrecognized arguments") || text.contains("invalid choice")
                || text.contains("unknown command") || text.contains("no such option")
                || (exit == 2 && text.contains("usage:"));
    }

    /// What to try after this one was refused.
    Optional<LaunchForm> next(String said) {
        return switch (this) {
            case SERVE_ISOLATED -> Optional.of(said.contains("--isolated") && !said.contains("invalid choice")
                    ? SERVE
                    : DASHBOARD_ISOLATED);
            case SERVE -> Optional.of(DASHBOARD_ISOLATED);
            case DASHBOARD_ISOLATED -> Optional.of(DASHBOARD);
            case DASHBOARD -> Optional.empty();
        };
    }
}
