package no.stafett.v1.rule;

import no.stafett.v1.BusinessRule;
import no.stafett.v1.FindingCode;
import no.stafett.v1.Subject;
import no.stafett.v1.model.ComponentAgreement;
import no.stafett.v1.model.DirectoryParty;
import no.stafett.v1.model.ParticipantDirectory;
import no.stafett.v1.model.ServiceTransfer;
import org.jspecify.annotations.Nullable;

/** An agreement is between two parties, and a party is not its own successor. */
public final class TwoPartiesAgree implements BusinessRule {

    @Override
    public FindingCode code() {
        return FindingCode.PARTY_TWICE;
    }

    @Override
    public void examine(Subject subject, Breaches breaches) {
        if (subject.payload() instanceof ServiceTransfer transfer) {
            different(transfer.getFrom(), transfer.getTo(), "To", breaches);
        } else if (subject.payload() instanceof ComponentAgreement agreement) {
            different(agreement.getResponsible(), agreement.getProvider(), "Provider", breaches);
        } else if (subject.payload() instanceof ParticipantDirectory directory) {
            int position = 0;
            for (DirectoryParty party : directory.getParty()) {
                String place = Step.of("Party", ++position) + "/Successor";
                party.getSuccessor()
                        .forEach(successor ->
                                different(party.getNumber(), successor.getParty(), place + "/Party", breaches));
            }
        }
    }

    private static void different(@Nullable String one, @Nullable String other, String place, Breaches breaches) {
        if (one != null && one.equals(other)) {
            breaches.at(place);
        }
    }
}
