package no.stafett.v1;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.stafett.v1.codelist.CodeList;
import no.stafett.v1.codelist.CodeLists;
import no.stafett.v1.identifier.Check;
import no.stafett.v1.identifier.ControlRule;
import no.stafett.v1.identifier.DNumber;
import no.stafett.v1.identifier.DufNumber;
import no.stafett.v1.identifier.Fodselsnummer;
import no.stafett.v1.identifier.NumberExamination;
import no.stafett.v1.identifier.OrganisationNumber;
import no.stafett.v1.time.DateRules;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.TypeInfo;
import org.xml.sax.Attributes;

/**
 * The identifiers and codes of one document (layer 2), wherever in a message they stand: the schema's type of an element or
 * attribute says what it is, so no message needs code of its own here.
 */
final class Contents {

    private static final String COMMON = "urn:stafett:common:1";
    private static final String CODES = "urn:stafett:codes:1";
    private static final int DERIVATION =
            TypeInfo.DERIVATION_RESTRICTION | TypeInfo.DERIVATION_EXTENSION | TypeInfo.DERIVATION_UNION;
    private static final Instant FIRST_BY_THE_NEW_RULE = Instant.parse("2031-12-31T23:00:00Z");

    /** What to examine about values of a type. */
    private sealed interface Examined {}

    private enum Simple implements Examined {
        NOTHING,
        IDENTIFIER,
        PARTY
    }

    private record InList(CodeList list) implements Examined {}

    private final CodeLists lists;
    private final Map<TypeInfo, Examined> byType = new IdentityHashMap<>();
    private final List<Raw> found = new ArrayList<>();
    private final Set<String> identifiers = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private Examined open = Simple.NOTHING;
    private int openElement;
    private String openName = "";
    private @Nullable String kind;
    private @Nullable String issuer;
    private @Nullable String country;
    private @Nullable String foreignKind;
    private @Nullable String validAt;
    private SyntheticNumbers synthetic = SyntheticNumbers.ALLOWED;
    private int max;
    private LocalDate made = LocalDate.EPOCH;
    private @Nullable LocalDate applied;
    private String applyOn = "";
    private boolean inApplyOn;
    private final StringBuilder applyOnText = new StringBuilder();
    private final List<Undated> undated = new ArrayList<>();

    /** A code without a date of its own, until the document's is known. */
    private record Undated(CodeList list, String value, String name, int element, String attribute) {}

    Contents(CodeLists lists) {
        this.lists = lists;
    }

    void clear(SyntheticNumbers newSynthetic, int newMax) {
        found.clear();
        identifiers.clear();
        open = Simple.NOTHING;
        synthetic = newSynthetic;
        max = newMax;
        made = LocalDate.EPOCH;
        applied = null;
        applyOn = "";
        inApplyOn = false;
        undated.clear();
    }

    /** What was found, in the document's order; to be asked when all of it has been read. */
    List<Raw> list() {
        LocalDate on = applied == null ? made : applied;
        for (Undated code : undated) {
            judge(code.list, code.value, code.name, on, code.element, code.attribute);
        }
        undated.clear();
        found.sort(Comparator.comparingInt(Raw::element));
        return List.copyOf(found.size() > max ? found.subList(0, max) : found);
    }

    Set<String> identifiers() {
        return Set.copyOf(identifiers);
    }

    /** Codes that have no date of their own are judged on the one that the type's rules name, else on when the message was made. */
    void judgedOn(LocalDate newMade, String type) {
        made = newMade;
        applyOn = DateRules.ofTheStandard().codesApplyOn(type).orElse("");
    }

    /** A child of the payload's root begins. */
    void childBegins(String name) {
        if (name.equals(applyOn)) {
            inApplyOn = true;
            applyOnText.setLength(0);
        }
    }

    void begins(String name, Attributes attributes, @Nullable TypeInfo type, int element) {
        open = examined(type);
        if (open == Simple.NOTHING) {
            return;
        }
        text.setLength(0);
        openElement = element;
        openName = name;
        validAt = attributes.getValue("validAt");
        if (open == Simple.IDENTIFIER) {
            kind = attributes.getValue("type");
            issuer = attributes.getValue("issuer");
            country = attributes.getValue("country");
            foreignKind = attributes.getValue("kind");
        }
    }

    void attribute(String name, String value, @Nullable TypeInfo type, int element) {
        Examined what = examined(type);
        if (what == Simple.PARTY) {
            party(value.trim(), "@" + name, element, name);
        } else if (what instanceof InList in) {
            code(in.list, value.trim(), name, null, element, name);
        }
    }

    void characters(char[] chars, int start, int length) {
        if (inApplyOn) {
            applyOnText.append(chars, start, length);
        }
        if (open != Simple.NOTHING) {
            text.append(chars, start, length);
        }
    }

    void ends() {
        if (inApplyOn) {
            inApplyOn = false;
            applied = dateOf(applyOnText.toString());
        }
        Examined what = open;
        if (what == Simple.NOTHING) {
            return;
        }
        open = Simple.NOTHING;
        String value = text.toString().trim();
        if (what == Simple.IDENTIFIER) {
            identifier(value);
        } else if (what == Simple.PARTY) {
            party(value, openName, openElement, "");
        } else if (what instanceof InList in) {
            code(in.list, value, openName, validAt, openElement, "");
        }
    }

