package dev.talaria.gateway.hermes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.Compressed;
import dev.talaria.gateway.Gateway.Rest;
import dev.talaria.gateway.Gateway.TakenBack;
import dev.talaria.gateway.GatewayEvent;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.rpc.RpcFailure.Refused;
import dev.talaria.shared.StoredId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What is done to whole sessions: naming, archiving, deleting, branching, compressing, taking back.
final class Upkeep {
    private static final int NO_TITLE = 4021;
    private static final int TITLE = 4022;
    private static final int NOTHING_TO_BRANCH = 4008;
    private static final int NOT_BRANCHED = 5008;

    private final HermesCalls calls;
    private final Attaching attaching;
    private final HermesRest rest;
    private final Link link;
    private final AttachedSession.Follower follower;

    Upkeep(HermesCalls calls, Attaching attaching, HermesRest rest, Link link, AttachedSession.Follower follower) {
        this.calls = calls;
        this.attaching = attaching;
        this.rest = rest;
        this.link = link;
        this.follower = follower;
    }

    void rename(StoredId tip, String title) {
        var live = attaching.find(tip).filter(session -> session.binding().isPresent());
        if (live.isPresent() && !title.isBlank()) {
            renameLive(tip, title);
        } else if (!rest.change(link.endpoint(), tip, JsonNodeFactory.instance.objectNode().put("title", title))) {
            throw gone();
        }
        live.ifPresent(session -> follower.told(session, new GatewayEvent.Renamed(session.name(), title)));
    }

    private void renameLive(StoredId tip, String title) {
        try {
            calls.aside(tip, "session.title", calls.patience().act(), params -> params.put("title", title));
        } catch (Refused refused) {
            if (refused.code() == TITLE || refused.code() == NO_TITLE) {
                throw new NotDone(Refusal.INVALID, Titles.plain(refused.message()));
            }
            throw refused;
        }
    }

    /// All or none: what was changed before one failed is changed back.
    void archive(List<StoredId> segments, boolean archived) {
        var endpoint = link.endpoint();
        var changed = new ArrayList<StoredId>();
        try {
            for (var segment : segments) {
                if (rest.change(endpoint, segment, JsonNodeFactory.instance.objectNode().put("archived", archived))) {
                    changed.add(segment);
                }
            }
        } catch (NotDone failure) {
            for (var segment : changed) {
                rest.change(endpoint, segment, JsonNodeFactory.instance.objectNode().put("archived", !archived));
            }
            throw failure;
        }
        if (changed.isEmpty()) {
            throw gone();
        }
    }

    /// The newest first: what is left where one fails is a session that can still be opened.
    void delete(List<StoredId> segments) {
        segments.forEach(this::closeLive);
        var endpoint = link.endpoint();
        var deleted = 0;
        try {
            for (var segment : segments.reversed()) {
                rest.delete(endpoint, segment);
                deleted++;
            }
        } catch (NotDone failure) {
            throw deleted == 0
                    ? failure
                    : new NotDone(Refusal.FAILED, "Only " + deleted + " of " + segments.size()
                            + " parts of the session were deleted. " + failure.words());
        }
    }

    void close(StoredId id) {
        closeLive(id);
    }

    private void closeLive(StoredId id) {
        attaching.find(id).flatMap(AttachedSession::binding).ifPresent(where -> {
            HermesCalls.answer(where.socket().connection().call("session.close",
                    HermesCalls.with(where.runtime(), _ -> {}), calls.patience().act()));
            attaching.find(id).ifPresent(attaching::forget);
        });
    }

    /// Every version copies the whole of what it remembers, and some can do no less: what is to stay behind is taken back in the
    /// branch.
    StoredId branch(StoredId id, Optional<String> name, Optional<Rest> without) {
        if (without.isPresent() && attaching.find(id).filter(AttachedSession::isRunning).isPresent()) {
            // the running turn does not go along, and would be counted
            throw new NotDone(Refusal.BUSY, "A turn runs in this session. Branch from here when it is over.");
        }
        var branch = branch(id, name);
        without.ifPresent(rest -> shorten(branch, rest));
        return branch;
    }

    private void shorten(StoredId branch, Rest without) {
        try {
            if (new TakingBack(calls).back(branch, without.prompts()).isEmpty()) {
                throw new NotDone(Refusal.UNSUPPORTED,
                        "This Hermes can branch only at the end of a conversation.");
            }
        } catch (RuntimeException failure) {
            // nobody asked for one with all of it
            delete(List.of(branch));
            throw failure;
        }
    }

    private StoredId branch(StoredId id, Optional<String> name) {
        try {
            return attaching.opening(() -> {
                var made = calls.within(id, "session.branch", calls.patience().slow(),
                        params -> name.ifPresent(title -> params.put("name", title)));
                var branch = SnapshotReading.storedId(made).or(() -> storedAs(made.path("session_id").asString("")))
                        .orElseThrow(() -> new NotDone(Refusal.FAILED, "The agent gave the branch no id."));
                attaching.adopt(branch, made);
                return branch;
            });
        } catch (Refused refused) {
            if (refused.code() == NOTHING_TO_BRANCH) {
                throw new NotDone(Refusal.INVALID, "There is nothing to branch from yet.");
            }
            if (refused.code() == NOT_BRANCHED && Titles.isAboutATitle(refused.message())) {
                throw new NotDone(Refusal.INVALID, Titles.plain(refused.message()));
            }
            throw refused;
        }
    }

    Compressed compress(StoredId id, Optional<String> focus) {
        var result = calls.aside(id, "session.compress", calls.patience().slow(),
                params -> focus.filter(topic -> !topic.isBlank()).ifPresent(topic -> params.put("focus_topic", topic)));
        if (result.path("lock_held").asBoolean(false)) {
            throw new NotDone(Refusal.BUSY, "The session is being compressed already.");
        }
        var summary = result.path("summary");
        if (summary.path("aborted").asBoolean(false) || result.path("status").asString("").equals("aborted")) {
            throw new NotDone(Refusal.FAILED, "The compression was given up: "
                    + PlainWords.oneLine(summary.path("note").asString(summary.path("headline").asString(""))));
        }
        if (result.path("status").asString("").equals("pending")) {
            return new Compressed(false,
                    "The compression goes on in the background. The session shows it when it is done.", "");
        }
        learnId(id);
        return new Compressed(summary.path("noop").asBoolean(false),
                PlainWords.oneLine(summary.path("headline").asString("")),
                PlainWords.oneLine(summary.path("token_line").asString("")));
    }

    TakenBack undo(StoredId id) {
        return new TakingBack(calls).last(id).orElseGet(() -> new TakenBack(calls
                .aside(id, "session.undo", calls.patience().act(), _ -> {}).path("removed").asInt(0), ""));
    }

    /// Asks under which id the session is stored now: an old backend does not tell that a compression has moved it.
    void learnId(StoredId id) {
        attaching.find(id).ifPresent(session -> session.binding()
                .flatMap(where -> storedAs(where.runtime())).filter(stored -> !stored.equals(session.now()))
                .ifPresent(session::isStoredAs));
    }

    private Optional<StoredId> storedAs(String runtime) {
        JsonNode title = calls.look("session.title", params -> params.put("session_id", runtime));
        return JsonFields.said(title, "session_key").flatMap(StoredId::parse);
    }

    private static NotDone gone() {
        return new NotDone(Refusal.GONE, "This session is not there any more.");
    }
}
