package no.stafett.conformance.hub;

import java.util.List;
import no.stafett.conformance.CaseRun;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Xml;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A case of profile hub, from its data file. */
final class HubCase implements ConformanceCase {
    /** The namespace of case files. */
    static final String NAMESPACE = "urn:stafett:conformance:1";

    private final String id;
    private final Element file;
    private final @Nullable TestedHub hub;

    HubCase(String id, Element file, @Nullable TestedHub hub) {
        this.id = id;
        this.file = file;
        this.hub = hub;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return Xml.text(file, "title");
    }

    @Override
    public String why() {
        return Xml.text(file, "why");
    }

    @Override
    public List<String> covers() {
        return List.of(file.getAttribute("covers").split(" ", -1));
    }

    /** Whether it moves the hub's clock, so that others had better run before. */
    boolean movesTheClock() {
        return !Xml.children(file, "clock").isEmpty();
    }

    /** What stands in the file. */
    Element file() {
        return file;
    }

    @Override
    public void run(CaseRun run) {
        if (hub == null) {
            throw new IllegalStateException("A case that was only listed is not run.");
        }
        new Play(hub, run).steps(Xml.children(file));
    }
}
