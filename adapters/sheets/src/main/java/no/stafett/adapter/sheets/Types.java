package no.stafett.adapter.sheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.stafett.v1.codelist.CodeList;
import no.stafett.v1.codelist.CodeLists;
import no.stafett.v1.identifier.DNumber;
import no.stafett.v1.identifier.DufNumber;
import no.stafett.v1.identifier.Fodselsnummer;
import no.stafett.v1.identifier.OrganisationNumber;
import no.stafett.v1.model.codes.IdentifierKind;
import no.stafett.v1.time.PartialDate;

/** What may stand in a column. */
public final class Types {
    private static final CodeLists LISTS = CodeLists.ofTheStandard();
    private static final int LINE_CHARACTERS_MAX = 200;
    private static final int TEXT_CHARACTERS_MAX = 4000;
    private static final Pattern MUNICIPALITY = Pattern.compile("([0-9]{4})(?: .*)?");
    private static final Pattern COUNTY = Pattern.compile("([0-9]{2})(?: .*)?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:/\\-]{1,80}");
    private static final Pattern CLAIM = Pattern.compile("[A-Z0-9\\-]{1,40}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,5}(?:\\.[0-9]{1,2})?");
    private static final Pattern IN_BRACKETS = Pattern.compile(".*\\(([A-Za-z0-9_]+)\\)");
    private static final int LISTED_MAX = 400;

    private Types() {}

    /** A line of text. */
    public static ColumnType<String> line() {
        return new Simple<>(
                cell -> fitting(cell.value().replaceAll("\\s+", " "), LINE_CHARACTERS_MAX),
                text -> text,
                new Words("tekst på høyst 200 tegn", "text of at most 200 characters"),
                List.of(),
                true);
    }

    /** Text in paragraphs. */
    public static ColumnType<String> text() {
        return new Simple<>(
                cell -> fitting(cell.value().replace("\r\n", "\n").replace('\r', '\n'), TEXT_CHARACTERS_MAX),
                text -> text,
                new Words("tekst på høyst 4000 tegn", "text of at most 4000 characters"),
                List.of(),
                true);
    }

    /** A whole date. */
    public static ColumnType<LocalDate> day() {
        return new Simple<>(
                Dates::day,
                LocalDate::toString,
                new Words("en dato: 2024-05-31 eller 31.05.2024", "a date: 2024-05-31 or 31.05.2024"),
                List.of(),
                false);
    }

    /** A date as exactly as it is known. */
    public static ColumnType<PartialDate> partialDay() {
        return new Simple<>(
                Dates::partial,
                PartialDate::toString,
                new Words(
                        "en dato så nøyaktig som den er kjent: 2015, 2015-06 eller 2015-06-30",
                        "a date as exactly as it is known: 2015, 2015-06 or 2015-06-30"),
                List.of(),
                false);
    }

    /** Yes or no. */
    public static ColumnType<Boolean> yesNo() {
        return new Simple<>(
                cell -> switch (cell.value().toLowerCase(Locale.ROOT)) {
                    case "ja", "j", "yes", "true", "sann" -> Optional.of(true);
                    case "nei", "n", "no", "false", "usann" -> Optional.of(false);
                    default -> Optional.empty();
                },
                yes -> yes ? "ja" : "nei",
                new Words("ja eller nei", "ja or nei (yes or no)"),
                List.of("ja", "nei"),
                false);
    }

    /** A whole number. */
    public static ColumnType<Integer> whole(int least, int most) {
        return new Simple<>(
                cell -> Optional.of(number(cell))
                        .filter(text -> WHOLE.matcher(text).matches())
                        .map(Integer::valueOf)
                        .filter(number -> number >= least && number <= most),
                number -> Integer.toString(number),
                new Words("et helt tall fra " + least + " til " + most, "a whole number from " + least + " to " + most),
                List.of(),
                false);
    }

    /** A number that may have decimals, with comma or point; {@code form} is how it must look with a point. */
    public static ColumnType<BigDecimal> amount(String form, String nb, String en) {
        var pattern = Pattern.compile(form);
        return new Simple<>(
                cell -> Optional.of(number(cell))
                        .filter(text -> AMOUNT.matcher(text).matches())
                        .filter(text -> pattern.matcher(text).matches())
                        .map(BigDecimal::new),
                BigDecimal::toPlainString,
                new Words(nb, en),
                List.of(),
                false);
    }

