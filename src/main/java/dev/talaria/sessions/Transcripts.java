package dev.talaria.sessions;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import dev.talaria.profiles.Profile;
import dev.talaria.profiles.Profiles;
import dev.talaria.sessions.conversation.Conversation;
import dev.talaria.sessions.conversation.Moments;
import dev.talaria.sessions.conversation.Stretch;
import dev.talaria.sessions.export.StoredPicture;
import dev.talaria.sessions.statedb.Invocation;
import dev.talaria.sessions.statedb.Lineage;
import dev.talaria.sessions.statedb.SegmentRow;
import dev.talaria.sessions.statedb.MessageRow;
import dev.talaria.sessions.statedb.MissingStateDb;
import dev.talaria.sessions.statedb.StateDbs;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.sessions.statedb.UnreadableStateDb;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Member;

/// Reads what was said. Blocks while it reads a file: never call it from a screen's own thread.
@Service
public class Transcripts {
    /// Rows: enough for many answers to one prompt.
    private static final int MOST_TAKEN_BACK = 300;

    private final Profiles profiles;
    private final StateDbs files;
    private final Clock clock;

    Transcripts(Profiles profiles, StateDbs files, Clock clock) {
        this.profiles = profiles;
        this.files = files;
        this.clock = clock;
    }

    /// The newest page of the session that any of its segments' ids names.
    ///
    /// @param size about how many rows of the file make a page
    public TranscriptAnswer newest(Member actor, ProfileName profile, StoredId anySegment, int size) {
        return read(actor, profile, anySegment, reader -> reader.newest(size));
    }

    /// The newest page that holds this message, however long that makes it (up to a limit); as `newest` where it is unknown.
    public TranscriptAnswer from(Member actor, ProfileName profile, StoredId anySegment, long messageId, int size) {
        return read(actor, profile, anySegment, reader -> reader.from(messageId, size));
    }

    /// The page that ends before the cursor.
    public TranscriptAnswer earlier(Member actor, ProfileName profile, StoredId anySegment,
            Transcript.EarlierCursor before, int size) {
        return read(actor, profile, anySegment, reader -> reader.earlier(before, size));
    }

    /// What came since the mark: `Grown` where only the end changed, else the newest page as `Read`.
    public TranscriptAnswer since(Member actor, ProfileName profile, StoredId anySegment, Transcript.Mark mark,
            int size) {
        return read(actor, profile, anySegment, reader -> reader.since(mark, size));
    }

    /// The sessions of the subagents that worked for this one, in the order in which they began; none where the file cannot be
    /// read.
    public List<SubagentRun> subagents(Member actor, SessionKey session) {
        return profiles.find(actor, session.profile())
                .flatMap(_ -> asked(session.profile(), queries -> queries.lineage(session.root())
                        .map(lineage -> queries.delegates(lineage.segments().stream().map(SegmentRow::id).toList()))))
                .orElse(List.of())
                .stream()
                .flatMap(row -> row.segment().parent().stream()
                        .map(parent -> new SubagentRun(row.segment().id(), parent, row.goal(),
                                Moments.at(row.segment().startedAt()), row.segment().endedAt().map(Moments::at),
                                row.segment().endReason(), Math.toIntExact(row.tools()))))
                .toList();
    }

    /// The last row that the profile's file has, of whatever session; 0 where there is none. For who acts for nobody in
    /// particular: rights have been asked already.
    ///
    /// @return nothing where the file cannot be read
    public OptionalLong lastRow(ProfileName profile) {
        return asked(profile, queries -> Optional.of(queries.lastMessage())).map(OptionalLong::of)
                .orElseGet(() -> profiles.onDisk(profile).isPresent() ? OptionalLong.of(0) : OptionalLong.empty());
    }

    /// How the end of a session stands in the file, for who acts for nobody in particular; nothing where it is not there or
    /// cannot be read.
    public Optional<SessionEnd> end(ProfileName profile, StoredId anySegment) {
        return asked(profile, queries -> queries.lineage(anySegment).map(Lineage::tip).map(tip -> new SessionEnd(
                tip.id(), queries.idsBefore(tip.id(), Long.MAX_VALUE, 1).stream().findFirst().orElse(0L),
                queries.awaitsAnswer(tip.id()))));
    }

    /// What people sent in the newest segment of a session, oldest first: what its agent still remembers word for word.
    /// For who acts for nobody in particular.
    public List<SessionEnd.Prompt> prompts(ProfileName profile, StoredId anySegment) {
        return asked(profile, queries -> queries.lineage(anySegment)
                .map(lineage -> prompts(profile, saidByPeople(queries, lineage), lineage))).orElse(List.of());
    }

    /// What comes after a message of the newest segment, and before. For who acts for nobody in particular.
    ///
    /// @return nothing where the agent does not remember that message word for word
    public Optional<SessionEnd.Rest> after(ProfileName profile, StoredId anySegment, long message) {
        return asked(profile, queries -> queries.lineage(anySegment)
                .filter(lineage -> queries.segmentOf(message).filter(lineage.tip().id()::equals).isPresent())
                .filter(lineage -> queries.visible(List.of(message), lineage.tipIndex()).stream()
                        .anyMatch(MessageRow::active))
                .map(lineage -> {
                    var said = saidByPeople(queries, lineage);
                    var later = counted(said).stream().filter(row -> row > message).toList();
                    return new SessionEnd.Rest(later.isEmpty() ? 0 : later.getFirst(), later.size(),
                            prompts(profile, said, lineage).stream()
                                    .filter(prompt -> prompt.id() <= message)
                                    .map(SessionEnd.Prompt::text)
                                    .toList());
                }));
    }

