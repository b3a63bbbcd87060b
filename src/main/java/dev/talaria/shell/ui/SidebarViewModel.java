package dev.talaria.shell.ui;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.ProfileList;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionLookup;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;
import dev.talaria.team.MemberPreferences;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;

/// What one window's sidebar shows. Looks in the background; the window changes what it asks at any time.
final class SidebarViewModel {
    private final Member member;
    private final Profiles profiles;
    private final SessionCatalogue catalogue;
    private final Preferences preferences;
    private final Pins pins;
    private final LiveParts live;
    private final Clock clock;

    private volatile SidebarState state;
    private Set<SessionKey> lastRunning = Set.of();
    private Set<ProfileName> followed = Set.of();

    SidebarViewModel(Member member, Profiles profiles, SessionCatalogue catalogue, Preferences preferences, Pins pins,
            LiveParts live, Clock clock) {
        this.member = member;
        this.profiles = profiles;
        this.catalogue = catalogue;
        this.preferences = preferences;
        this.pins = pins;
        this.live = live;
        this.clock = clock;
        state = SidebarState.initial(Optional.empty());
    }

    SidebarState state() {
        return state;
    }

    void change(UnaryOperator<SidebarState> change) {
        state = change.apply(state);
    }

    /// The profile in scope: the only one there is, else the one chosen.
    private Optional<ProfileName> scope(SidebarState asked, ProfileList list) {
        if (list.profiles().size() == 1) {
            return Optional.of(list.profiles().getFirst().name());
        }
        return asked.scope().filter(name -> list.find(name).isPresent());
    }

    /// One look at everything. Not to be called twice at a time.
    SidebarModel look() {
        var asked = state;
        var choices = preferences.of(member);
        var list = profiles.list(member);
        var ordered = ordered(list, choices);
        var scope = scope(asked, list);
        var colours = profiles.colours(ordered.stream().map(Profile::name).toList(), choices.profileHues());
        var inScope = scope.map(List::of).orElseGet(() -> ordered.stream().map(Profile::name).toList());
        var now = live.now(member);
        var rows = new Rows(list, colours, Set.copyOf(pins.of(member)), now, name -> live.rights().mayOwn(member, name),
                name -> live.rights().mayTalk(member, name));
        var open = open(asked);
        var sections = asked.filter().isBlank()
                ? listed(asked, choices, rows, inScope, scope, apart(now, inScope, open))
                : new FilterResults(catalogue, member, rows).sections(asked, inScope, names(ordered, inScope));
        var rail = new Rail(catalogue, member, rows).model(ordered, scope);
        var begin = scope.or(() -> ordered.stream().map(Profile::name).findFirst()).flatMap(rows::begin);
        return new SidebarModel(sections, rail, current(asked, now, open), begin, now.waiting().size(),
                now.strongest(),
                scope.map(_ -> choices.grouping()).filter(_ -> asked.filter().isBlank()), choices.theme());
    }

    private List<SectionModel> listed(SidebarState asked, MemberPreferences choices, Rows rows,
            List<ProfileName> inScope, Optional<ProfileName> scope, Apart apart) {
        var sections = new Sections(catalogue, clock, member, asked, choices, rows, apart);
        var found = new ArrayList<SectionModel>();
        if (scope.isPresent()) {
            found.add(sections.list(scope.get()));
        } else {
            inScope.forEach(profile -> found.add(sections.group(profile)));
        }
        var anyRows = found.stream().anyMatch(section -> !section.rows().isEmpty());
        sections.others("scheduled", "Scheduled", Population.SCHEDULED, inScope).ifPresent(found::add);
        sections.others("automated", "Automated", Population.AUTOMATED, inScope).ifPresent(found::add);
        sections.archived(inScope).ifPresent(found::add);
        sections.pinned(anyRows).ifPresent(section -> found.addFirst(section));
        sections.needsInput().ifPresent(section -> found.addFirst(section));
        lastRunning = new HashSet<>();
        found.forEach(section -> section.rows()
                .stream()
                .filter(row -> row.doing().activity().equals("working"))
                .forEach(row -> SessionKeys.parse(row.key()).ifPresent(lastRunning::add)));
        return found;
    }

