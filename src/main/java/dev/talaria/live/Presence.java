package dev.talaria.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.stereotype.Component;

import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;

/// Who has which session on a screen.
@Component
class Presence {
    private final LiveBells bells;
    private final Map<SessionKey, List<Author>> screens = new ConcurrentHashMap<>();

    Presence(LiveBells bells) {
        this.bells = bells;
    }

    /// One screen of the member; several of one member count as long as the last is open.
    Subscription watch(Member member, SessionKey session) {
        var author = Author.of(member);
        screens.compute(session, (_, watching) -> {
            var more = new ArrayList<>(watching == null ? List.<Author>of() : watching);
            more.add(author);
            return List.copyOf(more);
        });
        bells.session(session);
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                leave(author, session);
            }
        };
    }

    private void leave(Author author, SessionKey session) {
        screens.computeIfPresent(session, (_, watching) -> {
            var fewer = new ArrayList<>(watching);
            fewer.remove(author);
            return fewer.isEmpty() ? null : List.copyOf(fewer);
        });
        bells.session(session);
    }

    /// Each once, whoever came first before the others.
    List<Author> of(SessionKey session) {
        return screens.getOrDefault(session, List.of()).stream().distinct().toList();
    }
}
