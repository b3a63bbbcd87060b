package dev.talaria.team;

import static dev.talaria.team.db.Tables.MEMBER;
import static dev.talaria.team.db.Tables.QUEUED;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The prompts that were given to us and that no agent has taken yet, in their order. Each is on disk before it is anywhere
/// else. Rights are asked by whoever calls.
@Service
public class PromptQueue {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private static final int MOST_TAKEN_OUT = 100;

    private final DSLContext db;
    private final Receipts receipts;
    private final Clock clock;
    /// Asked for at every redraw of every screen; the same as on disk.
    private final Map<SessionKey, List<Kept>> known = new ConcurrentHashMap<>();
    private final Map<Long, TakenOut> takenOut = new LinkedHashMap<>();

    PromptQueue(DSLContext db, Clock clock) {
        this.db = db;
        this.receipts = new Receipts(db);
        this.clock = clock;
        receipts.forgetOld(clock.instant());
        stored().forEach(kept -> known.merge(kept.session(), List.of(kept), PromptQueue::joined));
    }

    /// @param replaces the stored prompt whose place it takes
    public record Kept(long id, SessionKey session, Member author, String text, List<Attachment> attachments,
            Instant at, State state, String remark, Optional<Long> replaces) {
        public Kept {
            attachments = List.copyOf(attachments);
        }
    }

    /// A prompt that somebody took out, with where it stood.
    private record TakenOut(Kept prompt, long position) {}

    public enum State {
        WAITING,
        /// It waits until somebody lets the queue go on.
        HELD,
        /// It has left, or is about to.
        SENDING,
        /// It could not be sent.
        FAILED
    }

    public List<Kept> of(SessionKey session) {
        return known.getOrDefault(session, List.of());
    }

    /// The sessions for which there is anything.
    public Collection<SessionKey> sessions() {
        return List.copyOf(known.keySet());
    }

    public Optional<Kept> find(SessionKey session, long id) {
        return of(session).stream().filter(kept -> kept.id() == id).findFirst();
    }

    /// Keeps a prompt: behind the others, or before them.
    public Kept add(SessionKey session, Member author, String text, List<Attachment> attachments,
            Optional<Long> replaces, boolean first) {
        return add(session, author, text, attachments, replaces, first, Slip.NONE);
    }

    /// The same for what a browser may ask about later: it is noted with the prompt or not at all.
    public synchronized Kept add(SessionKey session, Member author, String text, List<Attachment> attachments,
            Optional<Long> replaces, boolean first, Slip slip) {
        var at = clock.instant();
        var position = place(session, first);
        var id = db.transactionResult(tx -> {
            receipts.note(tx.dsl(), session, author, slip, at);
            return tx.dsl()
                    .insertInto(QUEUED)
                    .set(QUEUED.PROFILE, session.profile().value())
                    .set(QUEUED.ROOT, session.root().value())
                    .set(QUEUED.MEMBER_ID, author.id().value())
                    .set(QUEUED.TEXT, text)
                    .set(QUEUED.ATTACHMENTS, JSON.writeValueAsString(attachments))
                    .set(QUEUED.POSITION, position)
                    .set(QUEUED.CREATED_AT, seconds(at))
                    .set(QUEUED.STATE, State.WAITING.name())
                    .set(QUEUED.REPLACES, replaces.orElse(null))
                    .returningResult(QUEUED.ID)
                    .fetchSingle()
                    .value1();
        });
        var kept = new Kept(id, session, author, text, attachments, at, State.WAITING, "", replaces);
        show(session, all -> first ? joined(List.of(kept), all) : joined(all, List.of(kept)));
        return kept;
    }

    /// Notes that something arrived in a session, for the browser that handed it over.
    public void note(SessionKey session, Member author, Slip slip) {
        receipts.note(session, author, slip, clock.instant());
    }

    /// In which session it arrived; nothing where it did not.
    public Optional<SessionKey> handedOver(Member author, Slip slip) {
        return receipts.of(author, slip);
    }

