package dev.talaria.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;

import dev.talaria.fake.ScreenTest;
import dev.talaria.shared.Background;

class FollowingTest extends ScreenTest {
    private final Span screen = new Span();
    private final List<Runnable> bells = new CopyOnWriteArrayList<>();
    private final Following<String> following;
    private String news = "old";

    @Autowired
    FollowingTest(Background background) {
        following = new Following<>(screen, background);
    }

    @Test
    void aBrowserThatStartsOverGoesOnFollowing() {
        UI.getCurrent().add(screen);
        follow();
        await("it is shown", () -> screen.getText().equals("old"));

        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        news = "new";
        bells.forEach(Runnable::run);

        await("what is new is shown", () -> screen.getText().equals("new"));
        assertThat(bells).hasSize(1);
    }

    @Test
    void whatHasLeftThePageFollowsNothing() {
        UI.getCurrent().add(screen);
        follow();

        UI.getCurrent().remove(screen);

        assertThat(bells).isEmpty();
    }

    @Test
    void aScreenThatHasFallenSilentFollowsNothingUntilItIsHeardOfAgain() {
        UI.getCurrent().add(screen);
        follow();
        await("it is shown", () -> screen.getText().equals("old"));

        UI.getCurrent().getInternals().setLastHeartbeatTimestamp(0);
        news = "new";
        bells.forEach(Runnable::run);
        await("it follows nothing", bells::isEmpty);

        UI.getCurrent().getInternals().setLastHeartbeatTimestamp(System.currentTimeMillis());
        await("it is shown again", () -> screen.getText().equals("new"));
        assertThat(bells).hasSize(1);
    }

    @Test
    void whatWasStoppedIsNotFollowedAgain() {
        UI.getCurrent().add(screen);
        follow();

        following.stop();
        UI.getCurrent().getInternals().getStateTree().prepareForResync();

        assertThat(bells).isEmpty();
    }

    private void follow() {
        following.start(bell -> {
            bells.add(bell);
            return () -> bells.remove(bell);
        }, () -> news, screen::setText);
    }
}
