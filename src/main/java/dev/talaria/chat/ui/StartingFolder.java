package dev.talaria.chat.ui;

import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.talaria.gateway.GatewayKind;
import dev.talaria.live.LiveSessions;
import dev.talaria.profiles.WorkFolders;
import dev.talaria.sessions.Population;
import dev.talaria.sessions.ProfileSlice;
import dev.talaria.sessions.SessionCatalogue;
import dev.talaria.sessions.SessionSummary;
import dev.talaria.sessions.SliceRequest;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.LastFolders;
import dev.talaria.team.Member;

/// In which folder a new session begins: where the member began the last one of the profile, else where its newest session
/// works, else the first root that the operator allows. Only folders that are there and allowed.
@Component
class StartingFolder {
    private static final int A_FEW = 10;

    private final LastFolders lastFolders;
    private final WorkFolders folders;
    private final SessionCatalogue catalogue;
    private final LiveSessions live;

    StartingFolder(LastFolders lastFolders, WorkFolders folders, SessionCatalogue catalogue, LiveSessions live) {
        this.lastFolders = lastFolders;
        this.folders = folders;
        this.catalogue = catalogue;
        this.live = live;
    }

    /// Nothing where the agent has to know by itself: it works on another host, or no folder is allowed. Reads files.
    Optional<String> of(Member member, ProfileName profile) {
        if (isElsewhere(member, profile)) {
            return Optional.empty();
        }
        return lastFolders.of(member, profile)
                .flatMap(folder -> folders.allowed(member, profile, folder))
                .or(() -> newest(member, profile))
                .or(() -> folders.roots(member, profile).stream().findFirst().map(root -> root.path()));
    }

    boolean isElsewhere(Member member, ProfileName profile) {
        return live.kind(member, profile).filter(GatewayKind.REMOTE::equals).isPresent();
    }

    private Optional<String> newest(Member member, ProfileName profile) {
        var page = catalogue.page(member, SliceRequest.newest(profile, Population.HUMAN, A_FEW));
        return page instanceof ProfileSlice.Listed listed
                ? listed.rows().stream().map(SessionSummary::folder).flatMap(Optional::stream)
                        .map(folder -> folders.allowed(member, profile, folder)).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    /// The branch that is checked out there, where it can be told.
    Optional<String> branch(Member member, ProfileName profile, String folder) {
        return folders.branch(member, profile, folder);
    }

    void keep(Member member, ProfileName profile, String folder) {
        lastFolders.keep(member, profile, folder);
    }
}