    private long place(SessionKey session, boolean first) {
        var places = db.select(QUEUED.POSITION)
                .from(QUEUED)
                .where(QUEUED.PROFILE.eq(session.profile().value()), QUEUED.ROOT.eq(session.root().value()))
                .fetch(QUEUED.POSITION);
        return first
                ? places.stream().min(Comparator.naturalOrder()).orElse(0L) - 1
                : places.stream().max(Comparator.naturalOrder()).orElse(0L) + 1;
    }

    /// @return false where it is gone, or in none of these states any more
    public synchronized boolean turn(Kept prompt, Collection<State> from, State to, String remark) {
        var names = from.stream().map(State::name).toList();
        var done = db.update(QUEUED)
                .set(QUEUED.STATE, to.name())
                .set(QUEUED.REMARK, remark)
                .where(QUEUED.ID.eq(prompt.id()), QUEUED.STATE.in(names))
                .execute() == 1;
        if (done) {
            show(prompt.session(), all -> all.stream()
                    .map(kept -> kept.id() == prompt.id() ? turned(kept, to, remark) : kept)
                    .toList());
        }
        return done;
    }

    private static Kept turned(Kept kept, State state, String remark) {
        return new Kept(kept.id(), kept.session(), kept.author(), kept.text(), kept.attachments(), kept.at(), state,
                remark, kept.replaces());
    }

    /// The session goes by another name from now on.
    public synchronized void move(SessionKey before, SessionKey now) {
        receipts.move(before, now);
        db.update(QUEUED)
                .set(QUEUED.ROOT, now.root().value())
                .where(QUEUED.PROFILE.eq(before.profile().value()), QUEUED.ROOT.eq(before.root().value()))
                .execute();
        var moved = of(before).stream()
                .map(kept -> new Kept(kept.id(), now, kept.author(), kept.text(), kept.attachments(), kept.at(),
                        kept.state(), kept.remark(), kept.replaces()))
                .toList();
        show(before, _ -> List.of());
        show(now, all -> joined(moved, all));
    }

    /// @return false where it is gone or on its way
    public synchronized boolean rewrite(Kept prompt, String text) {
        var done = db.update(QUEUED)
                .set(QUEUED.TEXT, text)
                .where(QUEUED.ID.eq(prompt.id()), QUEUED.STATE.ne(State.SENDING.name()))
                .execute() == 1;
        if (done) {
            show(prompt.session(), all -> all.stream()
                    .map(kept -> kept.id() == prompt.id()
                            ? new Kept(kept.id(), kept.session(), kept.author(), text, kept.attachments(), kept.at(),
                                    kept.state(), kept.remark(), kept.replaces())
                            : kept)
                    .toList());
        }
        return done;
    }

    /// @return false where it is gone or on its way
    public synchronized boolean moveToHead(Kept prompt) {
        var done = db.update(QUEUED)
                .set(QUEUED.POSITION, place(prompt.session(), true))
                .where(QUEUED.ID.eq(prompt.id()), QUEUED.STATE.ne(State.SENDING.name()))
                .execute() == 1;
        if (done) {
            show(prompt.session(), all -> all.stream()
                    .sorted(Comparator.comparing(kept -> kept.id() != prompt.id()))
                    .toList());
        }
        return done;
    }

    /// @return false where it is gone, or in none of these states any more
    public synchronized boolean remove(Kept prompt, Collection<State> from) {
        var names = from.stream().map(State::name).toList();
        var done = db.deleteFrom(QUEUED)
                .where(QUEUED.ID.eq(prompt.id()), QUEUED.STATE.in(names))
                .execute() == 1;
        if (done) {
            show(prompt.session(), all -> all.stream().filter(kept -> kept.id() != prompt.id()).toList());
        }
        return done;
    }

