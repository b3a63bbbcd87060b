package dev.talaria.live;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// What is known of every session of which anything is known. Which session an id means is decided here: a lineage keeps its
/// name whatever its newest segment is called.
@Component
class SessionBook {
    private final SessionCatalogue catalogue;
    private final LiveBells bells;
    private final Map<SessionKey, SessionState> states = new ConcurrentHashMap<>();
    /// By profile and any id that was met here.
    private final Map<SessionKey, SessionKey> names = new ConcurrentHashMap<>();
    private final Set<SessionKey> attached = ConcurrentHashMap.newKeySet();
    private final Map<SessionKey, Instant> ends = new ConcurrentHashMap<>();
    private final List<BiConsumer<SessionState, SessionState>> readers = new CopyOnWriteArrayList<>();

    SessionBook(SessionCatalogue catalogue, LiveBells bells) {
        this.catalogue = catalogue;
        this.bells = bells;
    }

    /// The session that this id is a segment of.
    SessionKey key(ProfileName profile, StoredId anySegment) {
        var named = new SessionKey(profile, anySegment);
        var known = names.get(named);
        if (known != null) {
            return known;
        }
        return catalogue.onDisk(profile, anySegment).map(SessionSummary::key).orElse(named);
    }

    /// From now on this id means the session, whatever the file says.
    void learn(SessionKey session, StoredId segment) {
        names.put(new SessionKey(session.profile(), segment), session);
    }

    /// Its backend has it live.
    void attached(SessionKey session) {
        attached.add(session);
    }

    boolean isAttached(SessionKey session) {
        return attached.contains(session);
    }

    void detached(SessionKey session) {
        attached.remove(session);
    }

    /// The backend of the profile may have gone, and all that was live in it.
    void detached(ProfileName profile) {
        attached.removeIf(session -> session.profile().equals(profile));
    }

    /// What is known; nothing but its name where nothing is.
    SessionState of(SessionKey session) {
        var known = states.get(session);
        return known != null ? known : SessionState.of(session, tipOnDisk(session));
    }

    /// When the last turn of the session ended that ran here; nothing where that was too long ago to matter.
    Optional<Instant> lastEnd(SessionKey session) {
        return Optional.ofNullable(ends.get(session));
    }

    /// @param matters ends before this are forgotten
    void ended(SessionKey session, Instant at, Instant matters) {
        ends.put(session, at);
        ends.values().removeIf(end -> end.isBefore(matters));
    }

    /// The segment that it goes on in. While a turn runs its gateway knows best, otherwise another program may have begun one.
    StoredId tip(SessionState state) {
        return state.busy()
                ? state.tip()
                : catalogue.onDisk(state.key().profile(), state.key().root())
                        .map(SessionSummary::tip)
                        .orElse(state.tip());
    }

    private StoredId tipOnDisk(SessionKey session) {
        return catalogue.onDisk(session.profile(), session.root()).map(SessionSummary::tip).orElse(session.root());
    }

    Collection<SessionState> all() {
        return states.values();
    }

    Optional<SessionState> known(SessionKey session) {
        return Optional.ofNullable(states.get(session));
    }

    /// Changes what is known, one change of a session after another, and tells. The change must be quick.
    ///
    /// @return what is known then
    SessionState change(SessionKey session, UnaryOperator<SessionState> change) {
        var changed = new Object() {
            Optional<SessionState> before = Optional.empty();
        };
        var after = states.compute(session, (_, known) -> {
            var before = known != null ? known : SessionState.of(session, tipOnDisk(session));
            var now = change.apply(before);
            changed.before = isSame(before, now) ? Optional.empty() : Optional.of(before);
            return now;
        });
        changed.before.ifPresent(before -> {
            learn(session, after.tip());
            bells.session(session);
            readers.forEach(reader -> reader.accept(before, after));
        });
        return after;
    }

    /// A change that changes nothing gives back what it got; long texts need not be compared for that.
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(SessionState before, SessionState after) {
        return before == after;
    }

    void forget(SessionKey session) {
        states.remove(session);
        attached.remove(session);
        bells.session(session);
        bells.notes(session.profile());
    }

    /// Hears of every change, with what was known before and after: quick, and with no change from within. Two changes of one
    /// session may be heard of in the other order.
    void read(BiConsumer<SessionState, SessionState> reader) {
        readers.add(reader);
    }
}
