package dev.talaria.sessions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;

/// The addresses of sessions and of what belongs to them, relative to the root of the application.
public final class SessionLinks {
    private SessionLinks() {}

    public static String profile(ProfileName profile) {
        return "p/" + profile;
    }

    /// Where a session of the profile is begun, whatever is listed beside it. For links in the page: a `navigate` call takes
    /// the query apart from the path.
    public static String newSession(ProfileName profile) {
        return profile(profile) + "?new";
    }

    public static String session(SessionKey session) {
        return session(session.profile(), session.root());
    }

    public static String session(ProfileName profile, StoredId segment) {
        return "p/" + profile + "/s/" + encoded(segment.value());
    }

    /// @param format `json`, `md` or `html`
    public static String export(SessionKey session, String format) {
        return exports(session) + format;
    }

    /// Where a session can be had as a file; the name of the format is missing.
    public static String exports(SessionKey session) {
        return "files/" + session.profile() + "/" + encoded(session.root().value()) + "/export.";
    }

    /// The picture that is the `index`th part of a message.
    public static String picture(ProfileName profile, long messageId, int index) {
        return "files/" + profile + "/message/" + messageId + "/picture/" + index;
    }

    /// The whole content of a message or of one of its tool calls' arguments.
    public static String whole(ProfileName profile, long messageId) {
        return "files/" + profile + "/message/" + messageId + "/whole";
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