    /** A code of the standard's list, or its Norwegian name where only one code has it; whether it is valid on the date is judged later. */
    public static ColumnType<String> code(String list) {
        return new OfList(LISTS.named(list).orElseThrow(() -> new IllegalArgumentException("no list " + list)), false);
    }

    /** As {@link #code}, but codes are what people say themselves: B2, or driving licence B. */
    public static ColumnType<String> shortCode(String list) {
        return new OfList(LISTS.named(list).orElseThrow(() -> new IllegalArgumentException("no list " + list)), true);
    }

    /** One of these Norwegian words, each meaning a value. */
    public static <E extends Enum<E>> ColumnType<E> words(Map<String, E> meanings) {
        var known = new HashMap<String, E>();
        meanings.forEach((word, meaning) -> {
            known.put(word.toLowerCase(Locale.ROOT), meaning);
            known.put(meaning.name().toLowerCase(Locale.ROOT), meaning);
        });
        var choices = meanings.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        var listed = String.join(", ", choices);
        return new Simple<>(
                cell -> Optional.ofNullable(known.get(cell.value().toLowerCase(Locale.ROOT))),
                meaning -> meanings.entrySet().stream()
                        .filter(entry -> entry.getValue() == meaning)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(meaning.name()),
                new Words("en av " + listed, "one of " + listed),
                choices,
                false);
    }

    /** A DUF number, D-number or fødselsnummer: which one is told by its length and first digit, and the control digits hold. */
    public static ColumnType<NamedBy> person() {
        return new Simple<>(
                cell -> {
                    var digits = digits(cell, 11);
                    if (DufNumber.parse(digits).isPresent()) {
                        return Optional.of(new NamedBy(IdentifierKind.DUF_NUMBER, digits));
                    }
                    if (DNumber.parse(digits).isPresent()) {
                        return Optional.of(new NamedBy(IdentifierKind.D_NUMBER, digits));
                    }
                    return Fodselsnummer.parse(digits).map(number -> new NamedBy(IdentifierKind.FODSELSNUMMER, digits));
                },
                NamedBy::number,
                new Words(
                        "et DUF-nummer (12 siffer), D-nummer eller fødselsnummer (11 siffer) med riktige kontrollsiffer",
                        "a DUF number (12 digits), D-number or fødselsnummer (11 digits) with control digits that hold"),
                List.of(),
                true);
    }

    /** An organisation number. */
    public static ColumnType<String> organisation() {
        return new Simple<>(
                cell -> OrganisationNumber.parse(digits(cell, 9)).map(OrganisationNumber::value),
                number -> number,
                new Words(
                        "et organisasjonsnummer: ni siffer med riktig kontrollsiffer",
                        "an organisation number: nine digits with a control digit that holds"),
                List.of(),
                false);
    }

    /** A municipality's number, four digits; its name may stand after it. */
    public static ColumnType<String> municipality() {
        return numbered(
                MUNICIPALITY,
                4,
                new Words("et kommunenummer med fire siffer: 1508", "a municipality number of four digits: 1508"));
    }

    /** A county's number, two digits; its name may stand after it. */
    public static ColumnType<String> county() {
        return numbered(COUNTY, 2, new Words("et fylkesnummer med to siffer: 15", "a county number of two digits: 15"));
    }

    /** A key of the sender's own, that says nothing about the person. */
    public static ColumnType<String> key() {
        return matching(
                KEY,
                "en nøkkel: bokstaver, sifre og . _ : / -, høyst 80",
                "a key: letters, digits and . _ : / -, at most 80");
    }

    /** The number of a claim. */
    public static ColumnType<String> claim() {
        return matching(CLAIM, "et reservasjonsnummer: K-000123", "a claim number: K-000123");
    }

    /** The id of a message. */
    public static ColumnType<String> messageId() {
        return matching(
                UUID,
                "id-en til en melding: 8-4-4-4-12 heksadesimale siffer",
                "the id of a message: 8-4-4-4-12 hexadecimal digits");
    }

    /** Digits only, so many. */
    public static ColumnType<String> digits(int least, int most, String nb, String en) {
        return matching(Pattern.compile("[0-9]{" + least + "," + most + "}"), nb, en);
    }

    private static ColumnType<String> matching(Pattern pattern, String nb, String en) {
        return new Simple<>(
                cell -> Optional.of(cell.value())
                        .filter(text -> pattern.matcher(text).matches()),
                text -> text,
                new Words(nb, en),
                List.of(),
                false);
    }

