package no.stafett.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.stream.Stream;
import no.stafett.v1.model.DisclosedMessage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document may carry has all that belongs to a message of the standard. */
class EachMessageTest {

    /** The elements that a file of the schemas is named after; the others are parts of the catalogue. */
    static Collection<String> messages() {
        return RootElements.names().stream()
                .filter(name -> Files.exists(Documents.STANDARD.resolve("xsd/" + Examples.folder(name) + ".xsd")))
                .toList();
    }

    private static String read(String file) throws IOException {
        return Files.readString(Documents.STANDARD.resolve(file));
    }

    @Nested
    class Given_a_message {

        @ParameterizedTest
        @MethodSource("no.stafett.v1.EachMessageTest#messages")
        void when_its_examples_are_listed_then_a_complete_one_is_among_them(String message) {
            assertThat(new Examples().complete(message))
                    .hasValueSatisfying(text -> assertThat(text).contains("<" + message));
        }

        @ParameterizedTest
        @MethodSource("no.stafett.v1.EachMessageTest#messages")
        void when_the_tables_are_read_then_each_says_what_it_does_with_it(String message) throws IOException {
            assertThat(read("rules/document-rules-1.0.xml")).contains("<message type=\"" + message + "\"");
            assertThat(Stafett.v1().disclosureTable().getMessage())
                    .extracting(DisclosedMessage::getType)
                    .containsOnlyOnce(message);
            assertThat(read("README.md")).contains("`" + message + "`");
        }

        @ParameterizedTest
        @MethodSource("no.stafett.v1.EachMessageTest#messages")
        void when_its_schema_is_read_then_each_element_is_told_of_in_both_languages(String message) throws IOException {
            String schema = read("xsd/" + Examples.folder(message) + ".xsd");

            assertThat(schema.split("<xs:documentation xml:lang=\"nb\">", -1).length)
                    .isEqualTo(schema.split("<xs:documentation xml:lang=\"en\">", -1).length)
                    .isGreaterThan(schema.split("<xs:element name=", -1).length);
        }
    }

    @Nested
    class Given_the_folder_of_examples {

        @Test
        void when_it_is_listed_then_each_folder_is_a_message() throws IOException {
            try (Stream<java.nio.file.Path> folders = Files.list(Documents.EXAMPLES)) {
                assertThat(folders.filter(Files::isDirectory)
                                .map(folder -> folder.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(
                                messages().stream().map(Examples::folder).toList());
            }
        }
    }
}
