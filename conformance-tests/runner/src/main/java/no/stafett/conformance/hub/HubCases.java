package no.stafett.conformance.hub;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Requirement;
import no.stafett.conformance.Requirements;
import no.stafett.conformance.Xml;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All cases of profile hub: the data files, and one for each example of the standard. */
public final class HubCases {
    private static final String CASES = "no/stafett/conformance/cases/";
    private static final String EXAMPLES = "stafett/v1/examples/";
    private static final Pattern INVALID = Pattern.compile(".*/invalid-(STF-[0-9]{4})-(.*)\\.xml");
    /** The test authority's: in the examples it has the number of the recognition authority, which may not send them. */
    private static final Set<String> NOT_OF_A_ROLE_PLAYED = Set.of("LanguageTestResult", "CompletionStatement");

    /** Never sent, but read in by an operator. */
    private static final String READ_IN = "OpeningBalance";

    private static final Pattern TYPE = Pattern.compile("<Type>([A-Z][A-Za-z]+)</Type>");
    private static final Pattern INSTANCE = Pattern.compile(
            "<DocumentIdentification>.*?<InstanceIdentifier>([0-9a-f-]{36})</InstanceIdentifier>", Pattern.DOTALL);
    private static final Pattern SENDER = Pattern.compile("<Sender>.*?0192:([0-9]{9})", Pattern.DOTALL);
    private static final String[] FOLDERS = {
        "0-carrier", "1-structure", "2-codes", "3-business", "4-ledger", "5-delivery"
    };

    /** Requirements whose findings are broken by them only in certain places: they have files of their own. */
    private static final List<String> OF_A_PLACE = List.of("R-014", "R-019");

    private HubCases() {}

    /** The same, to be read and not run. */
    public static List<ConformanceCase> list() {
        return all(null);
    }

    /** In the order of their folders; those that move the hub's clock come last. */
    public static List<ConformanceCase> all(@Nullable TestedHub hub) {
        var cases = new ArrayList<HubCase>();
        for (var folder : FOLDERS) {
            for (var path : paths(CASES + folder + "/")) {
                var id = path.substring(CASES.length(), path.length() - ".xml".length());
                cases.add(new HubCase(id, Xml.resource(path), hub));
            }
        }
        cases.addAll(ofTheExamples(hub));
        cases.sort(Comparator.comparing(HubCase::movesTheClock).thenComparing(HubCase::id));
        return List.copyOf(cases);
    }

    /** One for each example that a party sends: a valid one is not found fault with, an invalid one gets exactly its code. */
    private static List<HubCase> ofTheExamples(@Nullable TestedHub hub) {
        var requirements = Requirements.ofTheStandard();
        var cases = new ArrayList<HubCase>();
        for (var path : paths(EXAMPLES + "*/")) {
            var name = path.substring(EXAMPLES.length());
            var text = new String(Xml.bytes(path), StandardCharsets.ISO_8859_1);
            var invalid = INVALID.matcher(name);
            var sender = senderOf(text, invalid.matches());
            if (sender.isEmpty() || namesItself(text)) {
                continue; // only the hub sends it, or a party that the suite doesn't play; or its fault goes with its
                // id
            }
            if (invalid.matches()) {
                var code = invalid.group(1);
                cases.add(example(
                        hub,
                        FOLDERS[code.charAt("STF-".length()) - '0'] + "/" + code + "-" + invalid.group(2) + "-"
                                + name.substring(0, name.indexOf('/')),
                        covers(requirements, code),
                        "A document with this one fault gets exactly " + code + ": "
                                + invalid.group(2).replace('-', ' '),
                        "<send as=\"" + sender + "\" example=\"" + name + "\"><expect "
                                + (isWarning(code)
                                        ? "status=\"ACCEPTED_WITH_WARNINGS\" among=\"" + code + "\""
                                        : "status=\"REJECTED\" errors=\"" + code + "\"")
                                + "/></send>"));
            } else if (typeOf(text).equals(READ_IN)) {
                cases.add(example(
                        hub,
                        "0-carrier/example-" + name.replace(".xml", "").replace('/', '-'),
                        "R-084",
                        "What an operator reads in is not taken from a carrier: " + name,
                        "<send as=\"" + sender + "\" example=\"" + name
                                + "\"><expect status=\"REJECTED\" errors=\"STF-0205\"/></send>"));
            } else {
                cases.add(example(
                        hub,
                        "1-structure/example-" + name.replace(".xml", "").replace('/', '-'),
                        "R-013 R-054",
                        "No fault is found with the standard's example " + name,
                        "<send as=\"" + sender + "\" example=\"" + name
                                + "\"><expect noneOf=\"STF-0 STF-1 STF-2 STF-3\"/></send>"));
            }
        }
        return cases;
    }

    private static HubCase example(@Nullable TestedHub hub, String id, String covers, String title, String steps) {
        var file = "<case xmlns=\"" + HubCase.NAMESPACE + "\" covers=\"" + covers + "\"><title>" + title
                + "</title><why>The examples are part of the standard; all who read it agree on them.</why>" + steps
                + "</case>";
        return new HubCase(id, Xml.parse(file.getBytes(StandardCharsets.UTF_8)).getDocumentElement(), hub);
    }

    private static String typeOf(String example) {
        var found = TYPE.matcher(example);
        return found.find() ? found.group(1) : "";
    }

    /** A document that names its own id says something else once the suite has given it another. */
    private static boolean namesItself(String example) {
        var found = INSTANCE.matcher(example);
        return found.find() && example.indexOf(found.group(1), found.end()) >= 0;
    }

    /** Whose line it goes over; empty where nobody of the suite sends it. One that names no sender at all is anybody's. */
    private static String senderOf(String example, boolean invalid) {
        var found = SENDER.matcher(example);
        if (!found.find() || invalid && found.group(1).equals(Role.EXAMPLES_HUB)) {
            return Role.CENTRE.name();
        }
        return Arrays.stream(Role.values())
                .filter(role -> role.exampleNumber().equals(found.group(1)))
                .filter(role -> !NOT_OF_A_ROLE_PLAYED.contains(typeOf(example)))
                .map(Role::name)
                .findFirst()
                .orElse("");
    }

    private static String covers(Requirements requirements, String code) {
        var ids = requirements.all().stream()
                .filter(requirement -> requirement.findings().contains(code))
                .map(Requirement::id)
                .filter(id -> !OF_A_PLACE.contains(id))
                .toList();
        return ids.isEmpty() ? "R-054" : String.join(" ", ids);
    }

    private static boolean isWarning(String code) {
        return no.stafett.v1.Stafett.v1()
                .explain(code)
                .filter(explanation -> explanation.code().severity() == no.stafett.v1.Severity.WARNING)
                .isPresent();
    }

    /** The resources below, as names on the class path; also from inside a jar. */
    private static List<String> paths(String below) {
        var root = below.startsWith(CASES) ? CASES : EXAMPLES;
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + below + "*.xml");
            return Arrays.stream(found)
                    .map(resource -> {
                        try {
                            return URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .map(url -> url.substring(url.lastIndexOf("/" + root) + 1))
                    .distinct()
                    .sorted(Comparator.comparing(path -> path.toLowerCase(Locale.ROOT)))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The cases can't be listed.", e);
        }
    }

    /** What a case's file says, for those who want to read it. */
    public static java.util.Optional<String> source(ConformanceCase one) {
        return one instanceof HubCase data ? java.util.Optional.of(Xml.write(data.file())) : java.util.Optional.empty();
    }
}
