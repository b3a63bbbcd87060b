package dev.talaria.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.talaria.profiles.ProfileList.Skipped;
import dev.talaria.shared.ProfileName;
import dev.talaria.team.Member;
import dev.talaria.team.MemberId;

@DisabledOnOs(OS.WINDOWS)
class ProfilesTest {
    private static final Member ANNA = new Member(new MemberId(1), "Anna");

    @TempDir
    private Path parent;

    private Path root;

    @BeforeEach
    void makeHome() throws IOException {
        root = Files.createDirectory(parent.resolve("home"));
    }

    @Test
    void anEmptyHomeHasTheDefaultProfile() {
        assertThat(names(profiles())).containsExactly("default");
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void defaultComesFirstAndTheOthersByName() throws IOException {
        profile("writer");
        profile("alpha");
        profile("hermes");

        assertThat(names(profiles())).containsExactly("default", "alpha", "hermes", "writer");
    }

    @Test
    void anyIdentityFileMakesAFolderAProfile() throws IOException {
        for (var file : List.of("config.yaml", ".env", "SOUL.md", "profile.yaml", "auth.json", "state.db")) {
            var name = "with-" + file.replaceAll("[^a-z]", "");
            Files.createFile(folder(name.replace("SOUL", "soul")).resolve(file));
        }

        assertThat(profiles().list(ANNA).profiles()).hasSize(7);
    }

    @Test
    void foldersThatAreNoProfilesAreSkippedWithAReason() throws IOException {
        profile("good");
        profile("Capital");
        profile("default");
        folder("empty");
        profile("buried");
        Files.createDirectories(root.resolve("profiles/.deleted"));
        Files.writeString(root.resolve("profiles/.deleted/buried"), "deleted\n");
        Files.createSymbolicLink(root.resolve("profiles/outside"), Files.createDirectory(parent.resolve("elsewhere")));
        Files.createSymbolicLink(root.resolve("profiles/twin"), root.resolve("profiles/good"));

        var list = profiles().list(ANNA);

        assertThat(list.profiles()).extracting(found -> found.name().value()).containsExactly("default", "good");
        assertThat(list.skipped()).extracting(Skipped::folder)
                .containsExactlyInAnyOrder("Capital", "default", "empty", "buried", "outside", "twin");
        assertThat(list.skipped()).allSatisfy(skipped -> assertThat(skipped.reason()).endsWith("."));
    }

    @Test
    void stagingFoldersAndLooseFilesAreNotEvenMentioned() throws IOException {
        profile(".coder.staging-4711");
        Files.createFile(root.resolve("profiles/notes.txt"));

        var list = profiles().list(ANNA);

        assertThat(list.profiles()).hasSize(1);
        assertThat(list.skipped()).isEmpty();
    }

    @Test
    void aProfileIsShownByItsDisplayName() throws IOException {
        Files.writeString(profile("research").resolve("profile.yaml"),
                "display_name: '  Deep\u202E  Research '\ndescription: Reads papers\nui_meta: {x: 1}\n");
        Files.writeString(root.resolve("profile.yaml"), "display_name: Office\n");

        var list = profiles().list(ANNA).profiles();

        assertThat(list).extracting(Profile::label).containsExactly("Office", "Deep Research");
        assertThat(list).extracting(Profile::description).containsExactly("", "Reads papers");
    }

    @Test
    void aDisplayNameIsCutToWhatHermesAllows() throws IOException {
        Files.writeString(profile("talker").resolve("profile.yaml"), "display_name: " + "ab".repeat(500));

        assertThat(profiles().list(ANNA).profiles().getLast().label()).hasSize(64).endsWith("…");
    }

    @Test
    void aBadProfileYamlIsARemarkAndTheProfileIsShownByItsName() throws IOException {
        Files.writeString(profile("broken").resolve("profile.yaml"), "display_name: [unclosed");
        Files.writeString(profile("bomb").resolve("profile.yaml"),
                "a: &a [x]\nb: !!javax.script.ScriptEngineManager []");
        Files.writeString(profile("huge").resolve("profile.yaml"), "display_name: x\n" + "#".repeat(100_000));
        Files.createDirectory(profile("folder").resolve("profile.yaml"));
        Files.writeString(profile("list").resolve("profile.yaml"), "- 1\n- 2\n");

        var list = profiles().list(ANNA);

        assertThat(list.profiles()).extracting(Profile::label)
                .containsExactly("default", "bomb", "broken", "folder", "huge", "list");
        assertThat(list.skipped()).extracting(Skipped::folder).containsExactlyInAnyOrder("bomb/profile.yaml",
                "broken/profile.yaml", "folder/profile.yaml", "huge/profile.yaml", "list/profile.yaml");
    }

    @Test
    void aHomeThatIsGoneSaysSoAndHealsByItself() throws IOException {
        Files.delete(root);
        var profiles = profiles();
        assertThat(profiles.list(ANNA).skipped()).hasSize(1);

        Files.createDirectory(root);
        profiles.lookAgain();

        assertThat(profiles.list(ANNA).skipped()).isEmpty();
    }

    @Test
    void lookingOpensAndMakesNothing() throws IOException {
        Files.writeString(profile("work").resolve("state.db"), "never opened");
        var before = tree();

        profiles().lookAgain();

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void followersHearWhenAProfileComesGoesOrIsCalledOtherwise() throws IOException {
        var profiles = profiles();
        var rung = new AtomicInteger();
        profiles.follow(ANNA, rung::incrementAndGet);

        profiles.lookAgain();
        assertThat(rung).hasValue(0);

        var home = profile("ops");
        profiles.lookAgain();
        assertThat(rung).hasValue(1);

        Files.writeString(home.resolve("profile.yaml"), "display_name: Operations");
        profiles.lookAgain();
        assertThat(rung).hasValue(2);

        Files.writeString(Files.createDirectories(root.resolve("profiles/.deleted")).resolve("ops"), "deleted\n");
        profiles.lookAgain();
        assertThat(rung).hasValue(3);
    }

    @Test
    void whatAMemberMayNotSeeIsNotThereAndDoesNotRing() throws IOException {
        profile("ops");
        var profiles = new Profiles(new Home(root, Home.Origin.SETTING),
                (_, name) -> !name.value().startsWith("secret"));
        var rung = new AtomicInteger();
        profiles.follow(ANNA, rung::incrementAndGet);

        profile("secret-one");
        profiles.lookAgain();

        assertThat(names(profiles)).containsExactly("default", "ops");
        assertThat(profiles.find(ANNA, new ProfileName("secret-one"))).isEmpty();
        assertThat(rung).hasValue(0);
    }

    @Test
    void aNewProfileAppearsWithinASecond() throws Exception {
        var profiles = profiles();
        var watch = new ProfileWatch(profiles);
        var appeared = new CountDownLatch(1);
        profiles.follow(ANNA, appeared::countDown);
        watch.start();
        try {
            profile("fresh");

            assertThat(appeared.await(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } finally {
            watch.stop();
        }
    }

    private Profiles profiles() {
        return new Profiles(new Home(root, Home.Origin.SETTING), (_, _) -> true);
    }

    private Path profile(String name) throws IOException {
        Files.createFile(folder(name).resolve("config.yaml"));
        return root.resolve("profiles").resolve(name);
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve("profiles").resolve(name));
    }

    private static List<String> names(Profiles profiles) {
        return profiles.list(ANNA).profiles().stream().map(profile -> profile.name().value()).toList();
    }

    private List<String> tree() throws IOException {
        var tree = new ArrayList<String>();
        try (var files = Files.walk(root)) {
            for (var file : files.sorted().toList()) {
                tree.add(file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file));
            }
        }
        return tree;
    }
}
