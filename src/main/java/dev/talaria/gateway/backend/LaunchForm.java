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

    static final LaunchForm NEWEST = SERVE_ISOLATED;

    private static final int WRONG_USE = 2;
    private static final List<String> NOT_KNOWN = List.of("usage:", "unrecognized arguments", "invalid choice",
            "unknown command", "no such option");

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

    /// Whether the program ended since it does not know this form. Of one that ends otherwise such words mean something else; but
    /// for those of another `hermes`, a compiler, which ends as it likes.
    static boolean isRefusal(int exit, String said) {
        var text = said.toLowerCase(Locale.ROOT);
        return (exit == WRONG_USE && NOT_KNOWN.stream().anyMatch(text::contains))
                || text.contains("unknown command line argument");
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
