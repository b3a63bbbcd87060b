package dev.talaria.shell.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.talaria.profiles.Profile;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.ProfileSlice;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;

/// The rail of one look: which profile is in scope, and what goes on in the others.
record Rail(SessionCatalogue catalogue, Member member, Rows rows) {
    private static final int MOST_SQUARES = 13;
    private static final int LOOKED_AT = 20;

    /// Nothing for who has one profile only.
    Optional<RailModel> model(List<Profile> ordered, Optional<ProfileName> scope) {
        if (ordered.size() < 2) {
            return Optional.empty();
        }
        var squares = ordered.stream().filter(profile -> !profile.name().isDefault())
                .map(profile -> square(profile, scope));
        return Optional.of(new RailModel(scope.isPresent() ? "profile" : "all",
                scope.map(ProfileName::value).orElse(null), pill(scope), squares.toList(),
                ordered.size() - 1 > MOST_SQUARES));
    }

    private static RailModel.Pill pill(Optional<ProfileName> scope) {
        if (scope.isEmpty()) {
            return new RailModel.Pill("layers", "All profiles",
                    "All profiles are shown. Switch to the default profile");
        }
        return scope.get().isDefault()
                ? new RailModel.Pill("home-active", "Default profile",
                        "The default profile is shown. Switch to all profiles")
                : new RailModel.Pill("home", "Default profile", "Switch to the default profile");
    }

    private RailModel.Square square(Profile profile, Optional<ProfileName> scope) {
        var running = running(profile.name());
        var words = running == 0 ? profile.label() : profile.label() + " · " + running + " working";
        return new RailModel.Square(profile.name().value(), profile.label(), letter(profile.label()),
                SessionLinks.profile(profile.name()), rows.colour(profile.name()).orElse(null),
                scope.filter(profile.name()::equals).isPresent(), running == 0 ? "idle" : "working", words);
    }

    /// Running sessions are the newest ones, so that the top of the list tells.
    private long running(ProfileName profile) {
        return catalogue.page(member,
                SliceRequest.newest(profile, Population.HUMAN,
                        LOOKED_AT)) instanceof ProfileSlice.Listed(_, var sessions, _, _)
                                ? sessions.stream().filter(session -> session.running()).count()
                                : 0;
    }

    static String letter(String label) {
        return label.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .map(first -> first.toUpperCase(Locale.ROOT))
                .orElse("?");
    }
}
