package dev.talaria.team;

import static dev.talaria.team.db.Tables.CHOICE;

import java.util.Optional;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Keeps in which folder a member began the last session of each profile.
@Service
public class LastFolders {
    private static final JsonMapper JSON = new JsonMapper();

    private final DSLContext db;

    LastFolders(DSLContext db) {
        this.db = db;
    }

    /// Nothing where the member has not begun a session in the profile yet.
    public Optional<String> of(Member actor, ProfileName profile) {
        return db.select(CHOICE.VALUE)
                .from(CHOICE)
                .where(CHOICE.MEMBER_ID.eq(actor.id().value()), CHOICE.NAME.eq(name(profile)))
                .fetchOptional(CHOICE.VALUE)
                .flatMap(LastFolders::text);
    }

    public void keep(Member actor, ProfileName profile, String folder) {
        var value = JSON.writeValueAsString(folder);
        db.insertInto(CHOICE)
                .set(CHOICE.MEMBER_ID, actor.id().value())
                .set(CHOICE.NAME, name(profile))
                .set(CHOICE.VALUE, value)
                .onConflict(CHOICE.MEMBER_ID, CHOICE.NAME)
                .doUpdate()
                .set(CHOICE.VALUE, value)
                .execute();
    }

    private static String name(ProfileName profile) {
        return "folder:" + profile;
    }

    private static Optional<String> text(String json) {
        try {
            var value = JSON.readTree(json);
            return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
