package dev.talaria.sessions.statedb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvocationTest {
    @Test
    void aSkillStandsForItsText() {
        assertThat(Invocation.typed(one(""))).contains("/work");
    }

    @Test
    void whatWasSaidWithItIsItsLastInstruction() {
        var prompt = one("\n\nThe instruction alongside the skill invocation: an example"
                + "\n\nThe instruction alongside the skill invocation: do\nit\n\n[Runtime note: none]");

        assertThat(Invocation.typed(prompt)).contains("/work do\nit");
    }

    @Test
    void severalSkillsAreNamedTogether() {
        var prompt = """
                [IMPORTANT: The user has invoked the "/clean /work" skill bundle, loading 2 skills together.]

                Skills loaded: clean, work
                User instruction: do it

                [Loaded as part of the bundle.]

                User instruction: an example""";

        assertThat(Invocation.typed(prompt)).contains("/clean /work do it");
    }

    @Test
    void anotherPromptIsNone() {
        assertThat(Invocation.typed("The user has invoked the \"work\" skill")).isEmpty();
        assertThat(Invocation.typed("[IMPORTANT: The user has invoked the work skill")).isEmpty();
    }

    private static String one(String rest) {
        return "[IMPORTANT: The user has invoked the \"work\" skill. The full skill content is loaded below.]\n\nIt says."
                + rest;
    }
}
