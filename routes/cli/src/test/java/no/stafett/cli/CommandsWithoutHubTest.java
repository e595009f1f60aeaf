package no.stafett.cli;

import static no.stafett.cli.Ran.stafett;
import static no.stafett.cli.Ran.stafettReading;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandsWithoutHubTest {
    private static final Path EXAMPLES = Path.of("..", "..", "schemas", "v1", "examples");
    private static final Path PAIRS = Path.of("..", "..", "adapters", "nokut", "src", "test", "pairs");

    @Nested
    class Given_a_wrong_command_line {
        @Test
        void when_it_names_no_command_then_help_is_shown_and_the_code_is_2() {
            var ran = stafett();

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).contains("Which command?", "validate", "claim");
        }

        @Test
        void when_it_names_an_unknown_command_then_it_says_so() {
            var ran = stafett("frobnicate");

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("there is no command frobnicate", "stafett --help");
        }

        @Test
        void when_an_argument_is_missing_then_it_says_which() {
            var ran = stafett("validate");

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("PATH", "stafett validate --help");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "claim --person - --service X --as 1 --from 24.11.2026 | write year, month and day, as 2026-03-31",
                    "simulate --people 0                                   | --people is between 1 and 800000",
                    "simulate --parties 3                                  | --parties is between 24 and 80",
                    "chaos races --hubs 9                                  | --hubs is between 1 and 8",
                    "reconcile --as 1 --provides x --from 2026-03-02 --until 2026-03-01 | later than --from",
                    "template --adapter municipality --out mal.ods         | neither .xlsx nor .csv"
                })
        void when_a_value_can_t_be_then_it_says_what_can(String line, String said) {
            var ran = stafett(line.split(" "));

            assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
            assertThat(ran.err()).contains(said);
        }
    }

    @Nested
    class Given_any_command {
        private final List<CommandLine> commands = all(StafettCommand.commandLine());

        private List<CommandLine> all(CommandLine from) {
            var found = new ArrayList<CommandLine>();
            from.getSubcommands().values().forEach(command -> {
                found.add(command);
                found.addAll(all(command));
            });
            return found;
        }

        @Test
        void when_its_help_is_read_then_there_is_an_example() {
            assertThat(commands).hasSizeGreaterThan(15);
            for (var command : commands) {
                assertThat(command.getUsageMessage())
                        .as(command.getCommandSpec().qualifiedName())
                        .containsPattern(Pattern.compile("Examples?:\\R\\s+(.* )?(stafett|echo) "));
            }
        }

        @Test
        void when_it_says_something_then_it_can_say_it_as_json() {
            for (var command : commands) {
                if (command.getSubcommands().isEmpty()
                        && !command.getCommandSpec().name().equals("up")) {
                    assertThat(command.getCommandSpec().findOption("--json"))
                            .as(command.getCommandSpec().qualifiedName())
                            .isNotNull();
                }
            }
        }
    }

    @Nested
    class Given_the_examples_of_the_standard {
        @Test
        void when_validated_then_each_is_judged_as_its_name_says_with_that_code_and_no_other_error() {
            var ran = stafett("validate", EXAMPLES.toString(), "--json");

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.json().path("documents").asInt()).isGreaterThan(50);
            assertThat(ran.json().path("valid").asInt()
                            + ran.json().path("invalid").asInt())
                    .isEqualTo(ran.json().path("documents").asInt());
            for (var result : ran.json().path("results")) {
                var name =
                        Path.of(result.path("path").asString("")).getFileName().toString();
                var errors = new ArrayList<String>();
                var codes = new ArrayList<String>();
                for (var finding : result.path("findings")) {
                    codes.add(finding.path("code").asString(""));
                    if (finding.path("severity").asString("").equals("error")) {
                        errors.add(finding.path("code").asString(""));
                    }
                    assertThat(finding.path("text").path("en").asString("")).isNotBlank();
                    assertThat(finding.path("text").path("nb").asString("")).isNotBlank();
                }
                if (name.startsWith("valid-")) {
                    assertThat(result.path("valid").asBoolean()).as(name).isTrue();
                    assertThat(errors).as(name).isEmpty();
                } else {
                    var code = name.substring("invalid-".length(), "invalid-STF-0000".length());
                    assertThat(codes).as(name).contains(code);
                    assertThat(errors).as(name).allMatch(code::equals);
                    assertThat(result.path("valid").asBoolean()).as(name).isEqualTo(errors.isEmpty());
                }
            }
        }
    }

    @Nested
    class Given_documents_in_odd_places {
        @TempDir
        @SuppressWarnings("NullAway.Init") // JUnit sets it
        Path folder;

        @Test
        void when_there_is_no_such_path_then_the_code_is_3_and_json_says_why() {
            var ran = stafett("validate", folder.resolve("nowhere").toString(), "--json");

            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.json().path("error").asString("")).contains("nowhere");
            assertThat(ran.json().path("remedy").asString("")).isNotBlank();
        }

        @Test
        void when_a_folder_has_no_document_then_the_code_is_3() {
            assertThat(stafett("validate", folder.toString()).exit()).isEqualTo(3);
        }

        @Test
        void when_a_document_comes_on_standard_input_then_it_is_read_there() {
            var example = stafett("new", "skills-mapping").out();

            assertThat(stafettReading(example, "validate", "-").exit()).isZero();
            assertThat(stafettReading("not a document", "validate", "-").exit()).isEqualTo(1);
        }

        @Test
        void when_a_path_has_spaces_then_it_is_one_path() throws IOException {
            var file = Files.createDirectories(folder.resolve("a b")).resolve("c d.xml");
            Files.writeString(file, stafett("new", "ServiceClaim").out());

            assertThat(stafett("validate", folder.toString()).exit()).isZero();
        }
    }

    @Nested
    class Given_a_message_to_start_from {
        @Test
        void when_asked_for_twice_then_each_has_an_id_of_its_own_and_is_valid() {
            var first = stafett("new", "ServiceClaim");
            var second = stafett("new", "ServiceClaim");

            assertThat(first.exit()).isZero();
            assertThat(first.out()).isNotEqualTo(second.out());
            assertThat(stafettReading(first.out(), "validate", "-").exit()).isZero();
        }

        @Test
        void when_there_is_no_such_message_then_those_there_are_are_named() {
            var ran = stafett("new", "Unknown");

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("PersonRegistered", "ServiceClaim");
        }
    }

    @Nested
    class Given_a_finding_code {
        @Test
        void when_explained_then_there_is_text_remedy_and_a_bad_example_that_breaks_it() {
            var ran = stafett("explain", "stf-2003", "--json");

            assertThat(ran.exit()).isZero();
            assertThat(ran.json().path("name").asString("")).isEqualTo("FODSELSNUMMER_CHECK_DIGITS");
            assertThat(ran.json().path("remedy").path("nb").asString("")).isNotBlank();
            var bad = ran.json().path("bad").path("document").asString("");
            var good = ran.json().path("good").path("document").asString("");
            assertThat(stafettReading(bad, "validate", "-").out()).contains("STF-2003");
            assertThat(stafettReading(good, "validate", "-").exit()).isZero();
        }

        @Test
        void when_explained_by_name_in_words_then_the_difference_is_shown() {
            assertThat(stafett("explain", "CODE_NOT_IN_LIST").out()).contains("STF-2201", "- good, + bad", "\n  + ");
        }

        @Test
        void when_there_is_no_such_code_then_the_code_is_2() {
            assertThat(stafett("explain", "STF-0000").exit()).isEqualTo(2);
        }
    }

    @Nested
    class Given_a_diploma {
        @TempDir
        @SuppressWarnings("NullAway.Init") // JUnit sets it
        Path folder;

        @Test
        void when_translated_then_it_is_a_valid_document_and_back_it_is_the_diploma() throws IOException {
            var diploma = PAIRS.resolve("elmo-v1-foreign-number.native.xml");

            var there = stafett("translate", "--adapter", "nokut", "--to", "stafett", diploma.toString());
            var file = folder.resolve("application.xml");
            Files.writeString(file, there.out());
            var back = stafett("translate", "--adapter", "nokut", "--to", "native", file.toString());

            assertThat(there.exit()).isZero();
            assertThat(stafett("validate", file.toString()).exit()).isZero();
            assertThat(back.exit()).isZero();
            assertThat(back.out()).isEqualTo(Files.readString(diploma));
        }

        @Test
        void when_it_names_nobody_then_it_is_reported_only_and_no_number_is_shown() {
            var ran = stafett(
                    "translate",
                    "--adapter",
                    "nokut",
                    "--to",
                    "stafett",
                    PAIRS.resolve("elmo-v1-wrong-control-digit.native.xml").toString(),
                    "--json");

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.json().has("document")).isFalse();
            assertThat(ran.json().path("findings").size()).isEqualTo(2);
            assertThat(ran.out()).doesNotContain("14868920043");
        }

        @Test
        void when_the_adapter_is_unknown_then_those_there_are_are_named() {
            var ran = stafett("translate", "--adapter", "imdi", "--to", "stafett", "x");

            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).contains("nokut");
        }
    }

    @Nested
    class Given_a_proof {
        private final Path receipt = EXAMPLES.resolve(Path.of("receipt", "valid-complete.xml"));

        @Test
        void when_the_head_key_is_the_hub_s_then_it_holds() {
            var key = EXAMPLES.resolve("head-key.pub");

            var ran = stafett("audit", "check", receipt.toString(), "--head-key", key.toString(), "--json");

            assertThat(ran.exit()).isZero();
            assertThat(ran.json().path("ok").asBoolean()).isTrue();
        }

        @Test
        void when_there_is_no_head_key_then_the_proof_s_own_is_not_trusted() {
            assertThat(stafett("audit", "check", receipt.toString(), "--data", "nowhere")
                            .exit())
                    .isEqualTo(3);
        }
    }

    @Nested
    class Given_a_service_catalogue {
        private static final Path STANDARD = Path.of("..", "..", "schemas", "v1", "catalogue", "catalogue-1.0.xml");

        @TempDir
        @SuppressWarnings("NullAway.Init") // JUnit sets it
        Path folder;

        private Path changed(String from, String to) throws IOException {
            var document = Files.readString(STANDARD);
            assertThat(document).contains(from);
            return Files.writeString(folder.resolve("changed.xml"), document.replace(from, to));
        }

        @Test
        void when_it_is_the_published_one_then_it_is_sound_and_the_same_as_itself() {
            var checked = stafett("catalogue", "check", STANDARD.toString(), "--json");
            var compared = stafett("catalogue", "diff", STANDARD.toString(), STANDARD.toString(), "--json");

            assertThat(checked.exit()).as(checked.out()).isZero();
            assertThat(checked.json().path("ok").asBoolean()).isTrue();
            assertThat(compared.exit()).isZero();
            assertThat(compared.json().path("same").asBoolean()).isTrue();
        }

        @Test
        void when_it_has_a_gap_then_code_place_reason_and_remedy_are_told_in_both_languages() throws IOException {
            var file = changed("<Version from=\"2022-03-11\">", "<Version from=\"2022-04-01\">");

            var told = stafett("catalogue", "check", file.toString(), "--json");
            var words = stafett("catalogue", "check", file.toString());

            assertThat(told.exit()).isEqualTo(1);
            var fault = told.json().path("faults").get(0);
            assertThat(fault.path("code").asString("")).isEqualTo("CAT-1002");
            assertThat(fault.path("name").asString("")).isEqualTo("GAP");
            assertThat(fault.path("place").asString("")).isEqualTo("Service INTRODUCTION_PROGRAMME/Entitlement");
            assertThat(fault.path("reason").path("en").asString("")).contains("2022-03-11", "2022-04-01");
            assertThat(fault.path("reason").path("nb").asString("")).contains("hull");
            assertThat(fault.path("remedy").path("nb").asString("")).isNotBlank();
            assertThat(words.exit()).isEqualTo(1);
            assertThat(words.out()).contains("CAT-1002 GAP", "hull", "gap");
        }

        @Test
        void when_a_due_date_is_another_then_diff_names_it() throws IOException {
            var file = changed("<Within within=\"P1M\"/>", "<Within within=\"P2M\"/>");

            var told = stafett("catalogue", "diff", STANDARD.toString(), file.toString(), "--json");

            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.json().path("differences")).hasSize(1);
            var difference = told.json().path("differences").get(0);
            assertThat(difference.path("service").asString("")).isEqualTo("TRANSITION_SUPPORT");
            assertThat(difference.path("part").asString("")).isEqualTo("milestones");
            assertThat(difference.path("item").asString("")).isEqualTo("ANSWER");
            assertThat(difference.path("change").asString("")).isEqualTo("changed");
        }

        @Test
        void when_a_file_is_not_there_or_not_sound_then_it_could_not_be_done() throws IOException {
            var gap = changed("<Version from=\"2022-03-11\">", "<Version from=\"2022-04-01\">");

            assertThat(stafett("catalogue", "check", "nowhere.xml").exit()).isEqualTo(3);
            var unsound = stafett("catalogue", "diff", STANDARD.toString(), gap.toString());
            assertThat(unsound.exit()).isEqualTo(3);
            assertThat(unsound.err()).contains("stafett catalogue check");
        }
    }
}
