package no.stafett.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The program's version and the standard's. */
final class StafettVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var program = Optional.ofNullable(StafettVersion.class.getPackage().getImplementationVersion());
        return new String[] {"stafett " + program.orElse("(built in place)") + ", standard 1.0"};
    }
}
