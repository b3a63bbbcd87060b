package dev.talaria.gateway.hermes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import dev.talaria.gateway.rpc.RpcEvent;
import tools.jackson.databind.node.JsonNodeFactory;

class SequenceTest {
    private final Sequence sequence = new Sequence();

    @Test
    void whatWasHeardIsNotHeardAgain() {
        assertThat(isNew(3)).isTrue();
        assertThat(isNew(4)).isTrue();

        assertThat(isNew(4)).isFalse();
        assertThat(isNew(3)).isFalse();
    }

    @Test
    void whatWasOvertakenIsHeardOnce() {
        isNew(3);
        assertThat(isNew(5)).isTrue();

        assertThat(isNew(4)).isTrue();
        assertThat(isNew(4)).isFalse();
    }

    @Test
    void whatCameBeforeTheFirstOneIsNotMissed() {
        isNew(40);

        assertThat(sequence.seen()).isEqualTo(40);
        assertThat(isNew(39)).isFalse();
    }

    @Test
    void whatWasOvertakenAndNeverCameIsAskedForAgain() {
        isNew(3);
        isNew(5);
        assertThat(sequence.seen()).isEqualTo(3);

        isNew(4);
        assertThat(sequence.seen()).isEqualTo(5);
    }

    @Test
    void whatDoesNotComeForLongIsGivenUp() {
        isNew(3);
        isNew(5);
        isNew(500);

        assertThat(sequence.seen()).isGreaterThan(400);
    }

    @Test
    void whatHasNoNumberIsAlwaysNew() {
        assertThat(sequence.isNew(event(OptionalLong.empty()))).isTrue();
        assertThat(sequence.isNew(event(OptionalLong.empty()))).isTrue();
    }

    private boolean isNew(long number) {
        return sequence.isNew(event(OptionalLong.of(number)));
    }

    private static RpcEvent event(OptionalLong number) {
        return new RpcEvent("message.delta", Optional.of("7c1e09ab"), JsonNodeFactory.instance.objectNode(), number);
    }
}
