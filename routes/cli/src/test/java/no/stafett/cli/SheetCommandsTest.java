package no.stafett.cli;

import static no.stafett.cli.Ran.stafett;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetCommandsTest {
    private static final Path PAIRS = Path.of("..", "..", "adapters", "reception-centre", "src", "test", "pairs");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Nested
    class Given_a_sheet_with_good_rows_and_bad_ones {
        private final String sheet = PAIRS.resolve("bad-cells.csv").toString();

        @Test
        void when_translated_then_the_good_become_documents_and_the_bad_a_sheet_of_their_own() throws IOException {
            var out = folder.resolve("out");
            var ran = stafett(
                    "translate",
                    "--adapter",
                    "reception-centre",
                    "--to",
                    "stafett",
                    "--as",
                    "310000205",
                    "--json",
                    "--out",
                    out.toString(),
                    sheet);

            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.json().get("rows").asInt()).isEqualTo(8);
            assertThat(ran.json().get("translated").asInt()).isEqualTo(1);
            assertThat(ran.json().get("reported").asInt()).isEqualTo(7);
            var first = ran.json().get("documents").get(0);
            assertThat(first.get("row").asInt()).isEqualTo(8);
            assertThat(stafett("validate", first.get("path").asString()).exit()).isZero();
            assertThat(Files.readString(Path.of(ran.json().get("badRows").asString())))
                    .contains("stafett mottak 1.0", "hjelp/STF-3350.html");
            assertThat(out.resolve("hjelp/STF-3350.html"))
                    .as("where the column Hjelp leads")
                    .content()
                    .contains("Rett cellen");
            assertThat(ran.json().get("findings").get(1).get("at").asString()).isEqualTo("/mottak/rad[3]/Person");
            assertThat(ran.json().get("findings").get(1).get("line").asInt()).isEqualTo(3);
        }

        @Test
        void when_the_bad_ones_are_corrected_where_they_lie_then_nothing_of_that_work_is_lost() throws IOException {
            var out = folder.resolve("out");
            var translate = List.of(
                    "translate", "--adapter", "reception-centre", "--to", "stafett", "--json", "--out", out + "");
            var bad = out.resolve("rader-med-feil.csv");
            stafett(Stream.concat(translate.stream(), Stream.of(sheet)).toArray(String[]::new));
            Files.writeString(bad, Files.readString(bad).replace(";Z9;", ";A1;"));

            var again = stafett(
                    Stream.concat(translate.stream(), Stream.of(bad + "")).toArray(String[]::new));

            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.json().get("rows").asInt()).isEqualTo(7);
            assertThat(bad).content().contains(";A1;", "klingonsk");
        }

        @Test
        void when_translated_again_to_the_same_folder_then_the_documents_are_the_same() throws IOException {
            var out = folder.resolve("out").toString();
            var first = stafett(
                    "translate", "--adapter", "reception-centre", "--to", "stafett", "--json", "--out", out, sheet);
            var second = stafett(
                    "translate", "--adapter", "reception-centre", "--to", "stafett", "--json", "--out", out, sheet);

            assertThat(second.json().get("documents")).isEqualTo(first.json().get("documents"));
        }
    }

    @Nested
    class Given_a_sheet_without_fault {
        @Test
        void when_translated_there_and_back_then_it_is_a_sheet_again() {
            var out = folder.resolve("messages");
            var there = stafett(
                    "translate",
                    "--adapter",
                    "reception-centre",
                    "--to",
                    "stafett",
                    "--out",
                    out.toString(),
                    PAIRS.resolve("two-documents-from-a-row.csv").toString());
            var back = stafett("translate", "--adapter", "reception-centre", "--to", "native", out.toString());

            assertThat(there.exit()).isZero();
            assertThat(back.exit()).isZero();
            assertThat(back.out()).contains("stafett mottak 1.0", "202341234508");
        }
    }

    @Nested
    class Given_a_template {
        @Test
        void when_written_then_it_is_one_that_can_be_read() {
            var file = folder.resolve("mal.xlsx").toString();

            assertThat(stafett("template", "--adapter", "municipality", "--out", file)
                            .exit())
                    .isZero();
            var ran = stafett("translate", "--adapter", "municipality", "--to", "stafett", "--json", file);
            assertThat(ran.json().get("findings")).isEmpty();
            assertThat(ran.json().get("rows").asInt()).isZero();
        }

        @Test
        void when_a_file_is_there_then_it_is_left_as_it_is() throws IOException {
            var file = Files.writeString(folder.resolve("utfylt.csv"), "filled in");

            var ran = stafett("template", "--adapter", "municipality", "--form", "bosatt", "--out", file.toString());

            assertThat(ran.exit()).isEqualTo(3);
            assertThat(ran.err()).contains("is there already", "Give another name");
            assertThat(file).hasContent("filled in");
        }

        @Test
        void when_it_is_csv_of_several_forms_then_one_must_be_chosen() {
            var file = folder.resolve("mal.csv").toString();

            assertThat(stafett("template", "--adapter", "municipality", "--out", file)
                            .exit())
                    .isEqualTo(2);
            assertThat(stafett("template", "--adapter", "municipality", "--form", "bosatt", "--out", file)
                            .exit())
                    .isZero();
        }
    }
}
