package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void tokensAreShortened() {
        assertThat(Amounts.tokens(999)).isEqualTo("999 tokens");
        assertThat(Amounts.tokens(12_340)).isEqualTo("12.3k tokens");
        assertThat(Amounts.tokens(3_400_000)).isEqualTo("3.4M tokens");
    }

    @Test
    void whatDidCostNeverLooksFree() {
        assertThat(Amounts.dollars(0.42)).isEqualTo("$0.42");
        assertThat(Amounts.dollars(0.004)).isEqualTo("under $0.01");
        assertThat(Amounts.dollars(0)).isEqualTo("$0.00");
        assertThat(Amounts.dollars(1234.5)).isEqualTo("$1,234.50");
    }
}
