package no.stafett.cli.catalogue;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.stafett.cli.CouldNotBeDone;
import no.stafett.cli.DataOption;
import no.stafett.cli.Output;
import no.stafett.cli.Progress;
import no.stafett.cli.Subcommand;
import no.stafett.cli.hub.OperatorEndpoint;
import no.stafett.ledger.catalogue.Catalogue;
import no.stafett.ledger.catalogue.CatalogueDifference;
import no.stafett.ledger.catalogue.CatalogueException;
import no.stafett.ledger.catalogue.CatalogueReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What would another catalogue change, and for how many people? */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Tell where two service catalogues differ; with a hub, also for how many people obligations would open, move",
            "or close. The hub evaluates everybody with both, changes nothing and names nobody."
        },
        exitCodeList = {
            "0:they say the same",
            "1:they differ",
            "2:the command was wrong",
            "3:a file is not a sound catalogue, or there is no hub"
        },
        footer = {
            "",
            "Examples:",
            "  stafett catalogue diff now.xml reform.xml",
            "  stafett catalogue diff now.xml reform.xml --data stafett-data --json"
        })
final class CatalogueDiffCommand implements Subcommand {
    /** The contract's fields. */
    record Compared(boolean same, String before, String after, List<Difference> differences, Optional<People> people) {}

    /**
     * One difference.
     *
     * @param part which part of the service's row; {@code service}: the whole row
     * @param from first day of the version it is in
     * @param item the rule, milestone or party
     * @param change {@code added}, {@code removed} or {@code changed}
     */
    record Difference(String service, String part, Optional<String> from, Optional<String> item, String change) {}

    /** How many people it would mean something to. */
    record People(String asOf, long people, long affected, List<OfService> services) {}

    /** The same by service. */
    record OfService(String service, long opens, long responsible, long due, long closes) {}

    @Parameters(index = "0", paramLabel = "A", description = "The catalogue as it is.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The catalogue as it would be.")
    private Path second = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder of the hub to ask.")
    private @Nullable Path data;

    @Option(
            names = "--to",
            paramLabel = "URL",
            description =
                    "The hub to ask, by its SOAP address; its data folder must be here (--data, or STAFETT_DATA).")
    private @Nullable URI to;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var before = CatalogueCommand.read(first);
        var after = CatalogueCommand.read(second);
        var one = sound(first, before);
        var other = sound(second, after);
        var differences = CatalogueDifference.between(one, other).stream()
                .map(CatalogueDiffCommand::shown)
                .toList();
        var compared =
                new Compared(differences.isEmpty(), one.version(), other.version(), differences, people(before, after));
        output.say(compared, out -> words(compared, out));
        return compared.same() ? 0 : 1;
    }

    private static Catalogue sound(Path file, byte[] document) {
        try {
            return CatalogueReader.read(new ByteArrayInputStream(document));
        } catch (CatalogueException unsound) {
            throw new CouldNotBeDone(file + " is no sound catalogue", "See: stafett catalogue check " + file, unsound);
        }
    }

    private static Difference shown(CatalogueDifference difference) {
        return new Difference(
                difference.service(),
                difference.part(),
                Optional.ofNullable(difference.from()).map(Object::toString),
                Optional.ofNullable(difference.item()),
                difference.change().name().toLowerCase(Locale.ROOT));
    }

    private Optional<People> people(byte[] before, byte[] after) {
        if (data == null && to == null) {
            return Optional.empty();
        }
        var folder = data == null
                ? Path.of(Optional.ofNullable(System.getenv("STAFETT_DATA")).orElse("stafett-data"))
                : data;
        var hub = OperatorEndpoint.of(DataOption.at(folder));
        if (to != null && !to.getAuthority().equals(URI.create(hub.soap()).getAuthority())) {
            throw new CouldNotBeDone(
                    "the hub of the data folder " + folder + " is at " + hub.soap(),
                    "Name the data folder of the hub at " + to + " with --data DIR.");
        }
        try (var unused = Progress.of(output, () -> "Everybody is being evaluated with both")) {
            return Optional.of(counts(hub.post(
                    "/catalogue/effect",
                    Map.of(
                            "before", new String(before, StandardCharsets.UTF_8),
                            "after", new String(after, StandardCharsets.UTF_8)))));
        }
    }

    private static People counts(JsonNode answer) {
        var services = new ArrayList<OfService>();
        answer.path("services")
                .forEach(row -> services.add(new OfService(
                        row.path("service").asString(""),
                        row.path("opens").asLong(0),
                        row.path("responsible").asLong(0),
                        row.path("due").asLong(0),
                        row.path("closes").asLong(0))));
        return new People(
                answer.path("asOf").asString(""),
                answer.path("people").asLong(0),
                answer.path("affected").asLong(0),
                services);
    }

    private static void words(Compared compared, PrintWriter out) {
        out.println(
                compared.same()
                        ? "They say the same."
                        : "They differ in " + compared.differences().size() + " places:");
        for (Difference difference : compared.differences()) {
            out.println("  " + difference.change() + "  " + difference.service() + "  " + difference.part()
                    + difference.from().map(from -> ", version from " + from).orElse("")
                    + difference.item().map(item -> ", " + item).orElse(""));
        }
        compared.people().ifPresent(people -> {
            out.println("On " + people.asOf() + " it would mean something to " + people.affected() + " of "
                    + people.people() + " people:");
            people.services()
                    .forEach(row -> out.println("  " + row.service() + "  opens " + row.opens()
                            + ", another party " + row.responsible() + ", another due date " + row.due() + ", closes "
                            + row.closes()));
        });
    }
}
