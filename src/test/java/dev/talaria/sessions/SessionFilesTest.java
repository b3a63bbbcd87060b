package dev.talaria.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import tools.jackson.databind.ObjectMapper;

import dev.talaria.fake.SampleHomes;
import dev.talaria.fake.WrittenStateDb;
import dev.talaria.profiles.HomeProfiles;
import dev.talaria.sessions.statedb.StateDbs;

class SessionFilesTest {
    private static final SampleHomes SAMPLE = SampleHomes.HERMES_0_19;

    @TempDir
    Path folder;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

    private StateDbs files;
    private MockMvc browser;

    @BeforeEach
    void open() {
        files = new StateDbs();
        serve(SAMPLE.copyInto(folder));
    }

    private void serve(Path home) {
        var downloads = new SessionDownloads(HomeProfiles.of(home), files, Clock.systemUTC());
        browser = MockMvcBuilders.standaloneSetup(new SessionFiles(downloads, () -> OpenTranscripts.ANNA)).build();
    }

    /// A home with one session that has one prompt.
    private Path written(String prompt) throws IOException {
        var home = Files.createDirectories(folder.resolve("written"));
        try (var file = WrittenStateDb.in(home, 22)) {
            file.session("s").message("s", "user", prompt);
        }
        serve(home);
        return home;
    }

    @AfterEach
    void close() {
        files.close();
    }

    @Test
    void aSessionIsKeptAsJsonWithAllItsSegments() throws Exception {
        var response = export("long-tip", "json");

        var json = new ObjectMapper().readTree(response.getContentAsByteArray());
        assertThat(json.path("title").asString()).isEqualTo("Long research #2");
        assertThat(json.path("segments")).hasSize(3);
        assertThat(json.path("lineage_session_ids")).hasSize(3);
        assertThat(json.path("message_count").asInt()).isEqualTo(66);
        assertThat(json.path("messages")).hasSize(66);
        assertThat(json.path("messages").get(0).path("timestamp").isNumber()).isTrue();
        assertThat(json.path("session").path("id").asString()).isEqualTo(SAMPLE.id("default", "long-tip"));
        assertThat(response.getHeader("Content-Disposition")).contains("attachment")
                .contains("long-research-2-20260529.json");
    }

    @Test
    void toolCallsAndPartsAreJsonInTheJson() throws Exception {
        var tools = new ObjectMapper().readTree(export("tools", "json").getContentAsByteArray());
        assertThat(tools.path("messages").get(1).path("tool_calls").get(0).path("function").path("name").asString())
                .isEqualTo("terminal");

        var image = new ObjectMapper().readTree(export("image", "json").getContentAsByteArray());
        assertThat(image.path("messages").get(0).path("content").get(1).path("type").asString()).isEqualTo("image_url");
    }

    @Test
    void aSessionIsReadableAsMarkdown() throws Exception {
        var text = export("tools", "md").getContentAsString(StandardCharsets.UTF_8);

        assertThat(text).startsWith("# Fix the failing build").contains("**Ran** `ls -la` (exit 1)", "```diff",
                "A semicolon is missing.");
    }

    @Test
    void aHostileSessionIsOnlyTextInHtml() throws Exception {
        var html = export("hostile", "html").getContentAsString(StandardCharsets.UTF_8);

        assertThat(html)
                .contains("&lt;script&gt;alert(1)", "&lt;img src=x onerror", "<pre><code class=\"language-html\">")
                .doesNotContain("<script", "<img src=x", "href=\"javascript:");
    }

    @Test
    void picturesStandInTheHtml() throws Exception {
        var html = export("image", "html").getContentAsString(StandardCharsets.UTF_8);

        assertThat(html).contains("src=\"data:image/png;base64,iVBOR");
    }

    @Test
    void aPictureComesAsWhatItIs() throws Exception {
        var message = messageOf("image");
        var response = ask("/files/default/message/" + message + "/picture/1");

        assertThat(response.getContentType()).isEqualTo("image/png");
        assertThat(response.getContentAsByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"What?\n@image:/srv/hermes/images/a.png\n[screenshot]",
            "What?\n\n[Image attached at: C:\\images\\a.png]" })
    void aPictureThatIsOnlyNamedComesFromTheHome(String prompt) throws Exception {
        var home = written(prompt);
        Files.createDirectories(home.resolve("images"));
        Files.write(home.resolve("images/a.png"), PNG);

        var response = ask("/files/default/message/1/picture/0");

        assertThat(response.getContentType()).isEqualTo("image/png");
        assertThat(response.getContentAsByteArray()).isEqualTo(PNG);
        assertThat(ask("/files/default/message/1/picture/1").getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@image:/srv/hermes/images/a.txt", "@image:../secret.png", "@image:`/x/..`",
            "@image:linked.png",
            "@image:secret.png", "@image:/", "@image:`a\0.png`" })
    void nothingElseOfAHomeComes(String prompt) throws Exception {
        var home = written(prompt);
        Files.createDirectories(home.resolve("images"));
        Files.writeString(home.resolve("images/a.txt"), "no picture");
        Files.write(home.resolve("secret.png"), PNG);
        Files.createSymbolicLink(home.resolve("images/linked.png"), home.resolve("secret.png"));

        assertThat(ask("/files/default/message/1/picture/0").getStatus()).isEqualTo(404);
    }

    @Test
    void theWholeOfATextAndOfACallCanBeHad() throws Exception {
        var message = messageOf("tools");

        assertThat(ask("/files/default/message/" + (message + 1) + "/whole?call=0").getContentAsString())
                .contains("ls -la");
        assertThat(ask("/files/default/message/" + (message + 2) + "/whole?at=/output").getContentAsString())
                .startsWith("error: missing semicolon\nerror");
        assertThat(ask("/files/default/message/" + (message + 2) + "/whole").getContentAsString())
                .startsWith("{\"output\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files/default/nonsense/export.json", "/files/nobody/x/export.json",
            "/files/DEFAULT/x/export.md", "/files/default/x/export.exe", "/files/..%2F..%2Fetc/x/export.json",
            "/files/default/message/99999999/picture/0", "/files/default/message/1/picture/0",
            "/files/default/message/1/picture/99999999999999999999", "/files/default/message/-1/whole",
            "/files/default/message/one/whole", "/files/default/message/999999999999999999/whole?call=0",
            "/files/default/message/1/whole?call=x" })
    void whatNothingHasIsPlainlyNotThere(String address) throws Exception {
        var response = ask(address);

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString()).isEqualTo("There is no such file.");
    }

    @Test
    void oddPointersAreNoError() throws Exception {
        var message = messageOf("tools") + 2;

        assertThat(ask("/files/default/message/" + message + "/whole?at=nonsense").getStatus()).isEqualTo(200);
        assertThat(ask("/files/default/message/" + message + "/whole?at=/a/~/b").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse export(String story, String format) throws Exception {
        var response = ask("/files/default/" + SAMPLE.id("default", story) + "/export." + format);
        assertThat(response.getStatus()).isEqualTo(200);
        return response;
    }

    private long messageOf(String story) throws Exception {
        return new ObjectMapper().readTree(export(story, "json").getContentAsByteArray()).path("messages").get(0)
                .path("id")
                .asLong();
    }

    private MockHttpServletResponse ask(String address) throws Exception {
        return browser.perform(get(URI.create(address))).andReturn().getResponse();
    }
}
