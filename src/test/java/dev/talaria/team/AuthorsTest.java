package dev.talaria.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.Authors.Stored;

class AuthorsTest {
    private static final SessionKey SESSION = new SessionKey(ProfileName.DEFAULT, new StoredId("rollout"));
    private static final SessionKey BRANCH = new SessionKey(ProfileName.DEFAULT, new StoredId("branch"));

    @TempDir
    private Path folder;

    private TeamOfTwo team;
    private Authors authors;

    @BeforeEach
    void open() {
        team = new TeamOfTwo(folder);
        authors = team.authors();
    }

    @AfterEach
    void close() {
        team.close();
    }

    @Test
    void aPromptIsFoundBehindTheRowThatWasTheLastOne() {
        authors.leaves(SESSION, team.anna(), 1, "Go on", 10);

        assertThat(authors.of(SESSION, List.of(new Stored(9, "Go on"), new Stored(11, "Go on"))))
                .isEqualTo(Map.of(11L, "Anna"));
    }

    @Test
    void whatWasAddedForTheModelMattersNot() {
        authors.leaves(SESSION, team.bert(), 1, "What is\nin it?", 0);

        assertThat(authors.of(SESSION, List.of(
                new Stored(3,
                        "[An image of a cat]\n@file:notes.md\nWhat is in it?\n\n[Image attached at: /tmp/1.png]"))))
                .isEqualTo(Map.of(3L, "Bert"));
    }

    @Test
    void ofTwoEqualOnesEachHasItsOwnWhicheverIsReadFirst() {
        authors.leaves(SESSION, team.anna(), 1, "Yes", 10);
        authors.leaves(SESSION, team.bert(), 2, "Yes", 20);

        assertThat(authors.of(SESSION, List.of(new Stored(21, "Yes")))).isEqualTo(Map.of(21L, "Bert"));
        assertThat(authors.of(SESSION, List.of(new Stored(11, "Yes"), new Stored(21, "Yes"))))
                .isEqualTo(Map.of(11L, "Anna", 21L, "Bert"));
    }

    @Test
    void onceFoundItIsKnownByItsRowAlsoAfterARestart() {
        authors.leaves(SESSION, team.anna(), 1, "Yes", 10);
        authors.of(SESSION, List.of(new Stored(11, "Yes")));
        team.close();
        open();

        assertThat(authors.of(SESSION, List.of(new Stored(11, "Yes"), new Stored(12, "Yes"))))
                .isEqualTo(Map.of(11L, "Anna"));
    }

    @Test
    void oneThatIsSentAgainIsTheSame() {
        authors.leaves(SESSION, team.anna(), 1, "Yes", 10);
        authors.leaves(SESSION, team.anna(), 1, "Yes, all", 20);

        assertThat(authors.of(SESSION, List.of(new Stored(11, "Yes"), new Stored(21, "Yes, all"))))
                .isEqualTo(Map.of(21L, "Anna"));
    }

    @Test
    void aLongOneIsKnownByItsBeginning() {
        authors.leaves(SESSION, team.anna(), 1, "Listen. ".repeat(20_000), 0);

        assertThat(authors.of(SESSION, List.of(new Stored(1, "Listen. ".repeat(10_000))))).containsEntry(1L, "Anna");
    }

    @Test
    void aBranchKnowsThemToo() {
        authors.leaves(SESSION, team.anna(), 1, "Yes", 10);
        authors.leaves(SESSION, team.bert(), 2, "Yes", 20);
        authors.of(SESSION, List.of(new Stored(11, "Yes"), new Stored(21, "Yes")));

        authors.copy(SESSION, BRANCH);

        assertThat(authors.of(BRANCH, List.of(new Stored(31, "Yes"), new Stored(33, "Yes"))))
                .isEqualTo(Map.of(31L, "Anna", 33L, "Bert"));
    }

    @Test
    void aDeletedSessionLeavesNothing() {
        authors.leaves(SESSION, team.anna(), 1, "Yes", 0);

        authors.forget(SESSION);

        assertThat(authors.of(SESSION, List.of(new Stored(1, "Yes")))).isEmpty();
    }
}
