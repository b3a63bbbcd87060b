package dev.talaria.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.profiles.FolderAnswer.Listing;
import dev.talaria.profiles.FolderAnswer.Refused;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

class WorkFoldersTest {
    private static final Member ANNA = new Member(new MemberId(1), "Anna");
    private static final ProfileName OPS = ProfileName.DEFAULT;

    @TempDir
    private Path temporary;

    private Path root;
    private Path outside;
    private WorkFolders folders;

    @BeforeEach
    void makeFolders() throws IOException {
        var real = temporary.toRealPath();
        root = Files.createDirectory(real.resolve("srv"));
        outside = Files.createDirectory(real.resolve("secret"));
        Files.createDirectories(root.resolve("infra/nginx"));
        Files.createDirectory(root.resolve("Böblingen"));
        Files.createDirectory(root.resolve(".hidden"));
        Files.writeString(root.resolve("notes.md"), "no folder");
        folders = new WorkFolders((_, _) -> true, List.of(root));
    }

    @Test
    void foldersAreListedByNameAndNothingElseIs() {
        var listing = listing(root);

        assertThat(listing.folders()).extracting(FolderAnswer.Folder::name).containsExactly("Böblingen", "infra");
        assertThat(listing.more()).isFalse();
    }

    @Test
    void theWayUpEndsAtTheRoot() {
        assertThat(listing(root).parent()).isEmpty();
        assertThat(listing(root.resolve("infra")).parent()).contains(root.toString());
    }

    @Test
    void dotsLeadNowhereOutside() {
        assertThat(look(root.resolve("infra/../../secret"))).isInstanceOf(Refused.class);
        assertThat(folders.allowed(ANNA, OPS, root + "/../secret")).isEmpty();
    }

    @Test
    void aLinkLeadsNowhereOutside() throws IOException {
        Files.createSymbolicLink(root.resolve("way-out"), outside);

        assertThat(look(root.resolve("way-out"))).isInstanceOf(Refused.class);
        assertThat(listing(root).folders()).extracting(FolderAnswer.Folder::name).doesNotContain("way-out");
    }

    @Test
    void aNeighbourThatOnlyBeginsLikeTheRootIsOutside() throws IOException {
        var neighbour = Files.createDirectory(root.resolveSibling("srv-private"));

        assertThat(look(neighbour)).isInstanceOf(Refused.class);
    }

    @Test
    void whatIsNoFolderIsRefused() {
        assertThat(look(root.resolve("notes.md"))).isInstanceOf(Refused.class);
        assertThat(look(root.resolve("gone"))).isInstanceOf(Refused.class);
        assertThat(folders.look(ANNA, OPS, "infra")).isInstanceOf(Refused.class);
        assertThat(folders.look(ANNA, OPS, "/\0")).isInstanceOf(Refused.class);
    }

    @Test
    void theBranchIsWhatGitHasCheckedOut() throws IOException {
        Files.createDirectory(root.resolve("infra/.git"));
        Files.writeString(root.resolve("infra/.git/HEAD"), "ref: refs/heads/feature/queue\n");

        assertThat(listing(root.resolve("infra")).branch()).contains("feature/queue");
        assertThat(listing(root).folders().getLast().branch()).contains("feature/queue");
    }

    @Test
    void aFolderInAWorkTreeHasItsBranch() throws IOException {
        Files.createDirectory(root.resolve("infra/.git"));
        Files.writeString(root.resolve("infra/.git/HEAD"), "ref: refs/heads/main\n");

        assertThat(folders.branch(ANNA, OPS, root.resolve("infra/nginx").toString())).contains("main");
        assertThat(folders.branch(ANNA, OPS, root.resolve("Böblingen").toString())).isEmpty();
    }

    @Test
    void aDetachedHeadIsShownByItsHashAndAWorkTreeByItsOwnBranch() throws IOException {
        Files.createDirectories(root.resolve("infra/.git/worktrees/fix"));
        Files.writeString(root.resolve("infra/.git/HEAD"), "0123456789abcdef0123456789abcdef01234567\n");
        Files.writeString(root.resolve("infra/.git/worktrees/fix/HEAD"), "ref: refs/heads/fix\n");
        Files.writeString(root.resolve("Böblingen/.git"), "gitdir: ../infra/.git/worktrees/fix\n");

        assertThat(folders.branch(ANNA, OPS, root.resolve("infra").toString())).contains("01234567");
        assertThat(folders.branch(ANNA, OPS, root.resolve("Böblingen").toString())).contains("fix");
    }

    @Test
    void aBranchIsNotReadFromOutside() throws IOException {
        Files.writeString(outside.resolve("HEAD"), "ref: refs/heads/private\n");
        Files.writeString(root.resolve("infra/.git"), "gitdir: " + outside + "\n");

        assertThat(listing(root.resolve("infra")).branch()).isEmpty();
    }

    @Test
    void whoMayNotTalkSeesNoFolders() {
        var closed = new WorkFolders((_, _) -> false, List.of(root));

        assertThat(closed.roots(ANNA, OPS)).isEmpty();
        assertThat(closed.look(ANNA, OPS, root.toString())).isInstanceOf(Refused.class);
        assertThat(closed.allowed(ANNA, OPS, root.toString())).isEmpty();
    }

    private Listing listing(Path folder) {
        assertThat(look(folder)).isInstanceOf(Listing.class);
        return (Listing) look(folder);
    }

    private FolderAnswer look(Path folder) {
        return folders.look(ANNA, OPS, folder.toString());
    }
}
