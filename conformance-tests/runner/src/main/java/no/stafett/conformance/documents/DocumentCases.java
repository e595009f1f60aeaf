package no.stafett.conformance.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stafett.conformance.ConformanceCase;
import no.stafett.conformance.Requirement;
import no.stafett.conformance.Requirements;

/** The cases of profile documents: each requirement on a sender whose findings a file alone can get. */
public final class DocumentCases {
    /** What has to occur in a file for a requirement to be about it. Where nothing stands, it is about every file. */
    private static final Map<String, List<String>> ABOUT = Map.ofEntries(
            Map.entry("R-014", List.of("Extension")),
            Map.entry("R-018", List.of("Performers", "Municipality", "HostMunicipality", "QualityAssured")),
            Map.entry("R-019", List.of("Person")),
            Map.entry("R-020", List.of("@type=FODSELSNUMMER", "@type=D_NUMBER")),
            Map.entry("R-022", List.of("@type=DUF_NUMBER")),
            Map.entry("R-023", List.of("Sender", "SubmittedBy", "PerformedBy", "Responsible")),
            Map.entry("R-024", List.of("@type=LOCAL", "@type=FOREIGN")),
            Map.entry("R-028", List.of("Municipality", "HostMunicipality", "@validAt")),
            Map.entry("R-030", List.of("Until", "ValidUntil")),
            Map.entry("R-033", List.of("SubmittedBy")),
            Map.entry("R-034", List.of("SkillsMapping")),
            Map.entry("R-036", List.of("IdentityLinked", "IdentityUnlinked")),
            Map.entry("R-037", List.of("ProvisionEvent")),
            Map.entry(
                    "R-038",
                    List.of("ProvisionEvent", "ServiceDecision", "SettlementDecision", "SettlementPreferences")),
            Map.entry("R-039", List.of("Content")));

    /** Requirements that a finding breaks only at an element of this name, or within it. */
    private static final Map<String, String> ONLY_AT = Map.of("R-014", "Extension", "R-019", "Person");

    /** Findings of these layers show in a document by itself. */
    private static final List<String> LAYERS = List.of("STF-0", "STF-1", "STF-2", "STF-3");

    /** Findings that a document by itself never shows: they need a hub's directory, settings or memory. */
    private static final List<String> NEED_A_HUB = List.of("STF-02", "STF-2041", "STF-2042", "STF-3002", "STF-33");

    private DocumentCases() {}

    /** All of them, in the order of the requirements. */
    public static List<ConformanceCase> all(Folder folder) {
        var cases = new ArrayList<ConformanceCase>();
        for (var requirement : Requirements.ofTheStandard().all()) {
            if (isAboutAFile(requirement)) {
                cases.add(new FileRule(
                        requirement,
                        folder,
                        ABOUT.getOrDefault(requirement.id(), List.of()),
                        ONLY_AT.getOrDefault(requirement.id(), "")));
            }
        }
        cases.add(new OneIdOneDocument(folder));
        cases.add(new EveryFileIsValid(folder));
        return List.copyOf(cases);
    }

    /** The same, to be read and not run. */
    public static List<ConformanceCase> list() {
        return all(Folder.empty());
    }

    private static boolean isAboutAFile(Requirement requirement) {
        return requirement.who().equals("sender")
                && requirement.findings().stream()
                        .anyMatch(code -> LAYERS.stream().anyMatch(code::startsWith)
                                && NEED_A_HUB.stream().noneMatch(code::startsWith));
    }
}
