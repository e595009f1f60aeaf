package no.stafett.cli.catalogue;

import java.nio.file.Path;
import java.util.List;
import no.stafett.cli.BothLanguages;
import no.stafett.cli.Output;
import no.stafett.cli.Subcommand;
import no.stafett.ledger.catalogue.CatalogueCheck;
import no.stafett.ledger.catalogue.CatalogueFault;
import no.stafett.ledger.catalogue.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Is a catalogue sound? */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Check a service catalogue: gaps, overlaps, rows that an earlier one always takes, services that wait for each",
            "other, conditions that no message can make true."
        },
        exitCodeList = {"0:sound", "1:not sound", "2:the command was wrong", "3:the file can't be read"},
        footer = {"", "Example:", "  stafett catalogue check schemas/v1/catalogue/catalogue-1.0.xml"})
final class CatalogueCheckCommand implements Subcommand {
    /** The contract's fields. */
    record Checked(boolean ok, List<Fault> faults) {}

    /**
     * One thing that is wrong.
     *
     * @param code stable
     * @param place a line, or a service and its part
     */
    record Fault(String code, String name, String place, BothLanguages reason, BothLanguages remedy) {}

    @Parameters(paramLabel = "FILE", description = "The catalogue, an XML document.")
    private Path file = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        var faults = CatalogueCheck.check(CatalogueCommand.read(file)).stream()
                .map(CatalogueCheckCommand::shown)
                .toList();
        output.say(new Checked(faults.isEmpty(), faults), out -> {
            out.println(faults.isEmpty() ? "Sound." : "NOT SOUND, in " + faults.size() + " places:");
            for (Fault fault : faults) {
                out.println();
                out.println(fault.code() + " " + fault.name() + "  " + fault.place());
                out.println(
                        "  en  " + fault.reason().en() + ". " + fault.remedy().en());
                out.println(
                        "  nb  " + fault.reason().nb() + ". " + fault.remedy().nb());
            }
        });
        return faults.isEmpty() ? 0 : 1;
    }

    private static Fault shown(CatalogueFault fault) {
        return new Fault(
                fault.kind().code(),
                fault.kind().name(),
                fault.place(),
                both(fault.reason()),
                both(fault.kind().remedy()));
    }

    private static BothLanguages both(Text text) {
        return new BothLanguages(text.en(), text.nb());
    }
}
