package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FindingPagesTest {

    @BeforeAll
    static void writtenAnewWhenAsked() throws IOException {
        if (Boolean.getBoolean("stafett.findings.write")) {
            FindingPages.write();
        }
    }

    @Nested
    class Given_the_pages_of_the_findings {

        @Test
        void when_they_are_made_anew_then_they_are_the_same() throws IOException {
            var committed = new TreeMap<String, String>();
            if (Files.isDirectory(FindingPages.FOLDER)) {
                try (Stream<Path> files = Files.list(FindingPages.FOLDER)) {
                    for (Path file : files.toList()) {
                        committed.put(file.getFileName().toString(), Files.readString(file));
                    }
                }
            }
            Map<String, String> made = FindingPages.pages();

            assertThat(committed.keySet())
                    .as("pages in docs/findings; write them anew with: " + FindingPages.COMMAND)
                    .isEqualTo(made.keySet());
            assertThat(committed)
                    .as("pages in docs/findings; write them anew with: " + FindingPages.COMMAND)
                    .isEqualTo(made);
        }
    }
}
