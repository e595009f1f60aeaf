package no.stafett.console.office;

import static org.assertj.core.api.Assertions.assertThat;

import no.stafett.console.web.Tongue;
import no.stafett.v1.Stafett;
import org.junit.jupiter.api.Test;

class SchemaWordsTest {
    private final SchemaWords words = new SchemaWords(Stafett.v1().codeLists());

    @Test
    void when_an_element_is_in_a_message_then_it_has_a_norwegian_label() {
        assertThat(words.elements()).hasSizeGreaterThan(150);
        assertThat(words.elements().stream().filter(element -> !words.hasLabel(element)))
                .isEmpty();
    }

    @Test
    void when_a_value_is_a_code_then_it_is_told_what_it_means() {
        assertThat(words.meaning("Service", "SKILLS_MAPPING", Tongue.NB)).contains("Kompetansekartlegging");
        assertThat(words.meaning("Sex", "FEMALE", Tongue.EN)).contains("Female");
        assertThat(words.label("MappedOn", Tongue.EN)).isEqualTo("Mapped on");
    }
}
