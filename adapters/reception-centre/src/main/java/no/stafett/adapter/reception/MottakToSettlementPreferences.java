package no.stafett.adapter.reception;

import java.time.LocalDate;
import java.util.Optional;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.v1.model.Network;
import no.stafett.v1.model.PlaceWish;
import no.stafett.v1.model.SettlementPreferences;
import no.stafett.v1.model.SpecialConsideration;
import no.stafett.v1.model.codes.WishFor;
import no.stafett.v1.model.common.County;
import no.stafett.v1.model.common.Municipality;

/**
 * A row's settlement conversation. Its ground is another than the mapping's (integreringsforskriften § 51), and so are its
 * receivers: it is a document of its own. The way back is {@link SettlementPreferencesToMottak}.
 */
final class MottakToSettlementPreferences {
    private MottakToSettlementPreferences() {}

    static Translation<SettlementPreferences> translate(Entry row, Place at, Errand errand) {
        var findings = new Findings();
        var conversation = row.get(Mottak.SAMTALE);
        if (conversation.isEmpty()) {
            Missing.of(Mottak.SAMTALE, at, findings);
        }
        for (var wish : row.parts(Mottak.ONSKE)) {
            var name = Mottak.ONSKE.name() + " " + wish.number();
            var places = (wish.get(Mottak.ONSKE_KOMMUNE).isPresent() ? 1 : 0)
                    + (wish.get(Mottak.ONSKE_FYLKE).isPresent() ? 1 : 0)
                    + (wish.get(Mottak.ONSKE_STED).isPresent() ? 1 : 0);
            if (places != 1) {
                Missing.of(name + " kommune", at, findings);
            }
            if (!isYes(wish.get(Mottak.ONSKE_BO))
                    && !isYes(wish.get(Mottak.ONSKE_ARBEID))
                    && !isYes(wish.get(Mottak.ONSKE_UTDANNING))) {
                Missing.of(name + " bo", at, findings);
            }
        }
        return findings.orElse(() -> {
            var day = conversation.orElseThrow();
            var preferences = new SettlementPreferences()
                    .withPerson(row.get(Mottak.PERSON).orElseThrow().person())
                    .withConversationOn(day)
                    .withPerformers(MottakToSkillsMapping.performers(row, errand));
            MottakToSkillsMapping.interpreter(row).ifPresent(preferences::setInterpreter);
            row.parts(Mottak.BOSETTING_MORSMAL).forEach(part -> part.get(Mottak.BOSETTING_MORSMAL_KODE)
                    .ifPresent(preferences.getMotherTongue()::add));
            row.parts(Mottak.ONSKE).forEach(wish -> preferences.getWish().add(wish(wish, day)));
            row.parts(Mottak.NETTVERK).forEach(part -> preferences.getNetwork().add(network(part, day)));
            row.parts(Mottak.FAMILIE).forEach(part -> part.get(Mottak.FAMILIE_PERSON)
                    .map(NamedBy::person)
                    .ifPresent(preferences.getFamilyMember()::add));
            for (var part : row.parts(Mottak.HENSYN)) {
                var need = new SpecialConsideration()
                        .withKind(part.get(Mottak.HENSYN_SLAG).orElseThrow());
                part.get(Mottak.HENSYN_OMTALE).ifPresent(need::setDescription);
                preferences.getSpecialNeed().add(need);
            }
            row.get(Mottak.FINNER_BOLIG).ifPresent(preferences::setFindsOwnHome);
            row.get(Mottak.BOSETTING_MERKNAD).ifPresent(preferences::setComment);
            return preferences;
        });
    }

    private static PlaceWish wish(Entry.Part part, LocalDate day) {
        var wish = new PlaceWish()
                .withRank(part.number())
                .withBecause(part.get(Mottak.ONSKE_HVORFOR).orElseThrow());
        part.get(Mottak.ONSKE_KOMMUNE).map(number -> at(number, day)).ifPresent(wish::setMunicipality);
        part.get(Mottak.ONSKE_FYLKE)
                .map(number -> new County().withValue(number).withValidAt(day))
                .ifPresent(wish::setCounty);
        part.get(Mottak.ONSKE_STED).ifPresent(wish::setPlace);
        if (isYes(part.get(Mottak.ONSKE_BO))) {
            wish.getFor().add(WishFor.LIVING);
        }
        if (isYes(part.get(Mottak.ONSKE_ARBEID))) {
            wish.getFor().add(WishFor.WORK);
        }
        if (isYes(part.get(Mottak.ONSKE_UTDANNING))) {
            wish.getFor().add(WishFor.EDUCATION);
        }
        return wish;
    }

    private static Network network(Entry.Part part, LocalDate day) {
        var network = new Network();
        part.get(Mottak.NETTVERK_RELASJON).ifPresent(network::setRelation);
        part.get(Mottak.NETTVERK_KOMMUNE).map(number -> at(number, day)).ifPresent(network::setMunicipality);
        part.get(Mottak.NETTVERK_OMTALE).ifPresent(network::setDescription);
        return network;
    }

    /** A number as it was on the day of the conversation. */
    private static Municipality at(String number, LocalDate day) {
        return new Municipality().withValue(number).withValidAt(day);
    }

    private static boolean isYes(Optional<Boolean> answer) {
        return answer.orElse(false);
    }
}
