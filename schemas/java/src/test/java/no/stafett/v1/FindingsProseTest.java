package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of findings that is published beside findings.xml says the same. */
class FindingsProseTest {
    private static final Path PAGE = Path.of("../../schemas/v1/findings.md");

    @ParameterizedTest
    @EnumSource(FindingCode.class)
    void each_code_stands_there_with_its_texts(FindingCode code) throws IOException {
        assertThat(Files.readString(PAGE))
                .contains("### " + code.id() + " " + code.name() + "\n")
                .contains("- **en** " + code.text(Language.EN))
                .contains("- **nb** " + code.text(Language.NB));
    }

    @Test
    void no_code_stands_there_that_is_not_declared() throws IOException {
        assertThat(Pattern.compile("(?m)^### STF-")
                        .matcher(Files.readString(PAGE))
                        .results())
                .hasSize(FindingCode.values().length);
    }
}