    /// What somebody wrote, out of what is stored of it for a model.
    public static String asTyped(String stored) {
        return Conversation.asTyped(stored);
    }

    /// What somebody typed to invoke a skill, out of the prompt that Hermes made of it; nothing where it is another prompt.
    public static Optional<String> invocation(String prompt) {
        return Invocation.typed(prompt);
    }

    /// The pictures that went along with a prompt of the newest segment. For who acts for nobody in particular.
    public StoredImages images(ProfileName profile, StoredId anySegment, long message) {
        var pictures = asked(profile, queries -> queries.lineage(anySegment)
                .map(lineage -> pictures(profile, queries, lineage, message))).orElse(List.of());
        var held = profiles.onDisk(profile).map(owner -> files.of(owner.name(), owner.stateDb())).stream()
                .flatMap(file -> pictures.stream().flatMap(picture -> picture.path().stream())
                        .flatMap(path -> StoredPicture.at(file, path).stream()))
                .map(picture -> new StoredImage(picture.mediaType(), picture.data()))
                .toList();
        return new StoredImages(held, pictures.size());
    }

    private static List<Picture> pictures(ProfileName profile, TranscriptQueries queries, Lineage lineage,
            long message) {
        var tip = lineage.tipIndex();
        var row = queries.visible(List.of(message), tip);
        return Conversation.entries(profile, lineage, new Stretch(row, tip + 1, tip, true)).stream()
                .flatMap(entry -> entry instanceof TranscriptEntry.Prompt prompt
                        ? prompt.pictures().stream()
                        : Stream.of())
                .toList();
    }

    /// What was answered before to prompts that were answered again, by the prompts' ids, oldest first. None where the file does not
    /// hold it any more, or cannot be read.
    ///
    /// @param shown without a gap
    public Map<Long, List<TranscriptEntry.Answer>> otherAnswers(Member actor, SessionKey session,
            List<TranscriptEntry> shown) {
        return profiles.find(actor, session.profile())
                .flatMap(_ -> asked(session.profile(), queries -> queries.lineage(session.root())
                        .filter(lineage -> lineage.tip().rewinds() > 0)
                        .map(lineage -> otherAnswers(session.profile(), queries, lineage, shown))))
                .orElse(Map.of());
    }

    private static Map<Long, List<TranscriptEntry.Answer>> otherAnswers(ProfileName profile, TranscriptQueries queries,
            Lineage lineage, List<TranscriptEntry> shown) {
        var tip = lineage.tipIndex();
        return new OtherAnswers(queries.takenBack(lineage.tip().id(), tip, MOST_TAKEN_BACK),
                rows -> Conversation.entries(profile, lineage, new Stretch(rows, tip + 1, tip, true))).to(shown);
    }

    /// Whether somebody took back what is in this row. For who acts for nobody in particular.
    public boolean isTakenBack(ProfileName profile, long row) {
        return asked(profile, queries -> Optional.of(queries.isRewound(row))).orElse(false);
    }

    private static List<SessionEnd.Prompt> prompts(ProfileName profile, List<MessageRow> rows, Lineage lineage) {
        var tip = lineage.tipIndex();
        var counted = counted(rows);
        return Conversation.entries(profile, lineage, new Stretch(rows, tip + 1, tip, true)).stream()
                .filter(TranscriptEntry.Prompt.class::isInstance)
                .map(TranscriptEntry.Prompt.class::cast)
                .map(prompt -> new SessionEnd.Prompt(prompt.id(), prompt.text(),
                        counted.size() - counted.indexOf(prompt.id())))
                .toList();
    }

    private static List<MessageRow> saidByPeople(TranscriptQueries queries, Lineage lineage) {
        return queries.visible(queries.promptIds(lineage.tip().id()), lineage.tipIndex()).stream()
                .filter(MessageRow::active)
                .toList();
    }

    private static List<Long> counted(List<MessageRow> saidByPeople) {
        return saidByPeople.stream().filter(row -> row.displayKind().isBlank()).map(MessageRow::id).toList();
    }

    private <T> Optional<T> asked(ProfileName name, Function<TranscriptQueries, Optional<T>> reading) {
        try {
            return profiles.onDisk(name)
                    .flatMap(profile -> TranscriptQueries.in(files.of(profile.name(), profile.stateDb()), reading));
        } catch (UnreadableStateDb _) {
            return Optional.empty();
        }
    }

    private TranscriptAnswer read(Member actor, ProfileName name, StoredId anySegment,
            Function<TranscriptReader, TranscriptAnswer> reading) {
        return profiles.find(actor, name)
                .map(profile -> readFile(profile, anySegment, reading))
                .orElseGet(TranscriptAnswer.NoSuchProfile::new);
    }

    private TranscriptAnswer readFile(Profile profile, StoredId anySegment,
            Function<TranscriptReader, TranscriptAnswer> reading) {
        try {
            var file = files.of(profile.name(), profile.stateDb());
            Optional<TranscriptAnswer> answer = TranscriptQueries.in(file,
                    queries -> queries.lineage(anySegment)
                            .map(lineage -> reading
                                    .apply(new TranscriptReader(profile.name(), clock, queries, lineage))));
            return answer.orElseGet(TranscriptAnswer.NoSuchSession::new);
        } catch (MissingStateDb _) {
            return new TranscriptAnswer.NoSuchSession();
        } catch (UnreadableStateDb unreadable) {
            return new TranscriptAnswer.Unreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
