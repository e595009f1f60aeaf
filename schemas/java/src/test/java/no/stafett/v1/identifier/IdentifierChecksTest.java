package no.stafett.v1.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All numbers here are test vectors of the registers' own documentation, or computed: none is a person's. */
class IdentifierChecksTest {

    @Nested
    class Given_a_fodselsnummer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "02013299997",
                    "30108299920",
                    "20036914700",
                    "13097248022",
                    "29029648784",
                    "29020075838",
                    "15021951940"
                })
        void when_both_sums_leave_nothing_then_it_holds_the_rule_of_1964_and_so_that_of_2032(String number) {
            var found = Fodselsnummer.examine(number);

            assertThat(found.valid()).isTrue();
            assertThat(found.ruleHeld()).contains(ControlRule.RULE_1964);
            assertThat(found.failed()).isEmpty();
            assertThat(found.syntheticKind()).isEmpty();
        }

        @Test
        void when_the_first_sum_leaves_one_then_only_the_rule_of_2032_holds() {
            var found = Fodselsnummer.examine("30108299939");

            assertThat(found.valid()).isTrue();
            assertThat(found.ruleHeld()).contains(ControlRule.RULE_2032);
            assertThat(found.failed()).containsExactly(Check.CHECK_1964);
        }

        @ParameterizedTest
        @ValueSource(strings = {"02013299987", "02013299996", "13097248032", "13097248023"})
        void when_a_control_digit_is_wrong_then_both_rules_fail_and_the_date_holds(String number) {
            var found = Fodselsnummer.examine(number);

            assertThat(found.valid()).isFalse();
            assertThat(found.ruleHeld()).isEmpty();
            assertThat(found.failed()).containsExactlyInAnyOrder(Check.CHECK_1964, Check.CHECK_2032);
        }

        @ParameterizedTest
        @ValueSource(strings = {"32127248022", "13137248022", "29020112345"})
        void when_the_day_does_not_exist_then_the_date_fails(String number) {
            var found = Fodselsnummer.examine(number);

            assertThat(found.valid()).isFalse();
            assertThat(found.failed()).contains(Check.DATE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1234567890", "1234567891A", "", "123456789012", "1309724802２"})
        void when_it_is_not_eleven_digits_then_the_format_fails_and_nothing_else_is_judged(String number) {
            var found = Fodselsnummer.examine(number);

            assertThat(found.valid()).isFalse();
            assertThat(found.failed()).containsExactly(Check.FORMAT);
            assertThat(found.held()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "01829012355, TENOR",
            "10915596784, TENOR",
            "01429012372, DOLLY_OR_H",
            "13527248013, DOLLY_OR_H",
            "01679012319, NORSK_HELSENETT"
        })
        void when_the_month_is_raised_then_it_is_synthetic_of_that_kind(String number, SyntheticKind kind) {
            var found = Fodselsnummer.examine(number);

            assertThat(found.valid()).isTrue();
            assertThat(found.syntheticKind()).contains(kind);
        }

        @Test
        void when_it_is_a_d_number_then_it_is_no_fodselsnummer() {
            assertThat(Fodselsnummer.examine("53097248016").failed()).containsExactly(Check.DATE);
        }
    }

    @Nested
    class Given_a_d_number {

        @ParameterizedTest
        @ValueSource(strings = {"53097248016", "70108299914", "41029012383"})
        void when_its_control_digits_hold_then_it_is_valid(String number) {
            assertThat(DNumber.examine(number).valid()).isTrue();
            assertThat(DNumber.parse(number)).map(DNumber::ruleHeld).contains(ControlRule.RULE_1964);
        }

        @ParameterizedTest
        @CsvSource({"41829012349, TENOR", "50846202355, TENOR", "41429012366, DOLLY_OR_H", "68467038838, DOLLY_OR_H"})
        void when_the_month_is_raised_then_it_is_synthetic_of_that_kind(String number, SyntheticKind kind) {
            var found = DNumber.examine(number);

            assertThat(found.valid()).isTrue();
            assertThat(found.syntheticKind()).contains(kind);
        }

        @Test
        void when_it_is_a_fodselsnummer_then_it_is_no_d_number() {
            assertThat(DNumber.examine("13097248022").failed()).containsExactly(Check.DATE);
        }

        @Test
        void when_a_control_digit_is_wrong_then_both_rules_fail() {
            assertThat(DNumber.examine("53097248017").failed())
                    .containsExactlyInAnyOrder(Check.CHECK_1964, Check.CHECK_2032);
        }
    }

    @Nested
    class Given_a_duf_number {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "200205705502",
                    "200900595509",
                    "200816832910",
                    "201017238203",
                    "202212345606",
                    "202400000105",
                    "202376543206",
                    "201599999900",
                    "202000000003"
                })
        void when_the_last_two_digits_are_the_remainder_then_it_is_valid(String number) {
            assertThat(DufNumber.examine(number).valid()).isTrue();
            assertThat(DufNumber.parse(number)).isPresent();
        }

        @Test
        void when_the_last_two_digits_are_not_the_remainder_then_the_control_fails() {
            assertThat(DufNumber.examine("202212345607").failed()).containsExactly(Check.CONTROL);
        }

        @Test
        void when_the_last_two_digits_are_eleven_or_more_then_it_is_never_valid() {
            for (int control = 11; control <= 99; control++) {
                assertThat(DufNumber.examine("2022123456" + control).valid()).isFalse();
            }
        }

        @Test
        void when_it_has_eleven_digits_then_the_format_fails() {
            assertThat(DufNumber.examine("30076814392").failed()).containsExactly(Check.FORMAT);
        }
    }

    @Nested
    class Given_an_organisation_number {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "889640782",
                    "987879696",
                    "974760746",
                    "974788985",
                    "985042667",
                    "991825827",
                    "986252932",
                    "971032146",
                    "971526920",
                    "974761076",
                    "958935420",
                    "821311632",
                    "930580694",
                    "930580783",
                    "910075918",
                    "910077473"
                })
        void when_the_control_digit_holds_then_it_is_valid(String number) {
            assertThat(OrganisationNumber.examine(number).valid()).isTrue();
            assertThat(OrganisationNumber.parseHeaderForm("0192:" + number))
                    .map(OrganisationNumber::headerForm)
                    .contains("0192:" + number);
        }

        @ParameterizedTest
        @ValueSource(strings = {"974760674", "123456789", "987654321", "999888999"})
        void when_the_control_digit_is_wrong_then_the_control_fails(String number) {
            assertThat(OrganisationNumber.examine(number).failed()).containsExactly(Check.CONTROL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"97476074", "9747607466", "97476074O", "9908:974760746"})
        void when_it_is_not_nine_digits_then_the_format_fails(String number) {
            assertThat(OrganisationNumber.examine(number).failed()).containsExactly(Check.FORMAT);
            assertThat(OrganisationNumber.parseHeaderForm(number)).isEmpty();
        }
    }

    @Nested
    class Given_a_number_in_text {

        @Test
        void when_it_is_shown_then_no_digit_of_a_person_is() {
            assertThat(new Fodselsnummer("01829012355").toString()).isEqualTo("Fodselsnummer[***********]");
            assertThat(new DNumber("41829012349").toString()).isEqualTo("DNumber[***********]");
            assertThat(new DufNumber("202212345606").toString()).isEqualTo("DufNumber[************]");
            assertThat(Fodselsnummer.examine("01829012355").toString()).doesNotContain("0182901");
        }

        @Test
        void when_an_invalid_one_is_forced_then_the_exception_does_not_show_it() {
            assertThatThrownBy(() -> new Fodselsnummer("01829012356"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("0182901");
            assertThatThrownBy(() -> new DNumber("41829012340")).hasMessageNotContaining("4182901");
            assertThatThrownBy(() -> new DufNumber("202212345607")).hasMessageNotContaining("2022");
        }
    }
}
