package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Input;

import dev.talaria.fake.ScreenTest;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.SessionKey;
import dev.talaria.shared.StoredId;
import dev.talaria.team.CurrentMember;
import dev.talaria.team.MemberPreferences;
import dev.talaria.team.MemberPreferences.Grouping;
import dev.talaria.team.Pins;
import dev.talaria.team.Preferences;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SidebarTest extends ScreenTest {
    @Autowired
    private Pins pins;

    @Autowired
    private Preferences preferences;

    @Autowired
    private CurrentMember currentMember;

    @BeforeEach
    void aMemberWhoChoseNothing() {
        var member = currentMember.get();
        pins.of(member).forEach(session -> pins.unpin(member, session));
        preferences.change(member, _ -> MemberPreferences.INITIAL);
    }

    @Test
    void allProfilesAreGroupsDefaultFirst() {
        navigate("sessions", AllSessionsView.class);

        await("every group is there", () -> groups().size() == 4);
        assertThat(groups()).extracting(group -> group.path("label").asString())
                .containsExactly("default", "kids-2", "research_lab", "work");
    }

    @Test
    void aGroupShowsFiveRowsAndHowManyThereAre() {
        navigate("sessions", AllSessionsView.class);

        await("work is read", () -> section("profile:work").path("rows").size() == 5);
        var work = section("profile:work");
        assertThat(work.path("more").asString()).startsWith("Load ");
        assertThat(Integer.parseInt(work.path("meta").asString())).isGreaterThan(5);
    }

    @Test
    void loadMoreBringsTheRestOfTheGroup() {
        navigate("sessions", AllSessionsView.class);
        await("work is read", () -> section("profile:work").path("rows").size() == 5);
        var total = Integer.parseInt(section("profile:work").path("meta").asString());

        sidebar().more("profile:work");

        await("more rows are there", () -> section("profile:work").path("rows").size() == Math.min(total, 15));
        assertThat(section("profile:work").path("more").isNull()).isTrue();
        assertThat(section("profile:kids-2").path("rows").size()).isEqualTo(5);
    }

    @Test
    void aPinnedSessionMovesIntoItsOwnSection() {
        navigate("sessions", AllSessionsView.class);
        await("work is read", () -> section("profile:work").path("rows").size() == 5);
        var key = section("profile:work").path("rows").get(0).path("key").asString();

        sidebar().pin(SessionKeys.parse(key).orElseThrow(), true);

        await("it is pinned", () -> keys(section("pinned")).contains(key));
        assertThat(keys(section("profile:work"))).doesNotContain(key).hasSize(5);
    }

    @Test
    void aPinIsFoundByTheFirstSegmentHoweverOldItIs() {
        var root = new SessionKey(new ProfileName("work"), new StoredId(HERMES.id("work", "long-parent")));
        pins.pin(currentMember.get(), root);

        navigate("sessions", AllSessionsView.class);

        await("the pin is shown", () -> keys(section("pinned")).contains(root.toString()));
        var row = section("pinned").path("rows").get(0);
        assertThat(row.path("id").asString()).isEqualTo(HERMES.id("work", "long-tip"));
    }

    @Test
    void theSessionOnTheScreenKeepsItsRowHoweverOldItIs() {
        navigate("sessions", AllSessionsView.class);
        var oldest = new SessionKey(new ProfileName("work"), new StoredId(HERMES.id("work", "plain")));

        UI.getCurrent().navigate("p/work/s/" + oldest.root());

        await("its row is there", () -> keys(section("profile:work")).contains(oldest.toString()));
        assertThat(keys(section("profile:work"))).hasSize(6);
    }

    @Test
    void oneProfileIsOneListCutByDays() {
        UI.getCurrent().navigate("p/work");

        await("the list is read", () -> section("list:work").path("rows").size() > 5);
        assertThat(sections()).extracting(section -> section.path("id").asString()).doesNotContain("profile:default");
        assertThat(section("list:work").path("rows").get(0).path("divider").isString()).isTrue();
    }

    @Test
    void oneProfileCanBeCutBySource() {
        preferences.change(currentMember.get(), choices -> Choices.grouped(choices, Grouping.SOURCE));

        UI.getCurrent().navigate("p/work");

        await("Telegram has a part of its own", () -> dividers(section("list:work")).contains("Telegram"));
    }

    @Test
    void theScheduleHasAClosedSectionOfItsOwn() {
        UI.getCurrent().navigate("p/work");

        await("the schedule's runs are there", () -> section("scheduled").path("meta").asString("").equals("1"));
        assertThat(section("scheduled").path("open").asBoolean()).isFalse();
    }

    @Test
    void searchingLeavesOnlyWhatMatches() {
        navigate("sessions", AllSessionsView.class);
        await("work is read", () -> section("profile:work").path("rows").size() == 5);

        search("雪だるま");

        await("the results are there", () -> section("results").path("rows").size() == 4);
        assertThat(sections()).hasSize(1);
    }

    @Test
    void searchingOneProfileAlsoTellsWhatMatchesElsewhere() {
        UI.getCurrent().navigate("p/work");

        search("雪だるま");

        await("both are there", () -> section("results-elsewhere").path("rows").size() == 3);
        assertThat(section("results").path("rows").size()).isEqualTo(1);
    }

    @Test
    void searchingInVainSaysSo() {
        navigate("sessions", AllSessionsView.class);

        search("no session is called like this");

        await("it says so", () -> section("results").path("state").asString("").equals("empty"));
        assertThat(section("results").path("message").asString()).contains("no session is called like this");
    }

    @Test
    void theRailShowsASquareForEveryNamedProfile() {
        UI.getCurrent().navigate("p/work");

        await("the rail shows work", () -> rail().path("current").asString("").equals("work"));
        assertThat(rail().path("squares").size()).isEqualTo(3);
        assertThat(rail().path("pill").path("icon").asString()).isEqualTo("home");
    }

    @Test
    void choosingAColourColoursTheGroupToo() {
        navigate("sessions", AllSessionsView.class);
        await("work is read", () -> section("profile:work").path("rows").size() == 5);
        var before = section("profile:work").path("colour");

        sidebar().colour(new ProfileName("work"), Optional.of(before.hashCode() % 2 == 0 ? 150 : 330));

        await("the colour is another", () -> !section("profile:work").path("colour").equals(before));
    }

    @Test
    void aSectionThatWasFoldedStaysFolded() {
        navigate("sessions", AllSessionsView.class);
        await("work is read", () -> section("profile:work").path("rows").size() == 5);

        sidebar().toggle("profile:work", false);

        await("it is folded", () -> !section("profile:work").path("open").asBoolean(true));
    }

    private Sidebar sidebar() {
        return all(Sidebar.class).getFirst();
    }

    private void search(String text) {
        all(Input.class).getFirst().setValue(text);
    }

    private List<JsonNode> sections() {
        return all(SidebarSection.class).stream().map(section -> SectionsOnScreen.drawn(told(section))).toList();
    }

    private List<JsonNode> groups() {
        return sections().stream().filter(section -> section.path("kind").asString("").equals("profile")).toList();
    }

    private JsonNode section(String id) {
        return sections().stream()
                .filter(section -> section.path("id").asString("").equals(id))
                .findFirst()
                .orElseGet(() -> new ObjectMapper().createObjectNode());
    }

    private JsonNode rail() {
        return shown(all(ProfileRail.class).getFirst(), "railJson");
    }

    private static List<String> keys(JsonNode section) {
        return texts(section, "key");
    }

    private static List<String> dividers(JsonNode section) {
        return texts(section, "divider");
    }

    private static List<String> texts(JsonNode section, String property) {
        var texts = new ArrayList<String>();
        section.path("rows").forEach(row -> texts.add(row.path(property).asString("")));
        return texts;
    }
}
