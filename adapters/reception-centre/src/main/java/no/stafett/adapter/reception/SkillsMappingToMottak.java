package no.stafett.adapter.reception;

import java.util.Optional;
import no.stafett.adapter.sheets.Entry;
import no.stafett.adapter.sheets.NamedBy;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.common.Interpreter;
import no.stafett.v1.model.common.Performers;
import no.stafett.v1.model.common.Person;
import org.jspecify.annotations.Nullable;

/** A skills mapping as a row. The way there is {@link MottakToSkillsMapping}. */
final class SkillsMappingToMottak {
    private SkillsMappingToMottak() {}

    static Entry row(SkillsMapping mapping) {
        var row = Entry.builder();
        common(mapping.getPerson(), mapping.getPerformers(), mapping.getInterpreter(), row);
        row.with(Mottak.KARTLAGT, mapping.getMappedOn())
                .with(Mottak.RESERVASJON, mapping.getClaimNumber())
                .with(Mottak.SUPPLERER, mapping.getSupplements())
                .with(Mottak.METODE, mapping.getMethod())
                .with(Mottak.KVALITETSSIKRET, mapping.isQualityAssured())
                .with(Mottak.KVALITETSSIKRET_DATO, mapping.getQualityAssuredOn())
                .with(Mottak.TRENGER_TOLK, mapping.getInterpreterLanguage());
        languages(mapping, row);
        educations(mapping, row);
        works(mapping, row);
        whatElse(mapping, row);
        return row.build();
    }

    static void common(
            @Nullable Person person,
            @Nullable Performers performers,
            @Nullable Interpreter interpreter,
            Entry.Builder row) {
        named(person).ifPresent(named -> row.with(Mottak.PERSON, named));
        if (performers != null) {
            row.with(Mottak.VERTSKOMMUNE, performers.getResponsible())
                    .with(Mottak.MOTTAK, performers.getPerformedAtUnit());
        }
        if (interpreter != null) {
            row.with(Mottak.TOLKESPRAK, interpreter.getLanguage())
                    .with(Mottak.TOLKEMATE, interpreter.getMode())
                    .with(Mottak.TOLK_KVALIFISERT, interpreter.isQualified());
        }
    }

    /** The number, where it is of a kind that the form's column takes. */
    static Optional<NamedBy> named(@Nullable Person person) {
        return Optional.ofNullable(person)
                .map(Person::getIdentifier)
                .filter(identifier -> identifier.getType() != null && identifier.getValue() != null)
                .filter(identifier -> switch (identifier.getType()) {
                    case DUF_NUMBER, D_NUMBER, FODSELSNUMMER -> true;
                    case LOCAL, FOREIGN -> false;
                })
                .map(identifier -> new NamedBy(identifier.getType(), identifier.getValue()));
    }

    private static void languages(SkillsMapping mapping, Entry.Builder row) {
        var number = 0;
        for (var language : mapping.getLanguage()) {
            number++;
            row.with(Mottak.SPRAK_KODE, number, language.getLanguage())
                    .with(Mottak.MORSMAL, number, language.isMotherTongue())
                    .with(Mottak.SNAKKE, number, language.getSpeaking())
                    .with(Mottak.LYTTE, number, language.getListening())
                    .with(Mottak.LESE, number, language.getReading())
                    .with(Mottak.SKRIVE, number, language.getWriting())
                    .with(Mottak.LATINSKE, number, language.isReadsLatinScript())
                    .with(Mottak.VURDERT_AV, number, language.getAssessedBy());
        }
    }

