package no.stafett.ledger.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import no.stafett.ledger.catalogue.MunicipalityChanges;
import no.stafett.ledger.fact.DatePeriod;
import no.stafett.ledger.fact.Directory;
import no.stafett.ledger.fact.FactKind;
import no.stafett.ledger.fact.Key;
import no.stafett.ledger.fact.Party;
import no.stafett.ledger.fact.PartyDirectory;
import no.stafett.ledger.fact.PartyRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is responsible around the reforms of 2020 and 2024, with the standard's own list of municipalities. */
class GeographyTest {
    private static final String NORWEGIAN = "NORWEGIAN_TRAINING";
    private static final String PROGRAMME = "INTRODUCTION_PROGRAMME";
    private static final String GUIDANCE = "CAREER_GUIDANCE";

    /** Parties with one row each, as a hub has them: the number they have today, or had when they ceased. */
    private static final Directory DIRECTORY = new PartyDirectory(
            List.of(
                    party("310000302", PartyRole.MUNICIPALITY, "3301", "2000-01-01", null),
                    party("310000507", PartyRole.MUNICIPALITY, "1507", "2020-01-01", "2024-01-01"),
                    party("310000515", PartyRole.MUNICIPALITY, "1508", "2024-01-01", null),
                    party("310000523", PartyRole.MUNICIPALITY, "1580", "2024-01-01", null),
                    party("310000604", PartyRole.COUNTY, "06", "2000-01-01", "2020-01-01"),
                    party("310000612", PartyRole.COUNTY, "30", "2020-01-01", "2024-01-01"),
                    party("310000620", PartyRole.COUNTY, "31", "2024-01-01", null),
                    party("310000639", PartyRole.COUNTY, "32", "2024-01-01", null),
                    party("310000647", PartyRole.COUNTY, "33", "2024-01-01", null)),
            MunicipalityChanges.standard());

    @Nested
    class Given_a_county_that_was_split {
        @ParameterizedTest
        @CsvSource({"3001, 310000620, 31", "3024, 310000639, 32", "3005, 310000647, 33"})
        void when_the_day_comes_then_the_municipality_decides_which_heir(String number, String heir, String county) {
            var person = A.refugee("2023-01-10").settled("2023-11-01", number);

            var before = owed(person, "2023-12-31", GUIDANCE);
            assertThat(before.party()).isEqualTo("310000612");
            assertThat(before.territory()).isEqualTo("30");
            var after = owed(person, "2024-01-01", GUIDANCE);
            assertThat(after.party()).isEqualTo(heir);
            assertThat(after.territory()).isEqualTo(county);
        }

        @ParameterizedTest
        @CsvSource({"2019-12-31, 06", "2020-01-01, 30", "2023-12-31, 30", "2024-01-01, 33"})
        void when_the_number_is_old_then_each_reform_is_followed(LocalDate on, String county) {
            var drammen = DIRECTORY.municipalityOn("0602", LocalDate.parse("2018-06-01"), on);

            assertThat(drammen.map(DIRECTORY::countyOf)).contains(county);
        }
    }

    @Nested
    class Given_a_municipality_that_got_a_new_number {
        private final A person = A.refugee("2023-01-10").settled("2023-11-01", "3005");

        @Test
        void when_the_day_comes_then_the_party_under_the_new_number_owes_it() {
            assertThat(owed(person, "2023-12-31", NORWEGIAN).party()).isNull();
            assertThat(owed(person, "2024-01-01", NORWEGIAN).party()).isEqualTo("310000302");
        }

        @Test
        void when_nothing_else_happens_then_the_person_is_looked_at_on_that_day() {
            var elsewhere = A.refugee("2023-01-10").settled("2023-11-01", "3804"); // no party's row changes there

            assertThat(elsewhere.on("2023-11-20", DIRECTORY).attentionOn()).isEqualTo("2024-01-01");
        }

        @Test
        void when_it_was_stated_before_the_reform_of_2020_then_the_same() {
            var earlier = A.refugee("2023-01-10")
                    .fact(FactKind.SETTLED, "2023-11-01", Key.MUNICIPALITY, "0602", Key.VALID_AT, "2019-12-31");

            assertThat(owed(earlier, "2023-12-31", NORWEGIAN).territory()).isEqualTo("3005");
            assertThat(owed(earlier, "2024-01-01", NORWEGIAN).territory()).isEqualTo("3301");
        }
    }

