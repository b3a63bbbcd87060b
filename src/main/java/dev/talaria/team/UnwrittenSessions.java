package dev.talaria.team;

import static dev.talaria.team.db.Tables.BEGUN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// Sessions that were begun here and that no file holds yet, on disk, for their backends forget them when they stop. Rights
/// are asked by whoever calls.
@Service
public class UnwrittenSessions {
    private final DSLContext db;

    UnwrittenSessions(DSLContext db) {
        this.db = db;
    }

    /// How a session began; what is absent was as its profile has it.
    ///
    /// @param preview the beginning of its first prompt, on one line
    public record Begun(SessionKey session, Optional<String> folder, Optional<String> model, Optional<String> provider,
            Optional<String> effort, Optional<Boolean> fast, String preview, Instant at) {}

    public List<Begun> all() {
        return db.selectFrom(BEGUN)
                .fetch(row -> new Begun(
                        new SessionKey(new ProfileName(row.getProfile()), new StoredId(row.getRoot())),
                        Optional.ofNullable(row.getFolder()), Optional.ofNullable(row.getModel()),
                        Optional.ofNullable(row.getProvider()), Optional.ofNullable(row.getEffort()),
                        Optional.ofNullable(row.getFast()).map(fast -> fast != 0), row.getPreview(),
                        Instant.ofEpochMilli(Math.round(row.getStartedAt() * 1000))));
    }

    public void keep(Begun begun) {
        db.insertInto(BEGUN)
                .set(BEGUN.PROFILE, begun.session().profile().value())
                .set(BEGUN.ROOT, begun.session().root().value())
                .set(BEGUN.FOLDER, begun.folder().orElse(null))
                .set(BEGUN.MODEL, begun.model().orElse(null))
                .set(BEGUN.PROVIDER, begun.provider().orElse(null))
                .set(BEGUN.EFFORT, begun.effort().orElse(null))
                .set(BEGUN.FAST, begun.fast().map(fast -> fast ? 1L : 0L).orElse(null))
                .set(BEGUN.PREVIEW, begun.preview())
                .set(BEGUN.STARTED_AT, begun.at().toEpochMilli() / 1000.0)
                .onConflictDoNothing()
                .execute();
    }

    public void forget(SessionKey session) {
        db.deleteFrom(BEGUN)
                .where(BEGUN.PROFILE.eq(session.profile().value()), BEGUN.ROOT.eq(session.root().value()))
                .execute();
    }
}
