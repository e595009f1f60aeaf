package no.stafett.adapter.reception;

import java.util.Optional;
import no.stafett.adapter.Errand;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.Translation;
import no.stafett.adapter.sheets.Entry;
import no.stafett.v1.model.Activity;
import no.stafett.v1.model.DigitalSkill;
import no.stafett.v1.model.InformalSkill;
import no.stafett.v1.model.LanguageSkill;
import no.stafett.v1.model.SkillsMapping;
import no.stafett.v1.model.VehicleCertificate;
import no.stafett.v1.model.Wish;
import no.stafett.v1.model.Work;
import no.stafett.v1.model.codes.MappingKind;
import no.stafett.v1.model.codes.MappingStage;
import no.stafett.v1.model.common.Education;
import no.stafett.v1.model.common.Interpreter;
import no.stafett.v1.model.common.Performers;

/** A row's skills mapping, performed by the centre for its host municipality. The way back is {@link SkillsMappingToMottak}. */
final class MottakToSkillsMapping {
    private MottakToSkillsMapping() {}

    static Translation<SkillsMapping> translate(Entry row, Place at, Errand errand) {
        var findings = new Findings();
        var mappedOn = row.get(Mottak.KARTLAGT);
        var assured = row.get(Mottak.KVALITETSSIKRET);
        if (mappedOn.isEmpty()) {
            Missing.of(Mottak.KARTLAGT, at, findings);
        }
        if (assured.isEmpty()) {
            Missing.of(Mottak.KVALITETSSIKRET, at, findings);
        }
        return findings.orElse(() -> {
            var mapping = new SkillsMapping()
                    .withPerson(row.get(Mottak.PERSON).orElseThrow().person())
                    .withKind(row.get(Mottak.SUPPLERER).isPresent() ? MappingKind.SUPPLEMENT : MappingKind.COMPLETE)
                    .withStage(MappingStage.BEFORE_SETTLEMENT)
                    .withMappedOn(mappedOn.orElseThrow())
                    .withPerformers(performers(row, errand))
                    .withQualityAssured(assured.orElseThrow());
            row.get(Mottak.SUPPLERER).ifPresent(mapping::setSupplements);
            row.get(Mottak.RESERVASJON).ifPresent(mapping::setClaimNumber);
            row.get(Mottak.METODE).ifPresent(mapping::setMethod);
            interpreter(row).ifPresent(mapping::setInterpreter);
            row.get(Mottak.KVALITETSSIKRET_DATO).ifPresent(mapping::setQualityAssuredOn);
            row.get(Mottak.TRENGER_TOLK).ifPresent(mapping::setInterpreterLanguage);
            row.parts(Mottak.SPRAK).forEach(part -> mapping.getLanguage().add(language(part)));
            row.parts(Mottak.UTDANNING).forEach(part -> mapping.getEducation().add(education(part)));
            row.parts(Mottak.ARBEID).forEach(part -> mapping.getWork().add(work(part)));
            whatElse(row, mapping);
            return mapping;
        });
    }

    static Performers performers(Entry row, Errand errand) {
        var performers = new Performers()
                .withResponsible(row.get(Mottak.VERTSKOMMUNE).orElseThrow())
                .withPerformedBy(errand.sender())
                .withSubmittedBy(errand.sender());
        row.get(Mottak.MOTTAK).ifPresent(performers::setPerformedAtUnit);
        return performers;
    }

    static Optional<Interpreter> interpreter(Entry row) {
        return row.get(Mottak.TOLKESPRAK).map(language -> {
            var interpreter = new Interpreter().withLanguage(language);
            row.get(Mottak.TOLKEMATE).ifPresent(interpreter::setMode);
            row.get(Mottak.TOLK_KVALIFISERT).ifPresent(interpreter::setQualified);
            return interpreter;
        });
    }

    private static LanguageSkill language(Entry.Part part) {
        var language =
                new LanguageSkill().withLanguage(part.get(Mottak.SPRAK_KODE).orElseThrow());
        part.get(Mottak.MORSMAL).ifPresent(language::setMotherTongue);
        part.get(Mottak.SNAKKE).ifPresent(language::setSpeaking);
        part.get(Mottak.LYTTE).ifPresent(language::setListening);
        part.get(Mottak.LESE).ifPresent(language::setReading);
        part.get(Mottak.SKRIVE).ifPresent(language::setWriting);
        part.get(Mottak.LATINSKE).ifPresent(language::setReadsLatinScript);
        part.get(Mottak.VURDERT_AV).ifPresent(language::setAssessedBy);
        return language;
    }