    /// Removes what somebody wants to be rid of; it can be put back for as long as we run.
    ///
    /// @return false where it is gone, or in none of these states any more
    public synchronized boolean takeOut(Kept prompt, Collection<State> from) {
        var position = db.select(QUEUED.POSITION)
                .from(QUEUED)
                .where(QUEUED.ID.eq(prompt.id()))
                .fetchOptional(QUEUED.POSITION);
        if (position.isEmpty() || !remove(prompt, from)) {
            return false;
        }
        takenOut.put(prompt.id(), new TakenOut(prompt, position.get()));
        takenOut.keySet().stream().limit(Math.max(0, takenOut.size() - MOST_TAKEN_OUT)).toList()
                .forEach(takenOut::remove);
        return true;
    }

    /// Puts a prompt back to where it stood.
    ///
    /// @param state to wait, or to be held with the others
    /// @return nothing where it was not taken out of this session, or is back already
    public synchronized Optional<Kept> putBack(SessionKey session, long id, State state) {
        var out = Optional.ofNullable(takenOut.get(id)).filter(it -> it.prompt().session().equals(session));
        return out.map(it -> {
            takenOut.remove(id);
            var kept = turned(it.prompt(), state, "");
            db.insertInto(QUEUED)
                    .set(QUEUED.ID, id)
                    .set(QUEUED.PROFILE, session.profile().value())
                    .set(QUEUED.ROOT, session.root().value())
                    .set(QUEUED.MEMBER_ID, kept.author().id().value())
                    .set(QUEUED.TEXT, kept.text())
                    .set(QUEUED.ATTACHMENTS, JSON.writeValueAsString(kept.attachments()))
                    .set(QUEUED.POSITION, it.position())
                    .set(QUEUED.CREATED_AT, seconds(kept.at()))
                    .set(QUEUED.STATE, state.name())
                    .set(QUEUED.REPLACES, kept.replaces().orElse(null))
                    .execute();
            var order = order(session);
            show(session, all -> joined(all, List.of(kept)).stream()
                    .sorted(Comparator.comparingInt(each -> order.indexOf(each.id())))
                    .toList());
            return kept;
        });
    }

    private List<Long> order(SessionKey session) {
        return db.select(QUEUED.ID)
                .from(QUEUED)
                .where(QUEUED.PROFILE.eq(session.profile().value()), QUEUED.ROOT.eq(session.root().value()))
                .orderBy(QUEUED.POSITION, QUEUED.ID)
                .fetch(QUEUED.ID);
    }

    private static double seconds(Instant instant) {
        return instant.toEpochMilli() / 1000.0;
    }

    private void show(SessionKey session, UnaryOperator<List<Kept>> change) {
        known.compute(session, (_, all) -> {
            var changed = change.apply(all == null ? List.of() : all);
            return changed.isEmpty() ? null : List.copyOf(changed);
        });
    }

    private static List<Kept> joined(List<Kept> some, List<Kept> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private List<Kept> stored() {
        return db
                .select(QUEUED.ID, QUEUED.PROFILE, QUEUED.ROOT, MEMBER.ID, MEMBER.NAME, QUEUED.TEXT,
                        QUEUED.ATTACHMENTS, QUEUED.CREATED_AT, QUEUED.STATE, QUEUED.REMARK, QUEUED.REPLACES)
                .from(QUEUED)
                .join(MEMBER)
                .on(MEMBER.ID.eq(QUEUED.MEMBER_ID))
                .orderBy(QUEUED.POSITION, QUEUED.ID)
                .fetch(row -> new Kept(row.get(QUEUED.ID),
                        new SessionKey(new ProfileName(row.get(QUEUED.PROFILE)), new StoredId(row.get(QUEUED.ROOT))),
                        new Member(new MemberId(row.get(MEMBER.ID)), row.get(MEMBER.NAME)), row.get(QUEUED.TEXT),
                        JSON.readValue(row.get(QUEUED.ATTACHMENTS), ATTACHMENTS),
                        Instant.ofEpochMilli(Math.round(row.get(QUEUED.CREATED_AT) * 1000)),
                        State.valueOf(row.get(QUEUED.STATE)), row.get(QUEUED.REMARK),
                        Optional.ofNullable(row.get(QUEUED.REPLACES))));
    }
}