    private void identifier(String value) {
        identifiers.add(value);
        switch (kind == null ? "" : kind) {
            case "FODSELSNUMMER" ->
                number(
                        Fodselsnummer.examine(value),
                        FindingCode.FODSELSNUMMER_FORMAT,
                        FindingCode.FODSELSNUMMER_DATE,
                        FindingCode.FODSELSNUMMER_CHECK_DIGITS);
            case "D_NUMBER" ->
                number(
                        DNumber.examine(value),
                        FindingCode.D_NUMBER_FORMAT,
                        FindingCode.D_NUMBER_DATE,
                        FindingCode.D_NUMBER_CHECK_DIGITS);
            case "DUF_NUMBER" -> dufNumber(DufNumber.examine(value));
            case "LOCAL" -> {
                if (issuer == null) {
                    add(Finding.of(FindingCode.IDENTIFIER_NEEDS_ISSUER), openElement, "");
                }
            }
            case "FOREIGN" -> {
                if (country == null && foreignKind == null) {
                    add(Finding.of(FindingCode.IDENTIFIER_NEEDS_COUNTRY), openElement, "");
                }
            }
            default -> {}
        }
    }

    private void number(
            NumberExamination examination, FindingCode format, FindingCode noDate, FindingCode checkDigits) {
        if (examination.failed().contains(Check.FORMAT)) {
            add(Finding.of(format), openElement, "");
            return;
        }
        if (examination.failed().contains(Check.DATE)) {
            add(Finding.of(noDate), openElement, "");
        } else if (!examination.valid()) {
            add(Finding.of(checkDigits), openElement, "");
        }
        if (!examination.valid()) {
            return;
        }
        if (examination.ruleHeld().filter(rule -> rule == ControlRule.RULE_2032).isPresent()
                && made.isBefore(LocalDate.ofInstant(FIRST_BY_THE_NEW_RULE, java.time.ZoneId.of("Europe/Oslo")))) {
            add(Finding.of(FindingCode.ONLY_BY_2032_RULE), openElement, "");
        }
        boolean isSynthetic = examination.syntheticKind().isPresent();
        if (isSynthetic && synthetic == SyntheticNumbers.REFUSED) {
            add(Finding.of(FindingCode.SYNTHETIC_REFUSED), openElement, "");
        } else if (!isSynthetic && synthetic == SyntheticNumbers.REQUIRED) {
            add(Finding.of(FindingCode.SYNTHETIC_REQUIRED), openElement, "");
        }
    }

    private void dufNumber(NumberExamination examination) {
        if (examination.failed().contains(Check.FORMAT)) {
            add(Finding.of(FindingCode.DUF_NUMBER_FORMAT), openElement, "");
        } else if (!examination.valid()) {
            add(Finding.of(FindingCode.DUF_NUMBER_CHECK_DIGITS), openElement, "");
        }
    }

    private void party(String value, String field, int element, String attribute) {
        if (!OrganisationNumber.examine(value).valid()) {
            add(Finding.of(FindingCode.ORGANISATION_NUMBER_CHECK_DIGIT, "field", field), element, attribute);
        }
    }

    private void code(CodeList list, String value, String name, @Nullable String at, int element, String attribute) {
        if (!list.knows(value)) {
            add(
                    Finding.of(FindingCode.CODE_NOT_IN_LIST, "value", Shown.of(value), "list", list.name()),
                    element,
                    attribute);
            return;
        }
        LocalDate own = at == null ? null : dateOf(at);
        if (own == null) {
            undated.add(new Undated(list, value, name, element, attribute));
        } else {
            judge(list, value, name, own, element, attribute);
        }
    }

    private void judge(CodeList list, String value, String name, LocalDate on, int element, String attribute) {
        if (list.contains(value, on) || tellsOfThePast(list, name)) {
            return;
        }
        List<CodeList.Code> periods = list.periodsOf(value);
        String period = periods.stream()
                .map(code -> code.from() + "–" + (code.until() == null ? "" : code.until()))
                .collect(Collectors.joining(", "));
        String becomes = periods.stream()
                .flatMap(code -> code.becomes().stream())
                .distinct()
                .collect(Collectors.joining(", "));
        add(
                Finding.of(
                        FindingCode.CODE_NOT_VALID_ON_DATE,
                        "value",
                        value,
                        "list",
                        list.name(),
                        "date",
                        on.toString(),
                        "period",
                        period,
                        "becomes",
                        becomes.isEmpty() ? "–" : becomes),
                element,
                attribute);
    }

    /** A diploma or a job can be of a country that is no more; a citizenship can't. */
    private static boolean tellsOfThePast(CodeList list, String name) {
        return list.name().equals("country") && !name.equals("Citizenship");
    }

    private static @Nullable LocalDate dateOf(String text) {
        try {
            return LocalDate.parse(text.trim());
        } catch (DateTimeParseException e) { // the schema has told of it
            return null;
        }
    }

    private void add(Finding finding, int element, String attribute) {
        if (found.size() < max) {
            found.add(new Raw(finding, element, attribute));
        }
    }

    private Examined examined(@Nullable TypeInfo type) {
        if (type == null) {
            return Simple.NOTHING;
        }
        Examined known = byType.get(type);
        if (known == null) {
            known = examine(type);
            byType.put(type, known);
        }
        return known;
    }

    private Examined examine(TypeInfo type) {
        if (is(type, COMMON, "IdentifierType")) {
            return Simple.IDENTIFIER;
        }
        if (is(type, COMMON, "PartyType")) {
            return Simple.PARTY;
        }
        for (CodeList list : lists.all()) {
            if (is(type, CODES, list.type())) {
                return new InList(list);
            }
        }
        return Simple.NOTHING;
    }

    private static boolean is(TypeInfo type, String namespace, String name) {
        return namespace.equals(type.getTypeNamespace()) && name.equals(type.getTypeName())
                || type.isDerivedFrom(namespace, name, DERIVATION);
    }
}