    private static Education education(Entry.Part part) {
        var education = new Education();
        part.get(Mottak.UTDANNING_TITTEL).ifPresent(education::setTitle);
        part.get(Mottak.UTDANNING_ORIGINAL).ifPresent(education::setOriginalTitle);
        part.get(Mottak.UTDANNING_STED).ifPresent(education::setInstitution);
        part.get(Mottak.UTDANNING_LAND).ifPresent(education::setCountry);
        part.get(Mottak.UTDANNING_NIVA).ifPresent(education::setLevel);
        part.get(Mottak.UTDANNING_FRA).ifPresent(education::setFrom);
        part.get(Mottak.UTDANNING_TIL).ifPresent(education::setUntil);
        part.get(Mottak.UTDANNING_AR).ifPresent(education::setYears);
        part.get(Mottak.UTDANNING_STATUS).ifPresent(education::setStatus);
        part.get(Mottak.UTDANNING_SPRAK).ifPresent(education::setLanguageOfInstruction);
        part.get(Mottak.UTDANNING_PAPIRER).ifPresent(education::setDocumentation);
        part.get(Mottak.UTDANNING_GODKJENT).ifPresent(education::setRecognised);
        part.get(Mottak.UTDANNING_MERKNAD).ifPresent(education::setComment);
        return education;
    }

    private static Work work(Entry.Part part) {
        var work = new Work();
        part.get(Mottak.ARBEID_TITTEL).ifPresent(work::setTitle);
        part.get(Mottak.ARBEID_YRKE).ifPresent(work::setOccupation);
        part.get(Mottak.ARBEID_GIVER).ifPresent(work::setEmployer);
        part.get(Mottak.ARBEID_LAND).ifPresent(work::setCountry);
        part.get(Mottak.ARBEID_FRA).ifPresent(work::setFrom);
        part.get(Mottak.ARBEID_TIL).ifPresent(work::setUntil);
        part.get(Mottak.ARBEID_SELVSTENDIG).ifPresent(work::setSelfEmployed);
        part.get(Mottak.ARBEID_PROSENT).ifPresent(work::setPositionPercent);
        part.get(Mottak.ARBEID_OPPGAVER).ifPresent(work::setTasks);
        part.get(Mottak.ARBEID_PAPIRER).ifPresent(work::setDocumentation);
        return work;
    }

    private static void whatElse(Entry row, SkillsMapping mapping) {
        for (var part : row.parts(Mottak.FERDIGHET)) {
            var skill = new InformalSkill()
                    .withLabel(part.get(Mottak.FERDIGHET_NAVN).orElseThrow());
            part.get(Mottak.FERDIGHET_AR).ifPresent(skill::setYears);
            part.get(Mottak.FERDIGHET_LAERT).ifPresent(skill::setLearntBy);
            mapping.getInformalSkill().add(skill);
        }
        for (var part : row.parts(Mottak.AKTIVITET)) {
            var activity = new Activity()
                    .withDescription(part.get(Mottak.AKTIVITET_HVA).orElseThrow());
            part.get(Mottak.AKTIVITET_FRA).ifPresent(activity::setFrom);
            part.get(Mottak.AKTIVITET_TIL).ifPresent(activity::setUntil);
            mapping.getActivity().add(activity);
        }
        for (var part : row.parts(Mottak.INTERESSE)) {
            mapping.getInterest().add(part.get(Mottak.INTERESSE_HVA).orElseThrow());
        }
        for (var part : row.parts(Mottak.UTDANNINGSONSKE)) {
            var wish = new Wish()
                    .withDescription(part.get(Mottak.UTDANNINGSONSKE_HVA).orElseThrow());
            part.get(Mottak.UTDANNINGSONSKE_NIVA).ifPresent(wish::setLevel);
            part.get(Mottak.UTDANNINGSONSKE_YRKE).ifPresent(wish::setOccupation);
            mapping.getEducationWish().add(wish);
        }
        for (var part : row.parts(Mottak.ARBEIDSONSKE)) {
            var wish =
                    new Wish().withDescription(part.get(Mottak.ARBEIDSONSKE_HVA).orElseThrow());
            part.get(Mottak.ARBEIDSONSKE_YRKE).ifPresent(wish::setOccupation);
            mapping.getWorkWish().add(wish);
        }
        for (var part : row.parts(Mottak.DIGITAL)) {
            var skill =
                    new DigitalSkill().withSkill(part.get(Mottak.DIGITAL_HVA).orElseThrow());
            part.get(Mottak.DIGITAL_MERKNAD).ifPresent(skill::setComment);
            mapping.getDigitalSkill().add(skill);
        }
        for (var part : row.parts(Mottak.FORERKORT)) {
            var certificate = new VehicleCertificate()
                    .withCertificate(part.get(Mottak.FORERKORT_KLASSE).orElseThrow());
            part.get(Mottak.FORERKORT_LAND).ifPresent(certificate::setCountry);
            part.get(Mottak.FORERKORT_TIL).ifPresent(certificate::setValidUntil);
            mapping.getVehicleCertificate().add(certificate);
        }
    }
}