    private static ColumnType<String> numbered(Pattern pattern, int digits, Words expected) {
        return new Simple<>(
                cell -> {
                    var matcher =
                            pattern.matcher(cell.kind() == Cell.Kind.NUMBER ? digits(cell, digits) : cell.value());
                    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
                },
                number -> number,
                expected,
                List.of(),
                false);
    }

    private static Optional<String> fitting(String text, int most) {
        var fits = text.codePointCount(0, text.length()) <= most
                && text.codePoints()
                        .allMatch(character -> character == '\n'
                                || character == '\t'
                                || (character >= 0x20
                                        && !Character.isISOControl(character)
                                        && character != 0xFFFD
                                        && character != 0xFFFE
                                        && character != 0xFFFF
                                        && Character.getType(character) != Character.SURROGATE));
        return fits ? Optional.of(text) : Optional.empty();
    }

    /** A number as a message writes it: spaces between thousands go, a comma becomes a point. */
    private static String number(Cell cell) {
        var text = cell.value()
                .replaceAll("[ \u00A0\u202F](?=[0-9]{3}(?:[^0-9]|$))", "")
                .replace(',', '.');
        return text.matches("[0-9]+\\.0+") ? text.substring(0, text.indexOf('.')) : text;
    }

    /** Digits without the spaces that people put between them; a number has lost its leading zeros and gets them back. */
    private static String digits(Cell cell, int length) {
        if (cell.kind() == Cell.Kind.NUMBER) {
            var text = cell.value();
            return text.matches("[0-9]{1," + length + "}") ? "0".repeat(length - text.length()) + text : text;
        }
        return cell.value().replaceAll("[ \u00A0\u202F]", "");
    }

    private record Simple<T>(
            Function<Cell, Optional<T>> reading,
            Function<T, String> writing,
            Words expected,
            List<String> choices,
            boolean personal)
            implements ColumnType<T> {
        @Override
        public Optional<T> read(Cell cell) {
            return cell.kind() == Cell.Kind.ERROR ? Optional.empty() : reading.apply(cell);
        }

        @Override
        public String write(T value) {
            return writing.apply(value);
        }
    }

    /** Codes of a list, under their names. */
    private static final class OfList implements ColumnType<String> {
        private final CodeList list;
        private final Map<String, String> codes = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final List<String> choices;

        OfList(CodeList list, boolean byCode) {
            this.list = list;
            var codesOf = new HashMap<String, java.util.Set<String>>();
            list.codes()
                    .forEach((value, periods) -> periods.forEach(period -> codesOf.computeIfAbsent(
                                    period.nb().toLowerCase(Locale.ROOT), name -> new java.util.HashSet<>())
                            .add(value)));
            codesOf.forEach((name, values) -> {
                if (values.size() == 1) {
                    codes.put(name, values.iterator().next());
                }
            });
            list.codes().forEach((value, periods) -> {
                codes.put(value.toLowerCase(Locale.ROOT), value);
                var name = periods.get(periods.size() - 1).nb();
                var certain = value.equals(codes.get(name.toLowerCase(Locale.ROOT)));
                names.put(value, byCode && value.indexOf('_') < 0 ? value : certain ? name : name + " (" + value + ")");
            });
            var all = list.codes().entrySet().stream()
                    .filter(entry ->
                            entry.getValue().get(entry.getValue().size() - 1).until() == null)
                    .map(entry -> names.getOrDefault(entry.getKey(), entry.getKey()))
                    .toList();
            this.choices = all.size() > LISTED_MAX ? List.of() : all;
        }

        @Override
        public Optional<String> read(Cell cell) {
            var text = cell.value().toLowerCase(Locale.ROOT);
            var code = codes.get(text);
            if (code == null) {
                var inBrackets = IN_BRACKETS.matcher(text);
                code = inBrackets.matches() ? codes.get(inBrackets.group(1)) : null;
            }
            return Optional.ofNullable(code);
        }

        @Override
        public String write(String value) {
            return names.getOrDefault(value, value);
        }

        @Override
        public Words expected() {
            if (choices.size() <= 12) {
                return new Words("en av " + String.join(", ", choices), "one of " + String.join(", ", choices));
            }
            return new Words(
                    "en kode eller et norsk navn fra kodelisten " + list.name(),
                    "a code or a Norwegian name of the code list " + list.name());
        }

        @Override
        public List<String> choices() {
            return choices;
        }
    }
}
