package dev.talaria.team;

import dev.talaria.shared.ProfileName;

/// What a member may do with a profile. Asked by every service at every call and for every pushed change.
@FunctionalInterface
public interface Rights {
    /// Whether the member may list, read, search and watch the profile's sessions.
    boolean maySee(Member member, ProfileName profile);
}
