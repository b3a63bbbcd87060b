package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;

import dev.talaria.fake.FakeGateway;
import dev.talaria.fake.FakeGateways;
import dev.talaria.fake.ScreenTest;
import dev.talaria.gateway.Refusal;
import dev.talaria.gateway.Reply;
import dev.talaria.shared.ProfileName;
import dev.talaria.shared.StoredId;

@Import(FakeGateways.InsteadOfReal.class)
class BranchVerbTest extends ScreenTest {
    private static final String TOOLS = "p/work/s/" + HERMES.id("work", "tools");

    @Autowired
    private FakeGateways gateways;

    private FakeGateway gateway;
    private CompletableFuture<Reply<StoredId>> making;

    @BeforeEach
    void holdTheBranch() {
        gateway = gateways.at(ProfileName.parse("work").orElseThrow()).forgetCalls();
        making = gateway.holding("branch");
        navigate(TOOLS, SessionView.class);
        await("one may talk there", () -> all(TranscriptList.class).stream()
                .anyMatch(transcript -> transcript.getElement().hasAttribute("talk")));
    }

    @AfterEach
    void branchAtOnceAgain() {
        gateway.usual("branch");
    }

    @Test
    void whoAsksTwiceGetsOneBranchAndGoesOnThere() {
        branchFromTheEnd();
        await("it is under way", () -> gateway.calls("branch").size() == 1);
        await("it is said", () -> toasts().equals(List.of("Branching…")));
        assertThat(isOffered()).isFalse();
        branchFromTheEnd();
        roundTrip();
        making.complete(Reply.done(StoredId.parse("made").orElseThrow()));
        await("it goes on there", () -> path().equals("p/work/s/made"));
        await("it is told",
                () -> toasts().equals(List.of("This is the new session; the other one stays as it was.")));

        assertThat(gateway.calls("branch")).hasSize(1);
    }

    @Test
    void aBranchThatIsRefusedIsOfferedAgain() {
        branchFromTheEnd();
        await("it is under way", () -> gateway.calls("branch").size() == 1);
        making.complete(Reply.refused(Refusal.BUSY, "A turn runs in this session."));
        await("it is offered again", this::isOffered);

        assertThat(path()).isEqualTo(TOOLS);
        assertThat(all(Notification.class)).extracting(toast -> toast.getElement().getTextRecursively())
                .anySatisfy(words -> assertThat(words).contains("A turn runs in this session."));
    }

    @Test
    void whoHasGoneOnMeanwhileStaysThere() {
        branchFromTheEnd();
        await("it is under way", () -> gateway.calls("branch").size() == 1);
        var other = "p/work/s/" + HERMES.id("work", "long-tip");
        navigate(other, SessionView.class);
        await("the other session is read", () -> !all(EntryElement.class).isEmpty());
        assertThat(isOffered()).isTrue();
        making.complete(Reply.done(StoredId.parse("made").orElseThrow()));
        await("it is told", () -> toasts().equals(List.of("The branch is made. It is in the list of sessions.")));

        assertThat(path()).isEqualTo(other);
    }

    @Test
    void theMenuOffersNoneEither() {
        branchFromTheMenu();
        await("it is said", () -> toasts().equals(List.of("Branching…")));

        assertThat(inMenu().isEnabled()).isFalse();
        making.complete(Reply.refused(Refusal.FAILED, "It failed."));
        await("it is offered again", () -> inMenu().isEnabled());
    }

    private static void branchFromTheEnd() {
        var last = shown(all(EntryElement.class).getLast(), "entryJson");
        var transcript = all(TranscriptList.class).getFirst().getElement();
        var data = JacksonUtils.createObjectNode().put("event.detail.id", last.path("lastId").asLong());
        transcript.getNode().getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(transcript, "branch", data));
    }

    private void branchFromTheMenu() {
        ComponentUtil.fireEvent(inMenu(), new ClickEvent<>(inMenu()));
        test(find(Button.class).withText("Branch").single()).click();
    }

    private static NativeButton inMenu() {
        return all(NativeButton.class).stream().filter(button -> button.getText().equals("Branch…")).findFirst()
                .orElseThrow();
    }

    private boolean isOffered() {
        return !all(TranscriptList.class).getFirst().getElement().getProperty("branching", false);
    }

    /// Those without a button: a deletion that waits elsewhere is told to everybody.
    private static List<String> toasts() {
        return all(Notification.class).stream().map(toast -> toast.getElement().getProperty("text", ""))
                .filter(text -> !text.isEmpty()).toList();
    }

    private static String path() {
        return UI.getCurrent().getActiveViewLocation().getPath();
    }
}