    private static void educations(SkillsMapping mapping, Entry.Builder row) {
        var number = 0;
        for (var education : mapping.getEducation()) {
            number++;
            row.with(Mottak.UTDANNING_TITTEL, number, education.getTitle())
                    .with(Mottak.UTDANNING_ORIGINAL, number, education.getOriginalTitle())
                    .with(Mottak.UTDANNING_STED, number, education.getInstitution())
                    .with(Mottak.UTDANNING_LAND, number, education.getCountry())
                    .with(Mottak.UTDANNING_NIVA, number, education.getLevel())
                    .with(Mottak.UTDANNING_FRA, number, education.getFrom())
                    .with(Mottak.UTDANNING_TIL, number, education.getUntil())
                    .with(Mottak.UTDANNING_AR, number, education.getYears())
                    .with(Mottak.UTDANNING_STATUS, number, education.getStatus())
                    .with(Mottak.UTDANNING_SPRAK, number, education.getLanguageOfInstruction())
                    .with(Mottak.UTDANNING_PAPIRER, number, education.getDocumentation())
                    .with(Mottak.UTDANNING_GODKJENT, number, education.isRecognised())
                    .with(Mottak.UTDANNING_MERKNAD, number, education.getComment());
        }
    }

    private static void works(SkillsMapping mapping, Entry.Builder row) {
        var number = 0;
        for (var work : mapping.getWork()) {
            number++;
            row.with(Mottak.ARBEID_TITTEL, number, work.getTitle())
                    .with(Mottak.ARBEID_YRKE, number, work.getOccupation())
                    .with(Mottak.ARBEID_GIVER, number, work.getEmployer())
                    .with(Mottak.ARBEID_LAND, number, work.getCountry())
                    .with(Mottak.ARBEID_FRA, number, work.getFrom())
                    .with(Mottak.ARBEID_TIL, number, work.getUntil())
                    .with(Mottak.ARBEID_SELVSTENDIG, number, work.isSelfEmployed())
                    .with(Mottak.ARBEID_PROSENT, number, work.getPositionPercent())
                    .with(Mottak.ARBEID_OPPGAVER, number, work.getTasks())
                    .with(Mottak.ARBEID_PAPIRER, number, work.getDocumentation());
        }
    }

    private static void whatElse(SkillsMapping mapping, Entry.Builder row) {
        var number = 0;
        for (var skill : mapping.getInformalSkill()) {
            number++;
            row.with(Mottak.FERDIGHET_NAVN, number, skill.getLabel())
                    .with(Mottak.FERDIGHET_AR, number, skill.getYears())
                    .with(Mottak.FERDIGHET_LAERT, number, skill.getLearntBy());
        }
        number = 0;
        for (var activity : mapping.getActivity()) {
            number++;
            row.with(Mottak.AKTIVITET_HVA, number, activity.getDescription())
                    .with(Mottak.AKTIVITET_FRA, number, activity.getFrom())
                    .with(Mottak.AKTIVITET_TIL, number, activity.getUntil());
        }
        number = 0;
        for (var interest : mapping.getInterest()) {
            row.with(Mottak.INTERESSE_HVA, ++number, interest);
        }
        number = 0;
        for (var wish : mapping.getEducationWish()) {
            number++;
            row.with(Mottak.UTDANNINGSONSKE_HVA, number, wish.getDescription())
                    .with(Mottak.UTDANNINGSONSKE_NIVA, number, wish.getLevel())
                    .with(Mottak.UTDANNINGSONSKE_YRKE, number, wish.getOccupation());
        }
        number = 0;
        for (var wish : mapping.getWorkWish()) {
            number++;
            row.with(Mottak.ARBEIDSONSKE_HVA, number, wish.getDescription())
                    .with(Mottak.ARBEIDSONSKE_YRKE, number, wish.getOccupation());
        }
        number = 0;
        for (var skill : mapping.getDigitalSkill()) {
            number++;
            row.with(Mottak.DIGITAL_HVA, number, skill.getSkill())
                    .with(Mottak.DIGITAL_MERKNAD, number, skill.getComment());
        }
        number = 0;
        for (var certificate : mapping.getVehicleCertificate()) {
            number++;
            row.with(Mottak.FORERKORT_KLASSE, number, certificate.getCertificate())
                    .with(Mottak.FORERKORT_LAND, number, certificate.getCountry())
                    .with(Mottak.FORERKORT_TIL, number, certificate.getValidUntil());
        }
    }
}
