package dev.talaria.team;

import dev.talaria.shared.ProfileName;

/// What a member may do with a profile. Asked by every service at every call and for every pushed change.
@FunctionalInterface
public interface Rights {
    /// Whether the member may list, read, search and watch the profile's sessions.
    boolean maySee(Member member, ProfileName profile);

    /// Whether the member may prompt, stop, queue, steer and answer questions.
    default boolean mayTalk(Member member, ProfileName profile) {
        return maySee(member, profile);
    }

    /// Whether the member may answer approvals and hand over passwords and secrets, and switch approvals off.
    default boolean mayApprove(Member member, ProfileName profile) {
        return maySee(member, profile);
    }

    /// Whether the member may rename, archive and delete sessions.
    default boolean mayOwn(Member member, ProfileName profile) {
        return maySee(member, profile);
    }
}