    @Nested
    class Given_a_municipality_that_was_split {
        @Test
        void when_nobody_says_which_part_then_no_party_is_guessed() {
            var person = A.refugee("2023-01-10").settled("2023-11-01", "1507");

            assertThat(owed(person, "2023-12-31", NORWEGIAN).party()).isEqualTo("310000507");
            assertThat(owed(person, "2024-01-01", NORWEGIAN).party()).isNull();
        }

        @ParameterizedTest
        @CsvSource({"1508, 310000515", "1580, 310000523"})
        void when_the_municipality_says_so_then_it_owes_it_from_that_day(String part, String party) {
            var person = A.refugee("2023-01-10")
                    .settled("2023-11-01", "1507")
                    .fact(
                            FactKind.MOVED,
                            "2024-01-01",
                            Key.MUNICIPALITY,
                            part,
                            Key.VALID_AT,
                            "2024-01-01",
                            Key.MODE,
                            "MERGER");

            assertThat(owed(person, "2023-12-31", NORWEGIAN).party()).isEqualTo("310000507");
            assertThat(owed(person, "2024-01-01", NORWEGIAN).party()).isEqualTo(party);
        }
    }

    @Nested
    class Given_a_programme_that_began_in_a_municipality_that_is_no_more {
        private final A person = A.refugee("2023-01-10")
                .settled("2023-03-01", "1507")
                .claim("K-1", PROGRAMME, "310000507", "2023-04-01", null)
                .event(PROGRAMME, "STARTED", "2023-04-01", "310000507", Key.CLAIM, "K-1")
                .fact(
                        FactKind.MOVED,
                        "2024-01-01",
                        Key.MUNICIPALITY,
                        "1580",
                        Key.VALID_AT,
                        "2024-01-01",
                        Key.MODE,
                        "MERGER");

        @Test
        void when_the_reform_comes_then_it_goes_on_and_the_heir_owes_it() {
            var after = person.on("2024-02-01", DIRECTORY);

            assertThat(after.obligation(PROGRAMME + "/1")
                            .orElseThrow()
                            .responsible()
                            .party())
                    .isEqualTo("310000523");
            assertThat(after.claim("K-1").orElseThrow().reason()).isNull();
        }

        @Test
        void when_the_person_moves_on_then_it_ends_and_another_may_begin() {
            person.settled("2024-07-01", "3301").event(PROGRAMME, "STARTED", "2024-07-02", "310000302");

            var after = person.on("2024-08-01", DIRECTORY);
            assertThat(after.claim("K-1").orElseThrow().reason()).isEqualTo("MOVED");
            assertThat(after.conflicts()).isEmpty();
        }
    }

    @Nested
    class Given_a_year_of_the_grant {
        @Test
        void when_two_municipalities_report_it_then_that_is_a_double_and_another_year_is_none() {
            var person = A.refugee("2024-01-10")
                    .settled("2024-02-01", "1580")
                    .event("GRANT_YEAR", "COMPLETED", "2024-12-31", "310000523", Key.OCCURRENCE, "2024")
                    .event("GRANT_YEAR", "COMPLETED", "2025-12-31", "310000302", Key.OCCURRENCE, "2025");
            assertThat(doubles(person)).isEmpty();

            person.event("GRANT_YEAR", "COMPLETED", "2024-12-31", "310000302", Key.OCCURRENCE, "2024");

            assertThat(doubles(person)).containsExactly("2024");
        }

        private Stream<String> doubles(A person) {
            return person.on("2026-01-02", DIRECTORY).conflicts().stream().map(Conflict::occurrence);
        }
    }

    private static Responsible owed(A person, String date, String service) {
        return person.on(date, DIRECTORY)
                .obligation(service + "/1")
                .orElseThrow()
                .responsible();
    }

    private static Party party(String number, PartyRole role, String territory, String from, @Nullable String until) {
        return new Party(
                number,
                role,
                territory,
                new DatePeriod(LocalDate.parse(from), until == null ? null : LocalDate.parse(until)),
                "Invented");
    }
}
