package dev.talaria.gateway.embedded;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.talaria.gateway.TurnFailure;

/// The scripted agent: shows what a turn can look like, thinks nothing and does nothing. The same prompt plays the same scene.
final class RehearsalAgent implements Agent {
    private final Pace pace;

    RehearsalAgent(Pace pace) {
        this.pace = pace;
    }

    /// @param words a pattern of the words that ask for it
    private record Scene(Pattern words, Consumer<Actor> play) {
        static Scene of(String beginnings, Consumer<Actor> play) {
            return new Scene(Pattern.compile("\\b(?:" + beginnings + ")"), play);
        }

        boolean isAskedForBy(String prompt) {
            return words.matcher(prompt).find();
        }
    }

    /// The first that fits is played, so that the narrow words come before the wide ones.
    private static final List<Scene> SCENES = List.of(Scene.of("subagent|delegat", DelegationScene::play),
            Scene.of("password|sudo", AskingScenes::password), Scene.of("secret|key\\b", AskingScenes::secret),
            Scene.of("questions", AskingScenes::questions), Scene.of("approv|delet", AskingScenes::approval),
            Scene.of("ask|which|choose", AskingScenes::choice), Scene.of("fail", RehearsalAgent::failure),
            Scene.of("long", LongScene::play), Scene.of("tool|file|diff|patch|todo", ToolsScene::play));

    @Override
    public void play(Turn turn) {
        var actor = new Actor(turn, pace);
        var prompt = turn.prompt().toLowerCase(Locale.ROOT);
        SCENES.stream()
                .filter(scene -> scene.isAskedForBy(prompt))
                .findFirst()
                .map(Scene::play)
                .orElse(GreetingScene::play)
                .accept(actor);
        actor.finish();
    }

    @Override
    public String summarise(Recall recall) {
        var prompts = recall.history().stream().filter(message -> message.isFrom("user") && !message.isSummary());
        var lines = prompts.map(message -> "- asked: " + FirstTitle.of(message.content()));
        return String.join("\n",
                Stream.concat(Stream.of("This was a rehearsal: nobody thought, and nothing was done."), lines)
                        .toList());
    }

    private static void failure(Actor actor) {
        actor.think("The provider is asked, and it will refuse the key.");
        actor.rest(600);
        actor.turn().status("lifecycle", "The provider refused the key. Trying once more.");
        actor.rest(1_200);
        throw new TurnFailed(new TurnFailure("auth",
                "HTTP 401: The provider refused the key. Check it in the profile's .env.",
                "HTTP 401: The provider refused the key.\n\nThis is a rehearsal of a failing turn: no provider was asked.",
                false));
    }
}
