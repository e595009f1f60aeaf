package no.stafett.adapter.reception;

import no.stafett.adapter.sheets.Entry;
import no.stafett.v1.model.SettlementPreferences;
import no.stafett.v1.model.codes.WishFor;
import no.stafett.v1.model.common.County;
import no.stafett.v1.model.common.Municipality;
import org.jspecify.annotations.Nullable;

/** A settlement conversation as a row. The way there is {@link MottakToSettlementPreferences}. */
final class SettlementPreferencesToMottak {
    private SettlementPreferencesToMottak() {}

    static Entry row(SettlementPreferences preferences) {
        var row = Entry.builder();
        SkillsMappingToMottak.common(
                preferences.getPerson(), preferences.getPerformers(), preferences.getInterpreter(), row);
        row.with(Mottak.SAMTALE, preferences.getConversationOn())
                .with(Mottak.FINNER_BOLIG, preferences.isFindsOwnHome())
                .with(Mottak.BOSETTING_MERKNAD, preferences.getComment());
        var tongue = 0;
        for (var language : preferences.getMotherTongue()) {
            row.with(Mottak.BOSETTING_MORSMAL_KODE, ++tongue, language);
        }
        for (var wish : preferences.getWish()) {
            // the rank is the number of the group; a rank beyond it can't be said, and is found so
            var number = wish.getRank();
            row.with(Mottak.ONSKE_KOMMUNE, number, number(wish.getMunicipality()))
                    .with(Mottak.ONSKE_FYLKE, number, number(wish.getCounty()))
                    .with(Mottak.ONSKE_STED, number, wish.getPlace())
                    .with(Mottak.ONSKE_BO, number, isFor(WishFor.LIVING, wish.getFor()))
                    .with(Mottak.ONSKE_ARBEID, number, isFor(WishFor.WORK, wish.getFor()))
                    .with(Mottak.ONSKE_UTDANNING, number, isFor(WishFor.EDUCATION, wish.getFor()))
                    .with(Mottak.ONSKE_HVORFOR, number, wish.getBecause());
        }
        var number = 0;
        for (var network : preferences.getNetwork()) {
            number++;
            row.with(Mottak.NETTVERK_RELASJON, number, network.getRelation())
                    .with(Mottak.NETTVERK_KOMMUNE, number, number(network.getMunicipality()))
                    .with(Mottak.NETTVERK_OMTALE, number, network.getDescription());
        }
        number = 0;
        for (var member : preferences.getFamilyMember()) {
            number++;
            row.with(
                    Mottak.FAMILIE_PERSON,
                    number,
                    SkillsMappingToMottak.named(member).orElse(null));
        }
        number = 0;
        for (var need : preferences.getSpecialNeed()) {
            number++;
            row.with(Mottak.HENSYN_SLAG, number, need.getKind())
                    .with(Mottak.HENSYN_OMTALE, number, need.getDescription());
        }
        return row.build();
    }

    private static @Nullable Boolean isFor(WishFor what, java.util.List<WishFor> all) {
        return all.contains(what) ? true : null;
    }

    private static @Nullable String number(@Nullable Municipality municipality) {
        return municipality == null ? null : municipality.getValue();
    }

    private static @Nullable String number(@Nullable County county) {
        return county == null ? null : county.getValue();
    }
}
