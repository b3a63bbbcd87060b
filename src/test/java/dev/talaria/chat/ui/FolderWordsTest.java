package dev.talaria.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FolderWordsTest {
    @Test
    void aShortPathIsShownWhole() {
        assertThat(FolderWords.compact("/srv/infra")).isEqualTo("/srv/infra");
        assertThat(FolderWords.compact("/")).isEqualTo("/");
    }

    @Test
    void ofALongPathTheEndIsShown() {
        assertThat(FolderWords.compact("/home/anna/projects/customers/lumen/firmware/drivers"))
                .isEqualTo("…/customers/lumen/firmware/drivers");
        assertThat(FolderWords.compact("C:\\Users\\anna\\Documents\\projects\\customers\\lumen"))
                .isEqualTo("…\\Documents\\projects\\customers\\lumen");
    }

    @Test
    void aSingleLongNameIsKept() {
        assertThat(FolderWords.compact("/srv/" + "x".repeat(60))).isEqualTo("…/" + "x".repeat(60));
    }
}
