package no.stafett.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.stafett.ledger.fact.PartyDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MunicipalityChangesTest {
    private final PartyDirectory directory = new PartyDirectory(List.of(), MunicipalityChanges.standard());

    @ParameterizedTest
    @CsvSource({
        "0101, 2019-12-31, 2019-12-31, 0101",
        "0101, 2019-12-31, 2020-01-01, 3001",
        "0101, 2019-12-31, 2023-12-31, 3001",
        "0101, 2019-12-31, 2024-01-01, 3101",
        "3001, 2023-06-01, 2024-01-01, 3101",
        "3101, 2024-01-01, 2026-01-01, 3101",
        "1504, 2019-06-01, 2021-01-01, 1507",
        "0301, 2000-01-01, 2026-01-01, 0301"
    })
    void a_number_is_followed_through_every_reform(String number, LocalDate validAt, LocalDate on, String becomes) {
        assertThat(directory.municipalityOn(number, validAt, on)).contains(becomes);
    }

    @ParameterizedTest
    @CsvSource({"1507, 2023-12-31", "5012, 2019-06-01", "1850, 2019-06-01", "0720, 2016-06-01", "1504, 2019-06-01"})
    void a_number_that_was_split_can_not_be_followed(String number, LocalDate validAt) {
        assertThat(directory.municipalityOn(number, validAt, LocalDate.parse("2024-06-01")))
                .isEmpty();
    }

    @Test
    void a_number_stated_after_the_reform_is_what_it_says() {
        assertThat(directory.municipalityOn("1508", LocalDate.parse("2024-01-01"), LocalDate.parse("2026-01-01")))
                .contains("1508");
    }
}
