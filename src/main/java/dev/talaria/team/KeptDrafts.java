package dev.talaria.team;

import static dev.talaria.team.db.Tables.ATTACHMENT;
import static dev.talaria.team.db.Tables.DRAFT;
import static dev.talaria.team.db.Tables.QUEUED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

import dev.talaria.shared.Background;
import dev.talaria.shared.Changes;
import dev.talaria.shared.StoredId;
import dev.talaria.shared.Subscription;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Drafts as rows of our database, and what lies beside them as files.
@Service
class KeptDrafts implements Drafts {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {
    };
    private static final long MEGABYTE = 1024 * 1024;
    private static final long LARGEST_IMAGE = 25 * MEGABYTE;
    private static final long LARGEST_FILE = 16 * MEGABYTE;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

    private final DSLContext db;
    private final AttachmentFolder folder;
    private final Rights rights;
    private final Background background;
    private final Clock clock;
    private final Changes<Owned> changes = new Changes<>();

    private record Owned(MemberId member, Place place) {}

    KeptDrafts(DSLContext db, DataFolder data, Rights rights, Background background, Clock clock) {
        this.db = db;
        folder = new AttachmentFolder(data);
        this.rights = rights;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Optional<Draft> of(Member actor, Place place) {
        if (!rights.maySee(actor, place.profile())) {
            return Optional.empty();
        }
        return db.select(DRAFT.TEXT, DRAFT.ATTACHMENTS)
                .from(DRAFT)
                .where(is(actor, place))
                .fetchOptional(row -> new Draft(row.value1(), existing(read(row.value2()))));
    }

    @Override
    public Subscription follow(Member actor, Place place, Runnable lookAgain) {
        return changes.follow(new Owned(actor.id(), place), () -> {
            if (rights.maySee(actor, place.profile())) {
                lookAgain.run();
            }
        });
    }

    @Override
    public Draft keep(Member actor, Place place, String text, List<Attachment> attachments) {
        if (!rights.maySee(actor, place.profile())) {
            return Draft.NONE;
        }
        var before = db.transactionResult(tx -> {
            var kept = kept(tx.dsl(), actor, place);
            write(tx.dsl(), actor, place, new Draft(text, attachments));
            return kept;
        });
        changes.publish(new Owned(actor.id(), place));
        return before;
    }

    @Override
    public void keepLeaving(Member actor, Place place, String text, List<Attachment> attachments) {
        if (!rights.maySee(actor, place.profile())) {
            return;
        }
        db.transaction(tx -> {
            var kept = kept(tx.dsl(), actor, place);
            var files = Stream.concat(attachments.stream(), kept.attachments().stream()).distinct().toList();
            write(tx.dsl(), actor, place, new Draft(inFront(text, kept.text()), files));
        });
        changes.publish(new Owned(actor.id(), place));
    }

    private static String inFront(String text, String kept) {
        if (kept.isBlank()) {
            return text;
        }
        return Drafts.beginsWith(text, kept) ? kept : text + "\n" + kept;
    }

    private static Draft kept(DSLContext db, Member actor, Place place) {
        return db.select(DRAFT.TEXT, DRAFT.ATTACHMENTS)
                .from(DRAFT)
                .where(is(actor, place))
                .fetchOptional(row -> new Draft(row.value1(), read(row.value2())))
                .orElse(Draft.NONE);
    }

    private void write(DSLContext db, Member actor, Place place, Draft draft) {
        if (draft.equals(Draft.NONE)) {
            db.deleteFrom(DRAFT).where(is(actor, place)).execute();
            return;
        }
        var laid = JSON.writeValueAsString(draft.attachments());
        db.insertInto(DRAFT)
                .set(DRAFT.MEMBER_ID, actor.id().value())
                .set(DRAFT.PROFILE, place.profile().value())
                .set(DRAFT.ROOT, root(place))
                .set(DRAFT.TEXT, draft.text())
                .set(DRAFT.ATTACHMENTS, laid)
                .set(DRAFT.SAVED_AT, now())
                .onConflict(DRAFT.MEMBER_ID, DRAFT.PROFILE, DRAFT.ROOT)
                .doUpdate()
                .set(DRAFT.TEXT, draft.text())
                .set(DRAFT.ATTACHMENTS, laid)
                .set(DRAFT.SAVED_AT, now())
                .execute();
    }

    @Override
    public void sent(Member actor, Place place, String text) {
        db.transaction(tx -> {
            var kept = kept(tx.dsl(), actor, place);
            var rest = Drafts.after(text, kept.text());
            if (rest.isEmpty() || !rest.equals(kept.text())) {
                write(tx.dsl(), actor, place, new Draft(rest, List.of()));
            }
        });
        changes.publish(new Owned(actor.id(), place));
    }

    @Override
    public Optional<String> refusal(String name, String mediaType, long size) {
        var image = Attachment.isPicture(mediaType);
        var largest = image ? LARGEST_IMAGE : LARGEST_FILE;
        if (size == 0) {
            return Optional.of("“" + FileNames.plain(name) + "” is empty.");
        }
        return size > largest
                ? Optional.of("“" + FileNames.plain(name) + "” is too large: " + (image ? "images" : "files")
                        + " may have up to " + largest / MEGABYTE + " MB.")
                : Optional.empty();
    }

    @Override
    public Attachment attach(Member actor, String name, String mediaType, byte[] content) {
        if (refusal(name, mediaType, content.length).isPresent()) {
            throw new IllegalArgumentException("Not to be taken in: empty or too large");
        }
        var plain = FileNames.plain(name);
        // The file first: a row without its file would be a promise that nobody can keep.
        var file = folder.keep(content);
        return db.insertInto(ATTACHMENT)
                .set(ATTACHMENT.MEMBER_ID, actor.id().value())
                .set(ATTACHMENT.NAME, plain)
                .set(ATTACHMENT.MEDIA_TYPE, mediaType)
                .set(ATTACHMENT.SIZE, (long) content.length)
                .set(ATTACHMENT.FILE, file)
                .set(ATTACHMENT.CREATED_AT, now())
                .returning(ATTACHMENT.ID)
                .fetchSingle(row -> new Attachment(row.getId(), plain, mediaType, content.length));
    }

    @Override
    public byte[] content(Attachment attachment) {
        return db.select(ATTACHMENT.FILE)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(attachment.id()))
                .fetchOptional(ATTACHMENT.FILE)
                .map(folder::read)
                .orElseThrow(() -> new IllegalStateException("The attachment " + attachment.id() + " was let go"));
    }

