package no.stafett.adapter.reception;

import java.util.Map;
import no.stafett.v1.model.codes.AssessedBy;
import no.stafett.v1.model.codes.Documentation;
import no.stafett.v1.model.codes.EducationStatus;
import no.stafett.v1.model.codes.FamilyRelation;
import no.stafett.v1.model.codes.InterpreterMode;
import no.stafett.v1.model.codes.MappingMethod;
import no.stafett.v1.model.codes.SpecialNeed;

/** The words that a case worker chooses among. */
final class Ord {
    static final Map<String, MappingMethod> METODE = Map.of(
            "selvregistrering", MappingMethod.SELF_REGISTERED,
            "samtale", MappingMethod.INTERVIEW,
            "videosamtale", MappingMethod.VIDEO_INTERVIEW,
            "telefonsamtale", MappingMethod.TELEPHONE_INTERVIEW);
    static final Map<String, InterpreterMode> TOLKEMATE = Map.of(
            "til stede", InterpreterMode.IN_PERSON,
            "skjerm", InterpreterMode.SCREEN,
            "telefon", InterpreterMode.TELEPHONE);
    static final Map<String, AssessedBy> VURDERT_AV = Map.of(
            "personen selv", AssessedBy.SELF,
            "kartlegger", AssessedBy.INTERVIEWER,
            "prøve", AssessedBy.TEST);
    static final Map<String, EducationStatus> STATUS = Map.of(
            "fullført", EducationStatus.COMPLETED,
            "pågår", EducationStatus.ONGOING,
            "avbrutt", EducationStatus.INTERRUPTED);
    static final Map<String, Documentation> PAPIRER = Map.of(
            "foreligger", Documentation.AT_HAND,
            "kan skaffes", Documentation.OBTAINABLE,
            "tapt", Documentation.LOST,
            "aldri utstedt", Documentation.NONE_ISSUED);
    static final Map<String, FamilyRelation> RELASJON = Map.of(
            "ektefelle", FamilyRelation.SPOUSE,
            "samboer", FamilyRelation.COHABITANT,
            "forelder", FamilyRelation.PARENT,
            "barn", FamilyRelation.CHILD,
            "søsken", FamilyRelation.SIBLING,
            "annet familiemedlem", FamilyRelation.OTHER);
    static final Map<String, SpecialNeed> HENSYN = Map.of(
            "helse", SpecialNeed.HEALTH,
            "bolig", SpecialNeed.HOUSING,
            "skole eller barnehage", SpecialNeed.SCHOOL_OR_CARE,
            "tilgjengelighet", SpecialNeed.ACCESSIBILITY,
            "trygghet", SpecialNeed.SAFETY,
            "annet", SpecialNeed.OTHER);

    private Ord() {}
}
