package no.stafett.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says on standard output: text for people, or one JSON document and nothing else. */
public final class Output {
    @Option(names = "--json", description = "Print one JSON document on standard output, and nothing else there.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Whether JSON was asked for. */
    public boolean json() {
        return json;
    }

    /**
     * Says the result, once.
     *
     * @param document what {@code --json} prints: a record whose components are the contract's fields
     * @param words what is printed otherwise
     */
    public void say(Object document, Consumer<PrintWriter> words) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.write(document));
        } else {
            words.accept(out);
        }
        out.flush();
    }

    /** A remark on standard error, where it disturbs no reader of the result. */
    public void remark(String words) {
        var err = spec.commandLine().getErr();
        err.println(words);
        err.flush();
    }
}
