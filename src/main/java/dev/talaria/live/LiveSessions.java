package dev.talaria.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.talaria.gateway.GatewayHealth;
import dev.talaria.gateway.GatewayKind;
import dev.talaria.gateway.MissingModel;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.Subscription;
import dev.talaria.team.Member;

/// What every session does right now. Answers from memory; asking starts nothing.
public interface LiveSessions {
    /// How the session stands. One of which nothing is known here is idle, with the queue that it has. Nothing where the
    /// member may not see the profile, or where there is none. One that had to be begun anew goes by another name since: the
    /// key in the answer.
    Optional<LiveSession> find(Member actor, SessionKey session);

    /// Rings when [#find] would answer otherwise; many times a second while text streams.
    Subscription follow(Member actor, SessionKey session, Runnable lookAgain);

    /// Says that the member has the session on a screen until the subscription is stopped: the others see who watches, and
    /// what it does is not unread.
    Subscription watch(Member actor, SessionKey session);

    /// Whether the turn that the session's file says runs is another program's.
    boolean runsElsewhere(SessionSummary session);

    /// Every session of which there is more to say than that it is idle, of the profiles that the member may see.
    List<ActivityNote> notes(Member actor);

    /// Rings when [#notes] or [#unstored] would answer otherwise.
    Subscription followNotes(Member actor, Runnable lookAgain);

    /// The sessions that were begun here and have no row on disk yet, newest first.
    List<Unstored> unstored(Member actor);

    Optional<GatewayHealth> health(Member actor, ProfileName profile);

    Optional<GatewayKind> kind(Member actor, ProfileName profile);

    /// What keeps a profile's agent from being more than a rehearsal.
    Optional<MissingModel> missingModel(Member actor, ProfileName profile);

    /// Rings when a profile's gateway stands otherwise.
    Subscription followHealth(Member actor, ProfileName profile, Runnable lookAgain);

    /// A session that is not on disk yet.
    ///
    /// @param preview the beginning of its first prompt, on one line
    record Unstored(SessionKey session, String preview, Instant startedAt) {}
}
