package dev.talaria.sessions.statedb;

import static dev.talaria.sessions.statedb.MessageFields.ID;
import static dev.talaria.sessions.statedb.MessageFields.MESSAGES;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;

import java.util.Optional;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// The whole of what one message holds, for who asks for exactly that.
public final class Contents {
    /// What a content begins with that is a list of parts.
    public static final String PARTS = "\0json:";

    private static final int LONGEST = 64_000_000;

    private final DSLContext db;
    private final MessageFields fields;

    Contents(DSLContext db, MessageFields fields) {
        this.db = db;
        this.fields = fields;
    }

    /// The content; nothing where no such message is to be seen: an answer that was taken back may still be looked at, a prompt not.
    /// What is longer than any person reads is cut.
    public Optional<String> whole(long message) {
        return bytes(message, CutText.first(fields.rawContent, LONGEST)).map(CutText::text);
    }

    /// What the agent asked tools for in this message, as JSON.
    public Optional<String> toolCalls(long message) {
        return bytes(message, CutText.first(field(name("messages", "tool_calls")), LONGEST)).map(CutText::text);
    }

    /// The part's JSON, read without the others.
    public Optional<String> part(long message, int index) {
        var part = field("json_extract({0}, {1})", String.class, json(), inline("$[" + index + "]"));
        return bytes(message, CutText.first(part, LONGEST)).map(CutText::text);
    }

    /// The parts with at most the beginning of each of their texts and addresses.
    Optional<String> partsWithoutData(long message) {
        var slim = field("""
                case when {0} is not null then (select json_group_array(json_object(
                    'type', coalesce(json_extract(part.value, '$.type'), 'text'),
                    'text', substr(coalesce(json_extract(part.value, '$.text'), ''), 1, 100000),
                    'image_url', substr(coalesce(json_extract(part.value, '$.image_url.url'),
                        json_extract(part.value, '$.image_url'), ''), 1, 300),
                    'mimeType', json_extract(part.value, '$.mimeType'),
                    'data', substr(json_extract(part.value, '$.data'), 1, 8),
                    'source', json_object('media_type', json_extract(part.value, '$.source.media_type'))))
                from json_each({0}) as part) end""", String.class, json());
        return bytes(ID.eq(message), CutText.first(slim, 4_000_000)).map(parts -> PARTS + CutText.text(parts));
    }

    /// What follows the sentinel; NULL where there is none, or where that is no JSON.
    private Field<String> json() {
        return field("""
                case when substr(cast({0} as blob), 1, 6) = x'006A736F6E3A'
                    and json_valid(cast(substr(cast({0} as blob), 7) as text))
                then cast(substr(cast({0} as blob), 7) as text) end""", String.class, fields.rawContent);
    }

    private Optional<byte[]> bytes(long message, Field<byte[]> value) {
        return bytes(ID.eq(message)
                .and(fields.isRewound().not().or(field(name("messages", "role"), String.class).ne("user"))), value);
    }

    private Optional<byte[]> bytes(Condition message, Field<byte[]> value) {
        return db.select(value).from(MESSAGES).where(message).fetchOptional(value);
    }
}
