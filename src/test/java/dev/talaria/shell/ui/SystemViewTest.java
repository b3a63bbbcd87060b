package dev.talaria.shell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;

import dev.talaria.fake.ScreenTest;

class SystemViewTest extends ScreenTest {
    @Test
    void everyProfilesAgentIsShownWithWhoAnswers() {
        navigate("system", SystemView.class);

        await("the agents are there", () -> agents().size() == 4);
        assertThat(agents()).anySatisfy(row -> assertThat(row.getElement().getTextRecursively())
                .contains("work", "Agent inside Talaria", "Ready"));
    }

    @Test
    void itIsSaidHowAgentsAreReached() {
        navigate("system", SystemView.class);

        await("it is said", () -> all(Paragraph.class).stream()
                .anyMatch(paragraph -> paragraph.getText().contains("talaria.hermes=off")));
    }

    @Test
    void aRowStaysWhileItsAgentGrows() {
        var table = new AgentTable();
        table.show(List.of(agent(1024)));
        var row = rows(table);

        table.show(List.of(agent(2048)));

        assertThat(rows(table)).isEqualTo(row);
        assertThat(table.getElement().getTextRecursively()).contains("2.0 KiB").doesNotContain("1.0 KiB");
    }

    private static AgentModel agent(long memory) {
        return new AgentModel("work", "work", "Hermes", "Ready", false, OptionalLong.of(memory), Optional.empty());
    }

    private static List<Element> rows(AgentTable table) {
        return table.getElement().getChild(0).getChild(1).getChildren().toList();
    }

    @Test
    void anAgeIsRoundedDown() {
        assertThat(AgentTable.spoken(Duration.ofSeconds(59))).isEqualTo("just started");
        assertThat(AgentTable.spoken(Duration.ofMinutes(61))).isEqualTo("1 h");
        assertThat(AgentTable.spoken(Duration.ofHours(50))).isEqualTo("2 d");
    }

    private static List<NativeTableRow> agents() {
        return all(NativeTableRow.class).stream()
                .filter(row -> row.getElement().hasAttribute("data-profile"))
                .toList();
    }
}