    @Override
    public void letGo(Attachment attachment) {
        db.deleteFrom(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(attachment.id()))
                .returning(ATTACHMENT.FILE)
                .fetch(ATTACHMENT.FILE)
                .forEach(folder::forget);
    }

    /// Once a day, for as long as we run.
    @EventListener(ApplicationReadyEvent.class)
    void sweepNowAndThen() {
        background.run(this::sweep);
        background.after(BETWEEN_SWEEPS, this::sweepNowAndThen);
    }

    /// Forgets the files that no draft and no queued prompt holds any more: browsers vanish before they say so.
    void sweep() {
        var before = clock.instant().minus(FORGOTTEN_AFTER);
        var held = held();
        db.select(ATTACHMENT.ID, ATTACHMENT.NAME, ATTACHMENT.MEDIA_TYPE, ATTACHMENT.SIZE)
                .from(ATTACHMENT)
                .where(ATTACHMENT.CREATED_AT.lt(seconds(before)))
                .fetch(row -> new Attachment(row.value1(), row.value2(), row.value3(), row.value4()))
                .stream()
                .filter(attachment -> !held.contains(attachment.id()))
                .forEach(this::letGo);
        folder.forgetOthers(Set.copyOf(db.select(ATTACHMENT.FILE).from(ATTACHMENT).fetch(ATTACHMENT.FILE)), before);
    }

    private Set<Long> held() {
        var lists = db.select(DRAFT.ATTACHMENTS).from(DRAFT).fetch(DRAFT.ATTACHMENTS);
        lists.addAll(db.select(QUEUED.ATTACHMENTS).from(QUEUED).fetch(QUEUED.ATTACHMENTS));
        var held = new HashSet<Long>();
        lists.forEach(list -> read(list).forEach(attachment -> held.add(attachment.id())));
        return held;
    }

    private List<Attachment> existing(List<Attachment> laid) {
        var ids = laid.stream().map(Attachment::id).toList();
        var there = db.select(ATTACHMENT.ID).from(ATTACHMENT).where(ATTACHMENT.ID.in(ids)).fetchSet(ATTACHMENT.ID);
        return laid.stream().filter(attachment -> there.contains(attachment.id())).toList();
    }

    private static List<Attachment> read(String json) {
        try {
            return JSON.readValue(json, ATTACHMENTS);
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private static Condition is(Member actor, Place place) {
        return DRAFT.MEMBER_ID.eq(actor.id().value())
                .and(DRAFT.PROFILE.eq(place.profile().value()))
                .and(DRAFT.ROOT.eq(root(place)));
    }

    private static String root(Place place) {
        return place.root().map(StoredId::value).orElse("");
    }

    private double now() {
        return seconds(clock.instant());
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }
}
