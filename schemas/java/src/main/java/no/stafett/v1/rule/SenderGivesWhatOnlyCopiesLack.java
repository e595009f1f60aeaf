package no.stafett.v1.rule;

import java.util.List;
import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;

/** What the schema lets out for the sake of delivered copies, a sender gives: the disclosure table names it. */
public final class SenderGivesWhatOnlyCopiesLack implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.MISSING_FROM_SENDER;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.isDeliveredCopy() && subject.roles().isEmpty()) { // a hub takes no copies in
            return;
        }
        for (String path :
                SendingRules.ofTheStandard().mustGive(subject.header().type())) {
            examine(subject.payload(), List.of(path.split("/")), "", path, breaches);
        }
    }

    private static void examine(Object parent, List<String> steps, String place, String path, Breaches breaches) {
        List<?> children = Elements.children(parent, steps.get(0));
        if (steps.size() == 1) {
            if (children.isEmpty()) {
                breaches.at(place, "element", path);
            }
            return;
        }
        int position = 0;
        for (Object child : children) {
            position++;
            String at = (place.isEmpty() ? "" : place + "/") + Step.of(steps.get(0), position);
            examine(child, steps.subList(1, steps.size()), at, path, breaches);
        }
    }
}
