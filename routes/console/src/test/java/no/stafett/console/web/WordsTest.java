package no.stafett.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern USED = Pattern.compile("\\{\\{t\\.([A-Za-z]+)}}");

    @Test
    void when_something_is_said_in_one_language_then_it_is_in_the_other() {
        assertThat(Words.in(Tongue.EN).texts().keySet())
                .isEqualTo(Words.in(Tongue.NB).texts().keySet());
    }

    @Test
    void when_a_page_uses_words_then_they_are_there() throws IOException {
        var used = new TreeSet<String>();
        try (var pages = Files.list(Path.of("src/main/resources/no/stafett/console/pages"))) {
            for (var page : pages.toList()) {
                var words = USED.matcher(Files.readString(page));
                while (words.find()) {
                    used.add(words.group(1));
                }
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(Words.in(Tongue.NB).texts().keySet()).containsAll(used);
    }

    @Test
    void when_a_page_is_written_then_only_the_layouts_body_is_markup_and_no_script_or_style_is_inline()
            throws IOException {
        try (var pages = Files.list(Path.of("src/main/resources/no/stafett/console/pages"))) {
            for (var page : pages.toList()) {
                var text = Files.readString(page);
                assertThat(text.replace("{{{body}}}", ""))
                        .as(page.toString())
                        .doesNotContain("{{{")
                        .doesNotContain("{{&");
                assertThat(text).as(page.toString()).doesNotContainPattern("<script>|<style|\\sstyle=|\\son[a-z]+=");
            }
        }
    }
}