    private static List<ProfileName> names(List<Profile> profiles, List<ProfileName> besides) {
        return profiles.stream().map(Profile::name).filter(name -> !besides.contains(name)).toList();
    }

    private Apart apart(LiveNow now, List<ProfileName> inScope, Optional<SessionSummary> open) {
        var waiting = catalogue.byKeys(member, now.waiting());
        var waitingKeys = keysOf(waiting);
        var pinned = catalogue.byKeys(member, pins.of(member))
                .stream()
                .filter(session -> inScope.contains(session.key().profile()) && !session.archived()
                        && !now.leaving().contains(session.key()) && !waitingKeys.contains(session.key()))
                .toList();
        return new Apart(waiting, pinned, catalogue.byKeys(member, now.leaving()), sticky(now, open));
    }

    /// What must not fall off its page: the session on the screen, those at work, and those that were running in another
    /// program when last seen.
    private List<SessionSummary> sticky(LiveNow now, Optional<SessionSummary> open) {
        var kept = new LinkedHashSet<SessionSummary>();
        open.ifPresent(kept::add);
        kept.addAll(catalogue.byKeys(member, now.atWork()));
        catalogue.byKeys(member, lastRunning).stream().filter(SessionSummary::running).forEach(kept::add);
        return List.copyOf(kept);
    }

    private static String current(SidebarState asked, LiveNow now, Optional<SessionSummary> open) {
        return open.map(SessionSummary::key)
                .or(() -> asked.open()
                        .map(opened -> new SessionKey(opened.profile(), opened.segment()))
                        .filter(key -> now.unstored(key.profile()).stream()
                                .anyMatch(begun -> begun.session().equals(key))))
                .map(SessionKey::toString)
                .orElse("");
    }

    private Optional<SessionSummary> open(SidebarState asked) {
        return asked.open()
                .map(opened -> catalogue.find(member, opened.profile(), opened.segment()))
                .flatMap(found -> found instanceof SessionLookup.Found(var session)
                        ? Optional.of(session)
                        : Optional.empty());
    }

    /// The member's order first, then by name; `default` leads where nobody moved it.
    static List<Profile> ordered(ProfileList list, MemberPreferences choices) {
        var names = new LinkedHashSet<>(choices.profileOrder());
        var ordered = new ArrayList<Profile>();
        names.forEach(name -> list.find(name).ifPresent(ordered::add));
        list.profiles().stream().filter(profile -> !names.contains(profile.name())).forEach(ordered::add);
        ordered.sort((one, other) -> Boolean.compare(other.name().isDefault(), one.name().isDefault()));
        return ordered;
    }

    /// Everything that may change what the sidebar shows, as long as the same profiles are there.
    Subscription followAll(Runnable lookAgain) {
        var all = profiles.follow(member, lookAgain)
                .and(preferences.follow(member, lookAgain))
                .and(pins.follow(member, lookAgain))
                .and(live.sessions().followNotes(member, lookAgain));
        followed = names();
        for (var name : followed) {
            all = all.and(catalogue.follow(member, name, lookAgain));
        }
        return all;
    }

    /// Whether profiles have come or gone since `followAll`.
    boolean followsOthersThanThere() {
        return !followed.equals(names());
    }

    private Set<ProfileName> names() {
        return profiles.list(member).profiles().stream().map(Profile::name).collect(Collectors.toSet());
    }

    private static Set<SessionKey> keysOf(List<SessionSummary> sessions) {
        var keys = new HashSet<SessionKey>();
        sessions.forEach(session -> keys.add(session.key()));
        return keys;
    }
}
