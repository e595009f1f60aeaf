package no.stafett.conformance.hub;

import java.util.Optional;
import java.util.Set;
import no.stafett.conformance.Failed;
import org.w3c.dom.Node;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.DefaultNodeMatcher;
import org.xmlunit.diff.ElementSelectors;

/** Compares documents as XML: prefixes and white space between elements mean nothing, everything else does. */
final class Comparison {
    /** What differs between two answers to the same question because they are two answers. */
    private static final Set<String> OF_ITS_OWN = Set.of(
            "InstanceIdentifier",
            "CreationDateAndTime",
            "MessageId",
            "ClaimMessage",
            "QueryMessage",
            "TransportId",
            "Sha256",
            "SizeBytes",
            "ReceivedAt",
            "LogEntry",
            "Person");

    private Comparison() {}

    /** Fails unless both say the same, element for element. */
    static void same(String what, Node expected, Node got) {
        difference(expected, got, node -> true).ifPresent(difference -> {
            throw new Failed(what, difference.expected(), difference.got());
        });
    }

    /** Fails unless both answers say the same, except for ids, times and proofs. */
    static void sameAnswer(String what, Node one, Node other) {
        difference(one, other, node -> node.getLocalName() == null || !OF_ITS_OWN.contains(node.getLocalName()))
                .ifPresent(difference -> {
                    throw new Failed(what, difference.expected(), difference.got());
                });
    }

    private record Difference(String expected, String got) {}

    private static Optional<Difference> difference(
            Node expected, Node got, java.util.function.Predicate<Node> compared) {
        var diff = DiffBuilder.compare(Input.fromNode(expected))
                .withTest(Input.fromNode(got))
                .ignoreWhitespace()
                .ignoreComments()
                .withNodeMatcher(new DefaultNodeMatcher(ElementSelectors.byNameAndText, ElementSelectors.byName))
                .withNodeFilter(compared::test)
                .checkForSimilar()
                .build();
        var differences = diff.getDifferences().iterator();
        if (!differences.hasNext()) {
            return Optional.empty();
        }
        var comparison = differences.next().getComparison();
        var control = comparison.getControlDetails();
        var test = comparison.getTestDetails();
        return Optional.of(new Difference(
                at(control.getXPath()) + ": " + control.getValue(), at(test.getXPath()) + ": " + test.getValue()));
    }

    private static String at(@org.jspecify.annotations.Nullable String xpath) {
        return xpath == null ? "nowhere" : xpath.replaceAll("\\[1\\]", "");
    }
}
