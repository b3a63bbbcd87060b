package dev.talaria.sessions.export;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.talaria.sessions.conversation.Conversation;
import dev.talaria.sessions.conversation.PicturePart;
import dev.talaria.sessions.statedb.StateDb;
import dev.talaria.sessions.statedb.TranscriptQueries;
import dev.talaria.sessions.tools.Json;

/// A picture that a message holds or names, of a kind that a browser may show.
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record StoredPicture(String mediaType, byte[] data) {
    private static final Pattern ADDRESS = Pattern.compile(".*/message/(\\d{1,18})/picture/(\\d{1,4})");

    /// Nothing where the message has no such picture.
    public static Optional<StoredPicture> of(StateDb file, long message, int index) {
        return TranscriptQueries.in(file, queries -> queries.contents().part(message, index))
                .map(Json::read)
                .flatMap(PicturePart::of)
                .flatMap(StoredPicture::decoded)
                .or(() -> noted(file, message, index));
    }

    /// One that the message only names.
    private static Optional<StoredPicture> noted(StateDb file, long message, int index) {
        return TranscriptQueries.in(file, queries -> queries.contents().whole(message))
                .map(Conversation::namedPictures)
                .filter(names -> index < names.size())
                .flatMap(names -> new KeptPictures(file).find(names.get(index)));
    }

    /// The same by our own address of it.
    public static Optional<StoredPicture> at(StateDb file, String address) {
        var named = ADDRESS.matcher(address);
        return named.matches()
                ? of(file, Long.parseLong(named.group(1)), Integer.parseInt(named.group(2)))
                : Optional.empty();
    }

    private static Optional<StoredPicture> decoded(PicturePart part) {
        try {
            var data = Base64.getMimeDecoder().decode(part.base64());
            return part.mediaType().filter(_ -> data.length > 0).map(type -> new StoredPicture(type, data));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
