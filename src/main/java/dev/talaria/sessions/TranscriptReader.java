package dev.talaria.sessions;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.talaria.sessions.PageReader.MessageAt;
import dev.talaria.sessions.PageReader.Page;
import dev.talaria.sessions.Transcript.EarlierCursor;
import dev.talaria.sessions.Transcript.Mark;
import dev.talaria.sessions.conversation.Conversation;
import dev.talaria.sessions.conversation.Stretch;
import dev.talaria.sessions.statedb.Lineage;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.shared.ProfileName;

/// Answers one question about one lineage, all from the same moment of its file.
final class TranscriptReader {
    private final ProfileName profile;
    private final Clock clock;
    private final TranscriptQueries queries;
    private final Lineage lineage;

    TranscriptReader(ProfileName profile, Clock clock, TranscriptQueries queries, Lineage lineage) {
        this.profile = profile;
        this.clock = clock;
        this.queries = queries;
        this.lineage = lineage;
    }

    TranscriptAnswer newest(int size) {
        return read(new PageReader(queries, lineage, size).newest());
    }

    TranscriptAnswer from(long message, int size) {
        return queries.segmentOf(message)
                .map(lineage::indexOf)
                .filter(segment -> segment >= 0)
                .flatMap(segment -> new PageReader(queries, lineage, size).newestWith(new MessageAt(segment, message)))
                .map(this::read)
                .orElseGet(() -> newest(size));
    }

    TranscriptAnswer earlier(EarlierCursor before, int size) {
        if (before.segment() < 0 || before.segment() > lineage.tipIndex()) {
            return newest(size);
        }
        return read(new PageReader(queries, lineage, size).before(before));
    }

    TranscriptAnswer since(Mark mark, int size) {
        var wholeTip = mark.stillFrom() <= 0;
        var from = Math.max(0, mark.stillFrom());
        var ids = queries.idsFrom(lineage.tip().id(), from, PageReader.MOST_ROWS + 1);
        if (!mark.shape().equals(shape(from)) || ids.size() > PageReader.MOST_ROWS) {
            return newest(size);
        }
        var opened = wholeTip ? lineage.tipIndex() : lineage.tipIndex() + 1;
        var stretch = new Stretch(queries.visible(ids, lineage.tipIndex()), opened, lineage.tipIndex(), true);
        var tail = Conversation.entries(profile, lineage, stretch);
        return new TranscriptAnswer.Grown(details(), tail, marked(tail).orElse(mark));
    }

    private TranscriptAnswer read(Page page) {
        var entries = Conversation.entries(profile, lineage, page.stretch());
        var mark = marked(entries).orElseGet(() -> new Mark(0, shape(0)));
        return new TranscriptAnswer.Read(new Transcript(details(), entries, page.earlier(), mark));
    }

    private SessionDetails details() {
        return new DetailsReader(profile, clock).read(queries, lineage);
    }

    /// From the last prompt on all may change; where the tip has none here, from its beginning, or from the page's.
    private Optional<Mark> marked(List<TranscriptEntry> entries) {
        return entries.reversed()
                .stream()
                .filter(entry -> entry instanceof TranscriptEntry.Prompt || entry instanceof TranscriptEntry.Boundary)
                .findFirst()
                .or(() -> entries.stream().filter(entry -> entry.id() > 0).findFirst())
                .map(entry -> new Mark(entry.id(), shape(Math.max(0, entry.id()))));
    }

    private String shape(long from) {
        var tip = lineage.tip();
        return tip.id() + "|" + lineage.segments().size() + "|" + tip.rewinds() + "|"
                + queries.fingerprint(tip.id(), from);
    }
}
