package dev.talaria.gateway.embedded;

/// Says that this is a rehearsal, and what can be tried.
final class GreetingScene {
    private GreetingScene() {}

    static void play(Actor actor) {
        actor.think(
                "Somebody says hello. There is no model behind this, so the answer is a friendly one from a script.");
        actor.rest(300);
        actor.say(
                """
                        Hello! This is a **rehearsal**: nobody thinks here, and nothing is done. It shows what a turn looks like, until this \
                        profile has a Hermes or a model.

                        Say a word to see more:

                        | Say | and see |
                        |---|---|
                        | `tools` | reasoning, tools, a diff, a list of tasks |
                        | `approve` | a request for approval |
                        | `which` | a question with choices |
                        | `questions` | several questions at once |
                        | `password` or `secret` | something that only you may know |
                        | `subagents` | helpers at work |
                        | `long` | a turn of about two minutes, to stop or to steer |
                        | `fail` | a provider that refuses the key |

                        To talk to a model, name it in the profile's `config.yaml`.""");
    }
}
