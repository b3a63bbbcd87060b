package dev.talaria.shell.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.talaria.live.Activity;
import dev.talaria.profiles.Profile;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.ProfileSlice;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionLinks;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;

/// The rail of one look: which profile is in scope, and what goes on in each, whatever is in scope.
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

    private RailModel.Pill pill(Optional<ProfileName> scope) {
        var counts = counts(ProfileName.DEFAULT);
        var strongest = strongest(counts);
        var news = counts.isEmpty() ? "" : "\n" + hint(rows.label(ProfileName.DEFAULT), counts);
        if (scope.isEmpty()) {
            return new RailModel.Pill("layers", "All profiles",
                    "All profiles are shown. Switch to the default profile" + news, strongest);
        }
        return scope.get().isDefault()
                ? new RailModel.Pill("home-active", "Default profile",
                        "The default profile is shown. Switch to all profiles" + news, strongest)
                : new RailModel.Pill("home", "Default profile", "Switch to the default profile" + news, strongest);
    }

    private RailModel.Square square(Profile profile, Optional<ProfileName> scope) {
        var counts = counts(profile.name());
        return new RailModel.Square(profile.name().value(), profile.label(), letter(profile.label()),
                SessionLinks.profile(profile.name()), rows.colour(profile.name()).orElse(null),
                scope.filter(profile.name()::equals).isPresent(), strongest(counts),
                hint(profile.label(), counts));
    }

    private static String hint(String label, Map<Activity, Long> counts) {
        var words = new TreeMap<Activity, Long>(counts).descendingMap().entrySet().stream()
                .map(entry -> " · " + entry.getValue() + " " + Activities.words(entry.getKey()))
                .collect(Collectors.joining());
        return label + words;
    }

    private static String strongest(Map<Activity, Long> counts) {
        return Activities.styled(counts.keySet().stream().reduce(Activity.IDLE,
                (one, other) -> one.compareTo(other) > 0 ? one : other));
    }

    private Map<Activity, Long> counts(ProfileName profile) {
        var counts = new EnumMap<Activity, Long>(Activity.class);
        rows.live().notes(profile).forEach(note -> counts.merge(note.activity(), 1L, Long::sum));
        var elsewhere = runningElsewhere(profile);
        if (elsewhere > 0) {
            counts.merge(Activity.WORKING, elsewhere, Long::sum);
        }
        return counts;
    }

    /// In other programs. Running sessions are the newest ones, so that the top of the list tells.
    private long runningElsewhere(ProfileName profile) {
        return catalogue.page(member,
                SliceRequest.newest(profile, Population.HUMAN,
                        LOOKED_AT)) instanceof ProfileSlice.Listed(_, var sessions, _, _)
                                ? sessions.stream()
                                        .filter(rows.live()::isAtWorkElsewhere)
                                        .count()
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
