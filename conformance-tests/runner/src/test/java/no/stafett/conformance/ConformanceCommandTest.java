package no.stafett.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import no.stafett.cli.Json;
import no.stafett.cli.StafettCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its users run it; with a hub it is run in broken-party. */
@SuppressWarnings("NullAway.Init")
class ConformanceCommandTest {
    @TempDir
    Path folder;

    private record Ran(int exit, String out, String err) {}

    private static Ran conformance(String... arguments) {
        var all = new String[arguments.length + 1];
        all[0] = "conformance";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = StafettCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
        return new Ran(exit, out.toString(), err.toString());
    }

    private Path sound() throws IOException {
        Files.write(folder.resolve("person.xml"), Xml.bytes("stafett/v1/examples/person-registered/valid-minimal.xml"));
        return folder;
    }

    private Path broken() throws IOException {
        Files.write(
                folder.resolve("wrong.xml"),
                Xml.bytes("stafett/v1/examples/person-registered/invalid-STF-2022-wrong-check-digits.xml"));
        return folder;
    }

    @Test
    void a_sound_folder_gives_0_and_the_contracts_fields() throws IOException {
        var ran = conformance("--profile", "documents", sound().toString(), "--json");

        assertThat(ran.exit()).as(ran.err()).isZero();
        var json = Json.read(ran.out());
        assertThat(json.path("profile").asString("")).isEqualTo("documents");
        assertThat(json.path("must").path("fail").asInt(-1)).isZero();
        assertThat(json.path("must").path("pass").asInt(-1)).isPositive();
        assertThat(json.path("must").path("notRun").asInt(-1)).isPositive();
        assertThat(json.path("should").path("pass").asInt(-1)).isEqualTo(1);
        assertThat(json.path("requirements").path("covered").asInt(-1))
                .isPositive()
                .isLessThanOrEqualTo(json.path("requirements").path("total").asInt());
    }

    @Test
    void a_folder_with_a_wrong_file_gives_1_names_the_requirement_and_writes_the_reports() throws IOException {
        sound();
        var report = folder.resolve("report");

        var ran = conformance("--profile", "documents", broken().toString(), "--report", report.toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .contains("FAILED  documents/R-022")
                .contains("wrong.xml")
                .contains("STF-2022");
        assertThat(report.resolve("report.html")).content().contains("documents/R-022");
        assertThat(report.resolve("junit.xml")).content().contains("<failure");
        assertThat(Json.read(Files.readString(report.resolve("report.json")))
                        .path("must")
                        .path("fail")
                        .asInt())
                .isPositive();
    }

    @Test
    void only_runs_what_is_asked_for() throws IOException {
        var ran = conformance("--profile", "documents", sound().toString(), "--only", "R-022", "--json");

        assertThat(Json.read(ran.out()).path("cases").size()).isEqualTo(1);
        assertThat(conformance("--profile", "documents", folder.toString(), "--only", "R-999")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void what_can_t_be_done_gives_3_and_wrong_usage_2() {
        assertThat(conformance(
                                "--profile",
                                "documents",
                                folder.resolve("nothing").toString())
                        .exit())
                .isEqualTo(3);
        assertThat(conformance("--profile", "documents", folder.toString()).exit())
                .isEqualTo(3);
        assertThat(conformance("--profile", "hub").exit()).isEqualTo(2);
        assertThat(conformance("--profile", "horses", "x").exit()).isEqualTo(2);
        assertThat(conformance().exit()).isEqualTo(2);
        var parties = folder.resolve("parties.properties");
        assertThat(conformance("--profile", "hub", "--at", "http://127.0.0.1:1/soap", "--parties", parties.toString())
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void cases_are_listed_and_explained_without_a_system() {
        var listed = conformance("--profile", "hub", "--list", "--only", "R-052");
        assertThat(listed.exit()).isZero();
        assertThat(listed.out()).contains("0-carrier/same-bytes-same-answer  [R-006 R-052]");

        assertThat(conformance("--explain", "R-052").out()).contains("0-carrier/same-bytes-same-answer");
        assertThat(conformance("--explain", "0-carrier/same-bytes-same-answer").out())
                .contains("again=\"first\"");
        assertThat(conformance("--explain", "R-025").out()).contains("profile party");
        assertThat(conformance("--explain", "R-999").exit()).isEqualTo(2);
    }
}
