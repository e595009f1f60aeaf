package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.IdentityLinked;
import no.stafett.v1.model.IdentityUnlinked;
import no.stafett.v1.model.common.Person;

/** What is linked or unlinked are two different identifiers. */
public final class LinkIsBetweenTwoIdentifiers implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.PERSON_LINKED_TO_ITSELF;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof IdentityLinked linked) {
            examine(linked.getPerson(), linked.getOtherPerson(), breaches);
        } else if (subject.payload() instanceof IdentityUnlinked unlinked) {
            examine(unlinked.getPerson(), unlinked.getOtherPerson(), breaches);
        }
    }

    private static void examine(Person person, Person other, Breaches breaches) {
        if (person.equals(other)) {
            breaches.at("OtherPerson/Identifier");
        }
    }
}
