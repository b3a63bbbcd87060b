package dev.talaria;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// What the README shows is what is there.
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern MODULE = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Pattern FILE = Pattern
            .compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)|<(?:img|source)[^>]+src(?:set)?=\"([^\"]+)\"");

    @Test
    void itsTableNamesEveryModule() throws IOException {
        var named = MODULE.matcher(Files.readString(README)).results().map(found -> found.group(1)).toList();
        var modules = ApplicationModules.of(TalariaApplication.class).stream()
                .map(module -> module.getIdentifier().toString()).toList();

        assertThat(named).containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        var files = FILE.matcher(Files.readString(README)).results().map(ReadmeTest::target).toList();

        assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void aNewcomerReadsItInOneSitting() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThan(100);
    }

    private static String target(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
