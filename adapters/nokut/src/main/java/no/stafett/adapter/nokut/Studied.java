package no.stafett.adapter.nokut;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.stafett.adapter.Findings;
import no.stafett.adapter.Place;
import no.stafett.adapter.nokut.elmo.Elmo;
import no.stafett.adapter.nokut.elmo.Identifier;
import no.stafett.adapter.nokut.elmo.Issuer;
import no.stafett.adapter.nokut.elmo.LearningOpportunity;
import no.stafett.adapter.nokut.elmo.Report;
import no.stafett.adapter.nokut.elmo.Words;
import no.stafett.v1.model.codes.EducationStatus;
import no.stafett.v1.model.common.Credits;
import no.stafett.v1.model.common.Education;
import no.stafett.v1.time.PartialDate;

/**
 * What an application is about: one degree, or the one thing that the institution tells of; where it tells of several
 * courses and no degree, the studies there as a whole.
 *
 * @param report the institution's report
 * @param qualification the degree or course; absent where the studies as a whole are meant
 */
record Studied(Report report, Optional<LearningOpportunity> qualification) {
    private static final Map<String, EducationStatus> STATUSES =
            Map.of("passed", EducationStatus.COMPLETED, "in-progress", EducationStatus.ONGOING);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/\\-]{1,80}");
    private static final Pattern NUS = Pattern.compile("[0-9]{6}");
    private static final Pattern ISCED_FIELD = Pattern.compile("[0-9]{2,4}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");
    /** Which identifier of an institution is the most stable, first. */
    private static final List<String> ISSUER_IDENTIFIERS = List.of("schac", "pic", "erasmus", "local");

    /** What is applied for; absent, and an error, where the document tells of no studies. */
    static Optional<Studied> in(Elmo elmo, Findings findings) {
        var told = elmo.reports().stream()
                .flatMap(report -> report.learningOpportunities().stream()
                        .map(opportunity -> new Studied(report, Optional.of(opportunity))))
                .toList();
        if (told.isEmpty()) {
            findings.missing(
                    elmo.reports().isEmpty()
                            ? Place.DOCUMENT
                            : elmo.reports().get(0).at(),
                    "learningOpportunitySpecification");
            return Optional.empty();
        }
        var chosen = told.stream()
                .filter(studied -> studied.qualification().orElseThrow().isDegree())
                .findFirst()
                .orElse(told.get(0));
        var beside = told.stream().filter(studied -> studied != chosen).toList();
        var asAWhole = !chosen.qualification().orElseThrow().isDegree() && !beside.isEmpty();
        (asAWhole ? told : beside).forEach(studied -> {
            var other = studied.qualification().orElseThrow();
            findings.leftOutWhole(other.at(), title(other));
        });
        return Optional.of(asAWhole ? new Studied(chosen.report(), Optional.empty()) : chosen);
    }

    /**
     * The key of the qualification: the same whenever the same qualification is handed over again, whoever exports it and
     * however it is signed, so that a second application for it is seen to be one.
     */
    String key() {
        var institution = report.issuer().flatMap(Studied::identifying).orElse("");
        var programme = qualification
                .map(Studied::identifiersOf)
                .map(identifiers -> Stream.of("elmo", "local")
                        .flatMap(type -> identifiers.stream()
                                .filter(identifier -> identifier.type().equals(type)))
                        .findFirst()
                        .map(Identifier::value)
                        .orElse(""))
                .orElse("studies");
        var readable = "elmo:" + institution + "/" + programme;
        if (!institution.isEmpty()
                && !programme.isEmpty()
                && KEY.matcher(readable).matches()) {
            return readable;
        }
        var said = new ArrayList<String>();
        said.add(institution);
        said.add(programme);
        report.issuer().ifPresent(issuer -> issuer.titles().forEach(title -> said.add(title.text())));
        qualification.ifPresent(of -> of.titles().forEach(title -> said.add(title.text())));
        qualification.flatMap(LearningOpportunity::date).ifPresent(said::add);
        return "elmo:" + Files.sha256(String.join("\n", said)).substring(0, 32);
    }

    Education education(Findings findings) {
        var education = new Education();
        report.issuer().ifPresent(issuer -> institution(issuer, education, findings));
        qualification.ifPresentOrElse(
                one -> one(one, education, findings),
                () -> wholeStay(report.learningOpportunities(), education, findings));
        return education;
    }

    private static void institution(Issuer issuer, Education education, Findings findings) {
        Words.preferred(issuer.titles()).ifPresent(name -> Texts.fitting(name)
                .ifPresentOrElse(education::setInstitution, () -> findings.leftOut(issuer.at(), name)));
        issuer.country().ifPresent(code -> Codes.country(code)
                .ifPresentOrElse(education::setCountry, () -> findings.notUnderstood(issuer.at(), code)));
    }

    private static void one(LearningOpportunity of, Education education, Findings findings) {
        titles(of, education, findings);
        nus(of, education, findings);
        of.iscedCode().ifPresent(code -> {
            if (ISCED_FIELD.matcher(code).matches()) {
                education.setIscedField(code);
            } else {
                findings.notUnderstood(of.at(), code);
            }
        });
        ElmoDates.date(of.start(), false, of.at(), findings).ifPresent(education::setFrom);
        ElmoDates.date(of.date(), false, of.at(), findings).ifPresent(education::setUntil);
        of.status()
                .flatMap(status -> findings.codeAt(of.at(), status, STATUSES))
                .ifPresent(education::setStatus);
        credits(of, education, findings);
        of.levels()
                .forEach(level -> findings.leftOut(
                        level.at(),
                        (level.type().orElse("") + " " + level.value().orElse("")).strip()));
        of.languageOfInstruction().ifPresent(tag -> Codes.language(tag)
                .ifPresentOrElse(education::setLanguageOfInstruction, () -> findings.notUnderstood(of.at(), tag)));
        of.result()
                .ifPresent(mark -> findings.leftOut(
                        of.at(), (of.resultScheme().map(scheme -> scheme + " ").orElse("")) + mark));
        of.qualification().ifPresent(qualification -> Stream.of(
                        qualification.educationLevels(), qualification.mainStudyFields(), qualification.holderTitles())
                .forEach(
                        words -> Words.preferred(words).ifPresent(text -> findings.leftOut(qualification.at(), text))));
        of.parts().forEach(part -> findings.leftOutWhole(part.at(), title(part)));
    }

    private static void wholeStay(List<LearningOpportunity> courses, Education education, Findings findings) {
        // Of a stay without a degree only its span is certain; what each course was stands in the original.
        var dates = courses.stream()
                .flatMap(course -> Stream.of(course.start(), course.date())
                        .flatMap(text -> ElmoDates.date(text, false, course.at(), findings).stream()))
                .toList();
        dates.stream().min(Comparator.comparing(PartialDate::earliest)).ifPresent(education::setFrom);
        dates.stream().max(Comparator.comparing(PartialDate::latest)).ifPresent(education::setUntil);
    }

    private static void titles(LearningOpportunity of, Education education, Findings findings) {
        var titles = of.titles().isEmpty()
                ? of.qualification()
                        .map(qualification -> qualification.titles())
                        .orElse(List.of())
                : of.titles();
        var readable = titles.stream()
                .filter(title -> language(title).startsWith("en"))
                .findFirst()
                .or(() -> titles.stream()
                        .filter(title -> List.of("no", "nb", "nn").contains(language(title)))
                        .findFirst());
        var original = titles.stream()
                .filter(title -> readable.filter(title::equals).isEmpty())
                .filter(title -> !language(title).startsWith("en"))
                .findFirst();
        readable.ifPresent(title -> Texts.fitting(title.text())
                .ifPresentOrElse(education::setTitle, () -> findings.leftOut(of.at(), title.text())));
        original.ifPresent(title -> Texts.fitting(title.text())
                .ifPresentOrElse(education::setOriginalTitle, () -> findings.leftOut(of.at(), title.text())));
    }

    private static String language(Words words) {
        return words.language().map(tag -> tag.toLowerCase(Locale.ROOT)).orElse("");
    }

    private static void nus(LearningOpportunity of, Education education, Findings findings) {
        identifiersOf(of).stream()
                .filter(identifier -> identifier.type().equalsIgnoreCase("nus"))
                .findFirst()
                .ifPresent(identifier -> {
                    if (NUS.matcher(identifier.value()).matches()) {
                        education.setNus(identifier.value());
                        education.setLevel(identifier.value().substring(0, 1));
                    } else {
                        findings.notUnderstood(identifier.at(), identifier.value());
                    }
                });
    }

    private static void credits(LearningOpportunity of, Education education, Findings findings) {
        for (var credit : of.credits()) {
            var value = credit.value();
            var scheme = credit.scheme().flatMap(Texts::fitting);
            if (education.getCredits() == null
                    && scheme.isPresent()
                    && value.filter(text -> AMOUNT.matcher(text).matches()).isPresent()) {
                education.setCredits(new Credits()
                        .withScheme(scheme.filter("ects"::equals)
                                .map(ignored -> "ECTS")
                                .orElse(scheme.orElseThrow()))
                        .withValue(new BigDecimal(value.orElseThrow())));
            } else if (education.getCredits() == null) {
                findings.notUnderstood(
                        credit.at(), (value.orElse("") + " " + credit.scheme().orElse("")).strip());
            } else {
                findings.leftOut(
                        credit.at(), (value.orElse("") + " " + credit.scheme().orElse("")).strip());
            }
            credit.level().ifPresent(level -> findings.leftOut(credit.at(), level));
        }
    }

    private static List<Identifier> identifiersOf(LearningOpportunity of) {
        var identifiers = new ArrayList<>(of.identifiers());
        of.qualification().ifPresent(qualification -> identifiers.addAll(qualification.identifiers()));
        return identifiers;
    }

    private static Optional<String> identifying(Issuer issuer) {
        return ISSUER_IDENTIFIERS.stream()
                .flatMap(type -> issuer.identifiers().stream()
                        .filter(identifier -> identifier.type().equals(type)))
                .map(identifier -> identifier.value().replace(' ', '_'))
                .findFirst();
    }

    private static String title(LearningOpportunity of) {
        return Words.preferred(of.titles()).or(of::type).orElse("learningOpportunitySpecification");
    }
}
